using ContentApi.Content.Entries;

namespace ContentApi.Content.Indexes;

/// <summary>The difference between the entries of one type in two snapshots. An entry whose file changed is in both lists.</summary>
/// <param name="Removed">The removed entries in the order of their places.</param>
/// <param name="Added">The added entries in the order of their places.</param>
sealed record EntryChanges(IReadOnlyList<Entry> Removed, IReadOnlyList<Entry> Added)
{
    public static readonly EntryChanges None = new([], []);

    public int Count => Removed.Count + Added.Count;

    /// <summary>Compares two lists of entries.</summary>
    /// <param name="before">The old entries in the order of their places.</param>
    /// <param name="after">The new entries in the order of their places.</param>
    public static EntryChanges Between(ReadOnlySpan<Entry> before, ReadOnlySpan<Entry> after)
    {
        if (before == after) return None;
        var (removed, added) = (new List<Entry>(), new List<Entry>());
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            // An unchanged entry is the same object in both snapshots, so most comparisons are of references.
            if (i < before.Length && j < after.Length && ReferenceEquals(before[i], after[j]))
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }
            var order = i == before.Length ? 1 : j == after.Length ? -1 : Entry.InOrder.Compare(before[i], after[j]);
            if (order <= 0) removed.Add(before[i++]);
            if (order >= 0) added.Add(after[j++]);
        }
        return new(removed, added);
    }
}
