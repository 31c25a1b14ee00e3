using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>The schema has a root type for the operation's type.</summary>
sealed class KnownOperationTypesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, Check);

    static void Check(OperationDefinitionNode node, ValidationContext context)
    {
        if (context.Schema.RootType(node.Operation) is null)
            context.Report($"The {node.Operation.ToString().ToLowerInvariant()} operation is not supported by the schema.", node);
    }
}
