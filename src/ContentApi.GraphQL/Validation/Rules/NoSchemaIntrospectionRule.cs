using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Introspection;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>
/// The meta-fields <c>__schema</c> and <c>__type</c> are not selected; <c>__typename</c> is
/// allowed. Not a rule of the specification, but for servers that disable introspection.
/// </summary>
sealed class NoSchemaIntrospectionRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<FieldNode>(NodeKind.Field, Check);

    static void Check(FieldNode node, ValidationContext context)
    {
        if (context.Field is { } field && MetaFields.IsSchemaField(field, context.Schema))
            context.Report(ErrorCodes.IntrospectionDisabled, $"Introspection is disabled on this server: \"{node.Name.Value}\" cannot be selected.", node);
    }
}
