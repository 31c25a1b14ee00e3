using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>Two fields that cannot be merged, by themselves (then there is a reason) or because of what is selected below them.</summary>
sealed class Conflict(MergedField first, MergedField second, string? reason)
{
    const int MaxNodesPerSide = ValidationLimits.MaxNodesPerError / 2;

    public List<Conflict> Below { get; } = [];

    public string ResponseName => first.Node.ResponseName;

    public string Describe()
    {
        var text = Describe(ValidationLimits.MaxQuotedLength);
        return text.Length <= ValidationLimits.MaxQuotedLength ? text : text[..ValidationLimits.MaxQuotedLength] + "...";
    }

    /// <summary>The fields on the first way down, then those on the second.</summary>
    public IReadOnlyList<SyntaxNode> Nodes()
    {
        var (firsts, seconds) = (new List<SyntaxNode>(), new List<SyntaxNode>());
        AddNodes(firsts, seconds);
        return [.. firsts, .. seconds];
    }

    // Each level adds words, so the room that is left bounds the depth as well.
    string Describe(int room)
    {
        if (reason is not null || room <= 0) return reason ?? "";
        var text = "";
        foreach (var conflict in Below)
        {
            if (text.Length > room) break;
            var lead = $"{(text == "" ? "" : " and ")}subfields \"{conflict.ResponseName}\" conflict because ";
            text += lead + conflict.Describe(room - text.Length - lead.Length);
        }
        return text;
    }

    void AddNodes(List<SyntaxNode> firsts, List<SyntaxNode> seconds)
    {
        if (firsts.Count == MaxNodesPerSide) return;
        firsts.Add(first.Node);
        seconds.Add(second.Node);
        foreach (var conflict in Below)
        {
            if (firsts.Count == MaxNodesPerSide) return;
            conflict.AddNodes(firsts, seconds);
        }
    }
}
