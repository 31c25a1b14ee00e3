using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>A type system document contains no operations and no fragments.</summary>
sealed class OnlyTypeSystemDefinitionsRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, static (node, context) =>
            context.Report("A type system document cannot contain an operation.", node));
        on.Enter<FragmentDefinitionNode>(NodeKind.FragmentDefinition, static (node, context) =>
            context.Report("A type system document cannot contain a fragment.", node));
    }
}
