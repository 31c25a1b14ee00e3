using ContentApi.Content.Entries;

namespace ContentApi.Content.Indexes;

/// <summary>How the entries of one type differ from one snapshot to the next. An entry whose file changed is removed and added.</summary>
/// <param name="Removed">By ordinal order of path.</param>
/// <param name="Added">By ordinal order of path.</param>
sealed record EntryChanges(IReadOnlyList<Entry> Removed, IReadOnlyList<Entry> Added)
{
    public static readonly EntryChanges None = new([], []);

    public int Count => Removed.Count + Added.Count;

    /// <param name="before">By ordinal order of path.</param>
    /// <param name="after">By ordinal order of path.</param>
    public static EntryChanges Between(ReadOnlySpan<Entry> before, ReadOnlySpan<Entry> after)
    {
        if (before == after) return None;
        var (removed, added) = (new List<Entry>(), new List<Entry>());
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            // What did not change is the same object: whole stretches are compared as pointers.
            if (i < before.Length && j < after.Length && ReferenceEquals(before[i], after[j]))
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }
            var order = i == before.Length ? 1 : j == after.Length ? -1 : string.CompareOrdinal(before[i].Path, after[j].Path);
            if (order <= 0) removed.Add(before[i++]);
            if (order >= 0) added.Add(after[j++]);
        }
        return new(removed, added);
    }
}
