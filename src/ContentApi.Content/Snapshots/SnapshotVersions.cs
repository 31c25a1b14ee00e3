using System.Collections.Frozen;
using ContentApi.Content.Model;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// When parts of the content changed last, as numbers of snapshots: where two snapshots of one repository have the same number for a part, they have the part in common. Counted in the
/// process, and told to nobody.
/// </summary>
sealed class SnapshotVersions
{
    static long latest;

    readonly long others;
    readonly IReadOnlyDictionary<ContentType, long> types;

    SnapshotVersions(long sequence, long names, long others, IReadOnlyDictionary<ContentType, long> types) =>
        (Sequence, Names, this.others, this.types) = (sequence, names, others, types);

    /// <summary>Nothing in common with any other.</summary>
    public static SnapshotVersions New()
    {
        var number = Interlocked.Increment(ref latest);
        return new(number, number, number, FrozenDictionary<ContentType, long>.Empty);
    }

    /// <param name="touched">Types with entries that came, went or changed.</param>
    /// <param name="namesDiffer">Whether a name came or went.</param>
    public SnapshotVersions After(IEnumerable<ContentType> touched, bool namesDiffer)
    {
        var number = Interlocked.Increment(ref latest);
        var next = new Dictionary<ContentType, long>(types);
        foreach (var type in touched) next[type] = number;
        return new(number, namesDiffer ? number : Names, others, next);
    }

    /// <summary>The snapshot's own.</summary>
    public long Sequence { get; }

    /// <summary>What names entries and files: paths, keys, URLs, aliases, redirects; so also where a link leads.</summary>
    public long Names { get; }

    /// <summary>Of the entries of a type: which there are, and what they say.</summary>
    public long Of(ContentType type) => types.TryGetValue(type, out var number) ? number : others;
}
