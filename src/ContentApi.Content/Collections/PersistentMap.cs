using System.Diagnostics.CodeAnalysis;

namespace ContentApi.Content.Collections;

/// <summary>
/// An immutable dictionary. A changed copy shares unchanged entries with the original: a large part never changes, and a small part has the changes since
/// then. Once the small part has grown, both are merged into a new large part. A change costs the entries that it touches, on average; a look-up costs one
/// or two look-ups in a dictionary.
/// </summary>
sealed class PersistentMap<TValue>
{
    const int SmallestMerge = 64, LargestShare = 32;

    readonly Dictionary<string, TValue> settled;
    readonly Dictionary<string, Change<TValue>> changed;

    PersistentMap(Dictionary<string, TValue> settled, Dictionary<string, Change<TValue>> changed) =>
        (this.settled, this.changed) = (settled, changed);

    /// <param name="values">A dictionary with ordinal keys. It is not copied, so it must not change once the map is shared.</param>
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

    /// <summary>The values, in no order.</summary>
    public IEnumerable<TValue> Values => changed.Count == 0 ? settled.Values
        : settled.Where(pair => !changed.ContainsKey(pair.Key)).Select(pair => pair.Value)
            .Concat(changed.Values.Where(change => change.IsThere).Select(change => change.Value));

    /// <summary>The keys, in no order.</summary>
    public IEnumerable<string> Keys => changed.Count == 0 ? settled.Keys
        : settled.Keys.Where(key => !changed.ContainsKey(key)).Concat(changed.Where(pair => pair.Value.IsThere).Select(pair => pair.Key));

    /// <summary>Returns a copy with some keys set or removed.</summary>
    /// <param name="changes">The keys with their changes.</param>
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

/// <summary>A change to one key of a <see cref="PersistentMap{TValue}"/>.</summary>
/// <param name="IsThere">Whether the key has a value after the change; false if it is removed.</param>
/// <param name="Value">The new value; without meaning if the key is removed.</param>
readonly record struct Change<TValue>(bool IsThere, TValue Value)
{
    public static Change<TValue> To(TValue value) => new(true, value);

    public static readonly Change<TValue> Gone = new(false, default!);
}
