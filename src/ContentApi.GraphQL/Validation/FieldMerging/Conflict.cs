using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>Two fields that cannot be merged, because of themselves or of their subfields.</summary>
/// <param name="ResponseName">The response name of both fields.</param>
/// <param name="Reason">The reason as the end of a sentence, truncated to about <see cref="ValidationLimits.MaxQuotedLength"/> UTF-16 code units.</param>
/// <param name="Firsts">The first field, then its conflicting subfields; at most half of <see cref="ValidationLimits.MaxNodesPerError"/> nodes.</param>
/// <param name="Seconds">The second field, then its conflicting subfields; as many at most.</param>
sealed record Conflict(string ResponseName, string Reason, IReadOnlyList<FieldNode> Firsts, IReadOnlyList<FieldNode> Seconds)
{
    const int MaxNodesPerSide = ValidationLimits.MaxNodesPerError / 2;

    /// <summary>Combines the conflicts between the subfields of two fields to one conflict.</summary>
    /// <param name="first">The first field.</param>
    /// <param name="second">The second field.</param>
    /// <param name="below">The conflicts between subfields, at least one.</param>
    public static Conflict Of(FieldNode first, FieldNode second, List<Conflict> below) =>
        new(
            first.ResponseName, Describe(below),
            Nodes(first, below.Select(conflict => conflict.Firsts)), Nodes(second, below.Select(conflict => conflict.Seconds)));

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

    // If a conflict has too many nodes, the deepest fields are kept: the error is there.
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
