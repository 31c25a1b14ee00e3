using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>The fields of a document's selection sets, each set read once.</summary>
sealed class DocumentFields(ValidationContext context)
{
    readonly Dictionary<(SelectionSetNode, NamedType?), OwnFields> known = [];
    readonly Dictionary<FragmentDefinitionNode, OwnFields> ofFragments = [];

    /// <summary>Those below a field; null where it selects nothing.</summary>
    public OwnFields? Below(MergedField field) => field.Node.SelectionSet is { } set ? Of(set, field.CompositeType) : null;

    public OwnFields Of(FragmentDefinitionNode fragment)
    {
        if (!ofFragments.TryGetValue(fragment, out var own))
            ofFragments.Add(fragment, own = Of(fragment.SelectionSet, context.FindConditionType(fragment.TypeCondition)));
        return own;
    }

    /// <param name="type">What the set selects from; null where that is not known.</param>
    public OwnFields Of(SelectionSetNode set, NamedType? type)
    {
        if (!known.TryGetValue((set, type), out var own))
        {
            known.Add((set, type), own = new OwnFields());
            Read(set, type, own);
        }
        return own;
    }

    void Read(SelectionSetNode set, NamedType? type, OwnFields own)
    {
        context.Spend(set.Selections.Count);
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    own.Add(new MergedField(field, type, context.FindField(type, field.Name.Value)));
                    break;
                case FragmentSpreadNode spread:
                    if (context.Facts.FindFragment(spread.Name.Value) is { } fragment) own.Add(fragment);
                    break;
                case InlineFragmentNode inline:
                    Read(inline.SelectionSet, inline.TypeCondition is { } condition ? context.FindConditionType(condition) : type, own);
                    break;
            }
        }
    }
}
