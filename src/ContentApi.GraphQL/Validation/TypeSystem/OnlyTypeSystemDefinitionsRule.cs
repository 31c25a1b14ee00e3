using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>A type system document holds no operations and no fragments.</summary>
sealed class OnlyTypeSystemDefinitionsRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, static (node, context) =>
            context.Report("An operation has no place in a type system document.", node));
        on.Enter<FragmentDefinitionNode>(NodeKind.FragmentDefinition, static (node, context) =>
            context.Report("A fragment has no place in a type system document.", node));
    }
}
