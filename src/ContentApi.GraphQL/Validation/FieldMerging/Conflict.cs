using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>Two fields that cannot be merged, by themselves or because of what is selected below them.</summary>
/// <param name="Reason">Why, as the end of a sentence; at most <see cref="ValidationLimits.MaxQuotedLength"/> long and marked where it was cut.</param>
/// <param name="Firsts">The first of the two, then what conflicts below it; at most half of <see cref="ValidationLimits.MaxNodesPerError"/>.</param>
/// <param name="Seconds">As <paramref name="Firsts"/>, of the second field.</param>
sealed record Conflict(string ResponseName, string Reason, IReadOnlyList<FieldNode> Firsts, IReadOnlyList<FieldNode> Seconds)
{
    const int MaxNodesPerSide = ValidationLimits.MaxNodesPerError / 2;

    /// <summary>One conflict for all those of the two fields' subfields.</summary>
    /// <param name="below">At least one.</param>
    public static Conflict Of(FieldNode first, FieldNode second, List<Conflict> below) =>
        new(first.ResponseName, Describe(below), Nodes(first, below.Select(conflict => conflict.Firsts)), Nodes(second, below.Select(conflict => conflict.Seconds)));

    static string Describe(List<Conflict> below)
    {
        var text = "";
        foreach (var conflict in below)
        {
            text += $"{(text == "" ? "" : " and ")}subfields \"{conflict.ResponseName}\" conflict because {conflict.Reason}";
            if (text.Length > ValidationLimits.MaxQuotedLength) return text[..ValidationLimits.MaxQuotedLength] + "...";
        }
        return text;
    }

    // Of a conflict that does not fit in whole the deepest fields are kept: they are where the fault is.
    static List<FieldNode> Nodes(FieldNode field, IEnumerable<IReadOnlyList<FieldNode>> below)
    {
        var nodes = new List<FieldNode> { field };
        foreach (var fields in below)
        {
            if (nodes.Count == MaxNodesPerSide) break;
            nodes.AddRange(fields.TakeLast(MaxNodesPerSide - nodes.Count));
        }
        return nodes;
    }
}
