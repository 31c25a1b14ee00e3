using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>
/// Conflicts, each under the pair of fields whose selections brought it together: the author is shown where the two ways part, and one error for
/// all that follows from it.
/// </summary>
sealed class ConflictTree(ValidationContext context)
{
    /// <summary>More conflicts than this fill every error that is told, to its last node and word.</summary>
    const int MaxConflicts = ValidationLimits.MaxErrors * ValidationLimits.MaxNodesPerError;

    readonly List<Conflict> roots = [];
    readonly Dictionary<(MergedField, MergedField), Conflict> parents = [];
    readonly HashSet<(FieldNode, FieldNode)> known = [];

    public IReadOnlyList<Conflict> Roots => roots;

    /// <summary>Whether a further conflict could be told.</summary>
    public bool HasRoom => roots.Count <= ValidationLimits.MaxErrors && known.Count < MaxConflicts;

    /// <summary>Two fields may meet in several merged selections; they are recorded the first time.</summary>
    public void Add(MergedField first, MergedField second, string reason)
    {
        if (known.Contains((second.Node, first.Node)) || !known.Add((first.Node, second.Node))) return;

        var conflict = new Conflict(first, second, reason);
        while (first.Parent != second.Parent)
        {
            context.Spend(1);
            // Fields of one selection are equally deep, so both have a parent as long as the two differ.
            (first, second) = (first.Parent!, second.Parent!);
            if (parents.TryGetValue((first, second), out var parent))
            {
                parent.Below.Add(conflict);
                return;
            }
            parents[(first, second)] = parent = new Conflict(first, second, reason: null);
            parent.Below.Add(conflict);
            conflict = parent;
        }
        roots.Add(conflict);
    }
}
