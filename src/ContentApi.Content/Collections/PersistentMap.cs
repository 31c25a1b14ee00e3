using System.Diagnostics.CodeAnalysis;

namespace ContentApi.Content.Collections;

/// <summary>
/// A dictionary whose next version shares what stays: a large part that is never changed, and a small one with what changed since, which is merged into a new large
/// part when it has grown. So a change costs what it touches, on average, and a look-up costs one or two of a dictionary's. Immutable.
/// </summary>
sealed class PersistentMap<TValue>
{
    const int SmallestMerge = 64, LargestShare = 32;

    readonly Dictionary<string, TValue> settled;
    readonly Dictionary<string, Change<TValue>> changed;

    PersistentMap(Dictionary<string, TValue> settled, Dictionary<string, Change<TValue>> changed) => (this.settled, this.changed) = (settled, changed);

    /// <param name="values">With ordinal keys. Not copied: whoever fills it later does so before the map is shared.</param>
    public static PersistentMap<TValue> Of(Dictionary<string, TValue> values) => new(values, new(StringComparer.Ordinal));

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value)
    {
        if (changed.Count == 0 || !changed.TryGetValue(key, out var change)) return settled.TryGetValue(key, out value);
        value = change.Value;
        return change.IsThere;
    }

    /// <inheritdoc cref="TryGetValue(string, out TValue)"/>
    public bool TryGetValue(ReadOnlySpan<char> key, [MaybeNullWhen(false)] out TValue value)
    {
        if (changed.Count == 0 || !changed.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var change))
            return settled.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out value);
        value = change.Value;
        return change.IsThere;
    }

    public TValue? Find(string key) => TryGetValue(key, out var value) ? value : default;

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <summary>In no order.</summary>
    public IEnumerable<TValue> Values => changed.Count == 0 ? settled.Values
        : settled.Where(pair => !changed.ContainsKey(pair.Key)).Select(pair => pair.Value).Concat(changed.Values.Where(change => change.IsThere).Select(change => change.Value));

    /// <summary>In no order.</summary>
    public IEnumerable<string> Keys => changed.Count == 0 ? settled.Keys
        : settled.Keys.Where(key => !changed.ContainsKey(key)).Concat(changed.Where(pair => pair.Value.IsThere).Select(pair => pair.Key));

    /// <param name="changes">The keys that change, with their new values.</param>
    public PersistentMap<TValue> With(IReadOnlyCollection<KeyValuePair<string, Change<TValue>>> changes)
    {
        if (changes.Count == 0) return this;
        var next = new Dictionary<string, Change<TValue>>(changed, StringComparer.Ordinal);
        foreach (var (key, change) in changes) next[key] = change;
        if (next.Count <= Math.Max(SmallestMerge, settled.Count / LargestShare)) return new(settled, next);

        var merged = new Dictionary<string, TValue>(settled, StringComparer.Ordinal);
        foreach (var (key, change) in next)
        {
            if (change.IsThere) merged[key] = change.Value;
            else merged.Remove(key);
        }
        return Of(merged);
    }
}

/// <summary>What becomes of a key.</summary>
/// <param name="IsThere">False where it is taken away.</param>
/// <param name="Value">The new value.</param>
readonly record struct Change<TValue>(bool IsThere, TValue Value)
{
    public static Change<TValue> To(TValue value) => new(true, value);

    public static readonly Change<TValue> Gone = new(false, default!);
}
