using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>The fields and fragment spreads of one selection set, including those of its inline fragments, in the order of the text.</summary>
sealed class OwnFields
{
    readonly OrderedDictionary<string, List<MergedField>> groups = [];
    readonly List<FragmentDefinitionNode> spreads = [];
    readonly HashSet<FragmentDefinitionNode> known = [];

    /// <summary>The fields by response name.</summary>
    public OrderedDictionary<string, List<MergedField>> Groups => groups;

    /// <summary>The fragments that the set spreads, each once.</summary>
    public List<FragmentDefinitionNode> Spreads => spreads;

    /// <summary>The number of the merged selection that these fields were last added to; 0 for none.</summary>
    public int Selection { get; set; }

    public void Add(MergedField field)
    {
        var name = field.Node.ResponseName;
        if (!groups.TryGetValue(name, out var group)) groups.Add(name, group = []);
        group.Add(field);
    }

    public void Add(FragmentDefinitionNode fragment)
    {
        if (known.Add(fragment)) spreads.Add(fragment);
    }
}
