using ContentApi.Content.Collections;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Snapshots;

/// <summary>The served entries of each type in the order of their places. Immutable.</summary>
sealed class EntriesByType
{
    readonly Dictionary<ContentType, Entry[]> lists;

    EntriesByType(Dictionary<ContentType, Entry[]> lists)
    {
        this.lists = lists;
        Count = lists.Values.Sum(list => list.Length);
    }

    public static EntriesByType Of(SnapshotFacts facts) => new(
        facts.Entries.InOrder.Where(facts.Index.Serves).GroupBy(file => file.Type, file => file.Entry!)
            .ToDictionary(group => group.Key, group => group.ToArray()));

    /// <summary>The number of entries of all types.</summary>
    public int Count { get; }

    public Entry[] Of(ContentType type) => lists.TryGetValue(type, out var list) ? list : [];

    /// <summary>Makes the lists of the next snapshot.</summary>
    /// <param name="touched">The removed and the added entries. A changed entry is both.</param>
    public EntriesByType With(IReadOnlyList<(Entry? Old, Entry? New)> touched)
    {
        var next = new Dictionary<ContentType, Entry[]>(lists);
        foreach (var type in TypesOf(touched))
        {
            Entry[] InOrder(Func<(Entry? Old, Entry? New), Entry?> side) =>
                [.. touched.Select(side).OfType<Entry>().Where(entry => entry.Type == type).Order(Entry.InOrder)];
            next[type] = OrderedArray.With(Of(type), InOrder(pair => pair.Old), InOrder(pair => pair.New), Entry.InOrder);
        }
        return new(next);
    }

    public static IEnumerable<ContentType> TypesOf(IReadOnlyList<(Entry? Old, Entry? New)> touched) =>
        touched.SelectMany(pair => new[] { pair.Old, pair.New }).OfType<Entry>().Select(entry => entry.Type).Distinct();
}
