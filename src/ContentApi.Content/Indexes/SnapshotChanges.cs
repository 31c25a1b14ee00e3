using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Indexes;

/// <summary>How two snapshots of one model differ, worked out for the types that are asked for.</summary>
/// <param name="before">The entries of a type in the first, by ordinal order of path.</param>
/// <param name="after">The same in the second.</param>
sealed class SnapshotChanges(Func<ContentType, Entry[]> before, Func<ContentType, Entry[]> after)
{
    readonly Dictionary<ContentType, EntryChanges> known = [];

    public EntryChanges Of(ContentType type)
    {
        if (!known.TryGetValue(type, out var changes)) known.Add(type, changes = EntryChanges.Between(before(type), after(type)));
        return changes;
    }
}
