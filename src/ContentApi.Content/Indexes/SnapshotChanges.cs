using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Indexes;

/// <summary>The differences between two snapshots of one model. Those of a type are computed when they are first read.</summary>
/// <param name="before">Returns the entries of a type in the first snapshot, in the order of their places.</param>
/// <param name="after">Returns the entries of a type in the second snapshot, in the order of their places.</param>
sealed class SnapshotChanges(Func<ContentType, Entry[]> before, Func<ContentType, Entry[]> after)
{
    readonly Dictionary<ContentType, EntryChanges> known = [];

    public EntryChanges Of(ContentType type)
    {
        if (!known.TryGetValue(type, out var changes)) known.Add(type, changes = EntryChanges.Between(before(type), after(type)));
        return changes;
    }
}
