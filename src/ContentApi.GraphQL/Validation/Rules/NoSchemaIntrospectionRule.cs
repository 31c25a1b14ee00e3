using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Introspection;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>The schema is not asked for. No rule of the specification: for servers that switch introspection off. <c>__typename</c> is no secret.</summary>
sealed class NoSchemaIntrospectionRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<FieldNode>(NodeKind.Field, Check);

    static void Check(FieldNode node, ValidationContext context)
    {
        if (context.Field is { } field && MetaFields.IsSchemaField(field, context.Schema))
            context.Report(ErrorCodes.IntrospectionDisabled, $"Introspection is switched off on this server: \"{node.Name.Value}\" cannot be asked for.", node);
    }
}
