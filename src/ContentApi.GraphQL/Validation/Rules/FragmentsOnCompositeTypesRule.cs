using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A fragment's type condition is an object type, an interface or a union.</summary>
sealed class FragmentsOnCompositeTypesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Enter<InlineFragmentNode>(NodeKind.InlineFragment, (node, context) =>
        {
            if (node.TypeCondition is { } condition && IsKnownAndNotComposite(condition, context))
                context.Report($"Fragment cannot condition on non composite type \"{condition.Name.Value}\".", condition);
        });
        on.Enter<FragmentDefinitionNode>(NodeKind.FragmentDefinition, (node, context) =>
        {
            var condition = node.TypeCondition;
            if (IsKnownAndNotComposite(condition, context))
                context.Report($"Fragment \"{node.Name.Value}\" cannot condition on non composite type \"{condition.Name.Value}\".", condition);
        });
    }

    static bool IsKnownAndNotComposite(NamedTypeNode condition, ValidationContext context) =>
        context.Schema.FindType(condition.Name.Value) is { IsComposite: false };
}
