using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>Returns the fields of a document's selection sets. Reads each set once.</summary>
sealed class DocumentFields(ValidationContext context)
{
    readonly Dictionary<(SelectionSetNode, NamedType?), OwnFields> known = [];
    readonly Dictionary<FragmentDefinitionNode, OwnFields> ofFragments = [];

    /// <summary>Returns the subfields of a field; null if it has no selection set.</summary>
    public OwnFields? Below(MergedField field) => field.Node.SelectionSet is { } set ? Of(set, field.CompositeType) : null;

    public OwnFields Of(FragmentDefinitionNode fragment)
    {
        if (!ofFragments.TryGetValue(fragment, out var own))
            ofFragments.Add(fragment, own = Of(fragment.SelectionSet, context.FindConditionType(fragment.TypeCondition)));
        return own;
    }

    /// <param name="set">The selection set.</param>
    /// <param name="type">The type that the set selects from; null if it is not known.</param>
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
