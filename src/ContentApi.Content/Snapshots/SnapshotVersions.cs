using System.Collections.Frozen;
using ContentApi.Content.Model;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// The version stamps of the parts of a snapshot: the number of the snapshot in which a part last changed. If a part has the same stamp in two snapshots, its
/// content is the same. The numbers are counted in the process and never sent to clients.
/// </summary>
sealed class SnapshotVersions
{
    static long latest;

    readonly long others;
    readonly IReadOnlyDictionary<ContentType, long> types;

    SnapshotVersions(long sequence, long names, long others, IReadOnlyDictionary<ContentType, long> types) =>
        (Sequence, Names, this.others, this.types) = (sequence, names, others, types);

    /// <summary>Makes the stamps of a snapshot that shares no part with another.</summary>
    public static SnapshotVersions New()
    {
        var number = Interlocked.Increment(ref latest);
        return new(number, number, number, FrozenDictionary<ContentType, long>.Empty);
    }

    /// <summary>Makes the stamps of the next snapshot.</summary>
    /// <param name="touched">The types with entries that were added, removed or changed.</param>
    /// <param name="namesDiffer">Whether a name of an entry or a file was added or removed.</param>
    public SnapshotVersions After(IEnumerable<ContentType> touched, bool namesDiffer)
    {
        var number = Interlocked.Increment(ref latest);
        var next = new Dictionary<ContentType, long>(types);
        foreach (var type in touched) next[type] = number;
        return new(number, namesDiffer ? number : Names, others, next);
    }

    /// <summary>The number of the snapshot itself.</summary>
    public long Sequence { get; }

    /// <summary>The stamp of the names of entries and files (paths, keys, URLs, aliases, redirects), on which the targets of links depend.</summary>
    public long Names { get; }

    /// <summary>The stamp of the entries of a type and their content.</summary>
    public long Of(ContentType type) => types.TryGetValue(type, out var number) ? number : others;
}
