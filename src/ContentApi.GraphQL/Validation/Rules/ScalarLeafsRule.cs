using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A field of a scalar or enum type has no selection set; any other field has one.</summary>
sealed class ScalarLeafsRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<FieldNode>(NodeKind.Field, Check);

    static void Check(FieldNode node, ValidationContext context)
    {
        if (context.Field?.Type is not { } type) return;

        var name = node.Name.Value;
        if (type.Named.IsLeaf)
        {
            if (node.SelectionSet is not null)
                context.Report($"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.", node.SelectionSet);
        }
        else if (node.SelectionSet is null)
        {
            context.Report($"Field \"{name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?", node);
        }
    }
}
