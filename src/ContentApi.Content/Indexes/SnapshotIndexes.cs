using System.Collections.Concurrent;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Indexes;

/// <summary>
/// The indexes of one snapshot. Each is made when a query first needs it, and from then on follows from snapshot to snapshot by what changed: the author
/// says nothing about indexes, and fields that nobody asks for have none. What a query does never depends on which are there. Thread-safe.
/// </summary>
sealed class SnapshotIndexes
{
    readonly ConcurrentDictionary<ValuePath, Lazy<SortedIndex>> sorted = [];
    readonly ConcurrentDictionary<TextsOf, Lazy<ReferrerIndex>> referrers = [];
    readonly Func<ContentType, Entry[]> entriesOf;

    /// <param name="entriesOf">By ordinal order of path.</param>
    public SnapshotIndexes(Func<ContentType, Entry[]> entriesOf) => this.entriesOf = entriesOf;

    /// <summary>With the indexes of the snapshot before, brought up to date.</summary>
    public SnapshotIndexes(Func<ContentType, Entry[]> entriesOf, SnapshotIndexes previous, SnapshotChanges changes) : this(entriesOf)
    {
        foreach (var (path, index) in previous.sorted)
            if (index.IsValueCreated) sorted[path] = Made(index.Value.After(changes.Of(path.EntryType)));
        foreach (var (texts, index) in previous.referrers)
            if (index.IsValueCreated) referrers[texts] = Made(index.Value.After(changes.Of(texts.Type)));
    }

    /// <param name="path">Its values have an order.</param>
    public SortedIndex Sorted(ValuePath path) =>
        sorted.GetOrAdd(path, static (path, self) => new(() => SortedIndex.Build(path, self.entriesOf(path.EntryType))), this).Value;

    /// <param name="path">Leads to references.</param>
    public ReferrerIndex Referrers(ValuePath path) => Find(new(path.EntryType, path), (entry, names) =>
    {
        var values = new List<object>();
        path.Collect(entry, values);
        ReferrerIndex.AddNames(values, names);
    });

    /// <summary>By the references of an entry's own field.</summary>
    public ReferrerIndex Referrers(ContentField field) => Find(new(field.DeclaringType, field), (entry, names) =>
    {
        var values = new List<object>();
        ValuePath.AddItems(entry.Slots[field.Slot], values);
        ReferrerIndex.AddNames(values, names);
    });

    /// <summary>By all references of the type's entries, also those within embedded objects.</summary>
    public ReferrerIndex Referrers(ContentType type) => Find(new(type, typeof(Reference)), (entry, names) => ReferrerIndex.AddNames(entry.Leaves(), names));

    /// <summary>By the files and the targets of Markdown links that an entry names: see <see cref="Mention"/>.</summary>
    public ReferrerIndex Mentions(ContentType type) => Find(new(type, typeof(Mention)), Mention.Collect);

    ReferrerIndex Find(TextsOf texts, Action<Entry, List<string>> collect) =>
        referrers.TryGetValue(texts, out var known) ? known.Value : referrers.GetOrAdd(texts, new Lazy<ReferrerIndex>(() => ReferrerIndex.Build(collect, entriesOf(texts.Type)))).Value;

    static Lazy<T> Made<T>(T value) => new(value);

    /// <summary>Which texts of the entries of a type an index has.</summary>
    /// <param name="Type">Of the entries.</param>
    /// <param name="Source">A <see cref="ValuePath"/> or <see cref="ContentField"/> that leads to references; the type <see cref="Reference"/> for all, <see cref="Mention"/> for what is none.</param>
    readonly record struct TextsOf(ContentType Type, object Source);
}
