using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A fragment can apply: at least one object type is possible for both its type condition and the parent type.</summary>
sealed class PossibleFragmentSpreadsRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Enter<InlineFragmentNode>(NodeKind.InlineFragment, (node, context) => Check(node, "Fragment", node.TypeCondition, context));
        on.Enter<FragmentSpreadNode>(NodeKind.FragmentSpread, (node, context) =>
            Check(node, $"Fragment \"{node.Name.Value}\"", context.Facts.FindFragment(node.Name.Value)?.TypeCondition, context));
    }

    static void Check(SelectionNode node, string fragment, NamedTypeNode? condition, ValidationContext context)
    {
        if (condition is null || context.FindConditionType(condition) is not { } type || context.ParentType is not { } parent) return;
        if (!Overlap(context.Schema, type, parent))
            context.Report($"{fragment} cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", node);
    }

    static bool Overlap(Schema schema, NamedType a, NamedType b)
    {
        // Possible types decide, not the relation of two interfaces: one may implement the other, and yet no object type implements either.
        return a == b || schema.PossibleTypes(a).Any(type => schema.IsSubType(type, b));
    }
}
