using System.Collections.Concurrent;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Indexes;

/// <summary>
/// The indexes of one snapshot. An index is made when a query first needs it; later snapshots update it by their changes. The content model declares no
/// indexes, and a field that no query uses has none. The steps of a query never depend on which indexes exist already. Thread-safe.
/// </summary>
sealed class SnapshotIndexes
{
    readonly ConcurrentDictionary<ValuePath, Lazy<SortedIndex>> sorted = [];
    readonly ConcurrentDictionary<TextsOf, Lazy<ReferrerIndex>> referrers = [];
    readonly Func<ContentType, Entry[]> entriesOf;

    /// <param name="entriesOf">Returns the entries of a type in ordinal order of path.</param>
    public SnapshotIndexes(Func<ContentType, Entry[]> entriesOf) => this.entriesOf = entriesOf;

    /// <summary>Takes over the indexes of the previous snapshot and applies the changes to them.</summary>
    public SnapshotIndexes(Func<ContentType, Entry[]> entriesOf, SnapshotIndexes previous, SnapshotChanges changes) : this(entriesOf)
    {
        foreach (var (path, index) in previous.sorted)
            if (index.IsValueCreated) sorted[path] = Made(index.Value.After(changes.Of(path.EntryType)));
        foreach (var (texts, index) in previous.referrers)
            if (index.IsValueCreated) referrers[texts] = Made(index.Value.After(changes.Of(texts.Type)));
    }

    /// <summary>The index of the values at a path.</summary>
    /// <param name="path">A path whose values have an order.</param>
    public SortedIndex Sorted(ValuePath path) =>
        sorted.GetOrAdd(path, static (path, self) => new(() => SortedIndex.Build(path, self.entriesOf(path.EntryType))), this).Value;

    /// <summary>The index of the references at a path.</summary>
    /// <param name="path">A path to references.</param>
    public ReferrerIndex Referrers(ValuePath path) => Find(new(path.EntryType, path), (entry, names) =>
    {
        var values = new List<object>();
        path.Collect(entry, values);
        ReferrerIndex.AddNames(values, names);
    });

    /// <summary>The index of the references of a content type's field.</summary>
    public ReferrerIndex Referrers(ContentField field) => Find(new(field.DeclaringType, field), (entry, names) =>
    {
        var values = new List<object>();
        ValuePath.AddItems(entry.Slots[field.Slot], values);
        ReferrerIndex.AddNames(values, names);
    });

    /// <summary>The index of all references of a type's entries, including those of embedded objects.</summary>
    public ReferrerIndex Referrers(ContentType type) => Find(new(type, typeof(Reference)), (entry, names) => ReferrerIndex.AddNames(entry.Leaves(), names));

    /// <summary>The index of the files and targets of Markdown links that a type's entries name: see <see cref="Mention"/>.</summary>
    public ReferrerIndex Mentions(ContentType type) => Find(new(type, typeof(Mention)), Mention.Collect);

    ReferrerIndex Find(TextsOf texts, Action<Entry, List<string>> collect) =>
        referrers.TryGetValue(texts, out var known)
            ? known.Value
            : referrers.GetOrAdd(texts, new Lazy<ReferrerIndex>(() => ReferrerIndex.Build(collect, entriesOf(texts.Type)))).Value;

    static Lazy<T> Made<T>(T value) => new(value);

    /// <summary>The key of an index of texts.</summary>
    /// <param name="Type">The type of the entries.</param>
    /// <param name="Source">
    /// The <see cref="ValuePath"/> or <see cref="ContentField"/> of the references; <c>typeof(Reference)</c> for all references, <c>typeof(Mention)</c> for
    /// mentions.
    /// </param>
    readonly record struct TextsOf(ContentType Type, object Source);
}
