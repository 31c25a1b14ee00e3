using System.Collections.Concurrent;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Snapshots;

namespace ContentApi.Content.Queries.Indexes;

/// <summary>
/// The indexes of one snapshot. Each is made when a query first needs it, and from then on follows from snapshot to snapshot by what changed: the author
/// says nothing about indexes, and fields that nobody asks for have none. What a query does never depends on which are there. Thread-safe.
/// </summary>
sealed class SnapshotIndexes
{
    readonly ConcurrentDictionary<ValuePath, Lazy<SortedIndex>> sorted = [];
    readonly ConcurrentDictionary<ValuePath, Lazy<ReferrerIndex>> referrers = [];
    readonly ConcurrentDictionary<ContentType, Lazy<ReferrerIndex>> allReferrers = [];
    readonly ConcurrentDictionary<ContentField, Lazy<ReferrerIndex>> fieldReferrers = [];
    readonly ConcurrentDictionary<ContentType, Lazy<ReferrerIndex>> mentions = [];
    readonly Func<ContentType, Entry[]> entriesOf;

    /// <param name="entriesOf">By ordinal order of path.</param>
    public SnapshotIndexes(Func<ContentType, Entry[]> entriesOf) => this.entriesOf = entriesOf;

    /// <summary>With the indexes of the snapshot before, brought up to date.</summary>
    public SnapshotIndexes(Func<ContentType, Entry[]> entriesOf, SnapshotIndexes previous, SnapshotChanges changes) : this(entriesOf)
    {
        foreach (var (path, index) in previous.sorted)
            if (index.IsValueCreated) sorted[path] = Made(index.Value.After(changes.Of(path.EntryType)));
        foreach (var (path, index) in previous.referrers)
            if (index.IsValueCreated) referrers[path] = Made(index.Value.After(changes.Of(path.EntryType)));
        foreach (var (field, index) in previous.fieldReferrers)
            if (index.IsValueCreated) fieldReferrers[field] = Made(index.Value.After(changes.Of(field.DeclaringType)));
        foreach (var (type, index) in previous.mentions)
            if (index.IsValueCreated) mentions[type] = Made(index.Value.After(changes.Of(type)));
        foreach (var (type, index) in previous.allReferrers)
            if (index.IsValueCreated) allReferrers[type] = Made(index.Value.After(changes.Of(type)));
    }

    /// <param name="path">Its values have an order.</param>
    public SortedIndex Sorted(ValuePath path) =>
        sorted.GetOrAdd(path, static (path, self) => new(() => SortedIndex.Build(path, self.entriesOf(path.EntryType))), this).Value;

    /// <param name="path">Leads to references.</param>
    public ReferrerIndex Referrers(ValuePath path) =>
        referrers.GetOrAdd(path, static (path, self) => new(() => ReferrerIndex.Build((entry, names) => AddNames(path, entry, names), self.entriesOf(path.EntryType))), this).Value;

    /// <summary>By the references of an entry's own field.</summary>
    public ReferrerIndex Referrers(ContentField field) => fieldReferrers.GetOrAdd(
        field, static (field, self) => new(() => ReferrerIndex.Build((entry, names) => AddNames(entry.Slots[field.Slot], names), self.entriesOf(field.DeclaringType))), this).Value;

    static void AddNames(object? value, List<string> names)
    {
        if (value is object?[] items)
            foreach (var item in items) AddNames(item, names);
        else if (value is Reference reference) names.Add(ReferrerIndex.NameOf(reference.Text));
    }

    static void AddNames(ValuePath path, Entry entry, List<string> names)
    {
        var values = new List<object>();
        path.Collect(entry, values);
        ReferrerIndex.AddNames(values, names);
    }

    /// <summary>By all references of the type's entries, also those within embedded objects.</summary>
    public ReferrerIndex Referrers(ContentType type) =>
        allReferrers.GetOrAdd(type, static (type, self) => new(() => ReferrerIndex.Build((entry, names) => ReferrerIndex.AddNames(entry.Leaves(), names), self.entriesOf(type))), this).Value;

    /// <summary>By the files and the targets of Markdown links that an entry names: see <see cref="Mention"/>.</summary>
    public ReferrerIndex Mentions(ContentType type) =>
        mentions.GetOrAdd(type, static (type, self) => new(() => ReferrerIndex.Build(Mention.Collect, self.entriesOf(type))), this).Value;

    static Lazy<T> Made<T>(T value) => new(value);
}
