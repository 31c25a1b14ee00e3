using System.Diagnostics.CodeAnalysis;

namespace ContentApi.Content.Queries.Indexes;

/// <summary>
/// A dictionary whose next version shares what stays: a large part that is never changed, and a small one with what changed since, which is merged into a new large
/// part when it has grown. So a change costs what it touches, on average, and a look-up costs one or two of a dictionary's. Immutable.
/// </summary>
sealed class PersistentMap<TValue> where TValue : class
{
    const int SmallestMerge = 64, LargestShare = 32;

    readonly Dictionary<string, TValue> settled;

    // A null says that the key is gone.
    readonly Dictionary<string, TValue?> changed;

    PersistentMap(Dictionary<string, TValue> settled, Dictionary<string, TValue?> changed) => (this.settled, this.changed) = (settled, changed);

    public static PersistentMap<TValue> Of(Dictionary<string, TValue> values) => new(values, new(StringComparer.Ordinal));

    public bool TryGetValue(string key, [NotNullWhen(true)] out TValue? value) =>
        changed.Count > 0 && changed.TryGetValue(key, out value) ? value is not null : settled.TryGetValue(key, out value);

    public TValue? Find(string key) => TryGetValue(key, out var value) ? value : null;

    /// <param name="changes">The new values; null takes a key away.</param>
    public PersistentMap<TValue> With(IReadOnlyCollection<KeyValuePair<string, TValue?>> changes)
    {
        if (changes.Count == 0) return this;
        var next = new Dictionary<string, TValue?>(changed, StringComparer.Ordinal);
        foreach (var (key, value) in changes) next[key] = value;
        if (next.Count <= Math.Max(SmallestMerge, settled.Count / LargestShare)) return new(settled, next);

        var merged = new Dictionary<string, TValue>(settled, StringComparer.Ordinal);
        foreach (var (key, value) in next)
        {
            if (value is null) merged.Remove(key);
            else merged[key] = value;
        }
        return Of(merged);
    }
}
