using System.Collections.Concurrent;

namespace ContentApi.GraphQL.Planning.Cache;

/// <summary>
/// A cache that keeps values up to a total weight. A flood of keys that are used once cannot evict values that are used repeatedly: new entries share
/// a tenth of the weight (probation), and an entry moves to the rest (main) only if it is used again in probation, or added again soon after its
/// eviction. The algorithm is S3-FIFO (Yang et al., "FIFO queues are all you need for cache eviction", SOSP 2023). Reading takes no lock. Thread-safe.
/// </summary>
/// <param name="maxWeight">The largest total weight of all values; 0 keeps none.</param>
/// <param name="weigh">Returns the weight of a value, at least 1. The weight may change: see <see cref="Reweigh"/>.</param>
/// <param name="comparer">Compares keys; null for the default comparer.</param>
public sealed class BoundedCache<TKey, TValue>(long maxWeight, Func<TKey, TValue, long> weigh, IEqualityComparer<TKey>? comparer = null) where TKey : notnull
{
    /// <summary>The largest number of counted uses. An entry that reaches the end of the main queue loses one, and is evicted when it has none.</summary>
    const int MaxFrequency = 3;

    readonly long maxProbationWeight = maxWeight / 10;
    readonly IEqualityComparer<TKey> keys = comparer ?? EqualityComparer<TKey>.Default;
    readonly ConcurrentDictionary<TKey, Entry> entries = new(comparer ?? EqualityComparer<TKey>.Default);
    readonly Queue<Entry> probation = new();
    readonly Queue<Entry> main = new();

    // Hashes of keys that were evicted from probation without being used again, about as many as there are entries.
    readonly Queue<int> ghosts = new();
    readonly HashSet<int> ghostSet = [];
    long probationWeight;
    long mainWeight;

    public int Count => entries.Count;

    /// <summary>The total weight of the entries. After a call it is never above the maximum.</summary>
    public long Weight => Volatile.Read(ref probationWeight) + Volatile.Read(ref mainWeight);

    public bool TryGet(TKey key, out TValue value) => TryUse(entries.TryGetValue(key, out var entry) ? entry : null, out value);

    /// <summary>Looks up a value by an alternate form of its key, such as a span of bytes, which the comparer must support.</summary>
    public bool TryGet<TAlternate>(TAlternate key, out TValue value) where TAlternate : notnull, allows ref struct => TryUse(Find(key), out value);

    /// <summary>Looks up an entry, for callers that will need the same key again. Only <see cref="Entry.TryUse"/> counts as a use.</summary>
    /// <returns>The entry; null if the key is not cached.</returns>
    public Entry? Find<TAlternate>(TAlternate key) where TAlternate : notnull, allows ref struct =>
        entries.GetAlternateLookup<TAlternate>().TryGetValue(key, out var entry) ? entry : null;

    static bool TryUse(Entry? entry, out TValue value)
    {
        if (entry is not null) return entry.TryUse(out value);
        value = default!;
        return false;
    }

    /// <summary>
    /// Adds a value, unless another thread has added one for the key in the meantime. The value may be evicted at any time, or not kept at all.
    /// </summary>
    /// <returns>The value that the cache holds for the key, or <paramref name="value"/>.</returns>
    public TValue Add(TKey key, TValue value)
    {
        lock (probation)
        {
            if (entries.TryGetValue(key, out var known)) return known.Value;
            Insert(key, value);
        }
        return value;
    }

    /// <summary>Replaces the value of a key, or adds it as <see cref="Add"/> does.</summary>
    /// <returns>The key's entry; null if the value is heavier than the maximum.</returns>
    /// <remarks>If values are larger than a reference, a concurrent reader may see a mix of the old and the new value.</remarks>
    public Entry? Replace(TKey key, TValue value)
    {
        lock (probation)
        {
            if (!entries.TryGetValue(key, out var known)) return Insert(key, value);
            known.Value = value;
            Reweigh(key);
            return known;
        }
    }

    Entry? Insert(TKey key, TValue value)
    {
        var entry = new Entry(key, value) { Weight = weigh(key, value) };
        if (entry.Weight > maxWeight) return null;
        entries[key] = entry;
        if (ghostSet.Remove(keys.GetHashCode(key))) Enter(main, entry, ref mainWeight);
        else Enter(probation, entry, ref probationWeight);
        Trim();
        return entry;
    }

    /// <summary>Weighs a value again after its weight has changed.</summary>
    public void Reweigh(TKey key)
    {
        if (!entries.TryGetValue(key, out var entry) || !entry.TryRead(out var value) || weigh(key, value) == entry.Weight) return;
        lock (probation)
        {
            if (!entry.IsKept) return;
            var change = weigh(key, entry.Value) - entry.Weight;
            entry.Weight += change;
            if (entry.IsMain) mainWeight += change;
            else probationWeight += change;
            Trim();
        }
    }

    void Trim()
    {
        while (probationWeight + mainWeight > maxWeight)
        {
            if (probation.Count > 0 && (probationWeight > maxProbationWeight || main.Count == 0)) LeaveProbation();
            else TrimMain();
        }
    }

    void LeaveProbation()
    {
        var oldest = probation.Dequeue();
        probationWeight -= oldest.Weight;
        if (oldest.Frequency > 0 && oldest.Weight <= maxWeight)
        {
            oldest.Frequency = 0;
            Enter(main, oldest, ref mainWeight);
            return;
        }
        Drop(oldest);
        var hash = keys.GetHashCode(oldest.Key);
        if (ghostSet.Add(hash)) ghosts.Enqueue(hash);
        while (ghosts.Count > entries.Count + 1) ghostSet.Remove(ghosts.Dequeue());
    }

    void TrimMain()
    {
        var oldest = main.Dequeue();
        // An entry that alone is heavier than the maximum is evicted even if it was used, or it would evict all others first.
        if (oldest.Frequency > 0 && oldest.Weight <= maxWeight)
        {
            oldest.Frequency--;
            main.Enqueue(oldest);
            return;
        }
        mainWeight -= oldest.Weight;
        Drop(oldest);
    }

    void Enter(Queue<Entry> queue, Entry entry, ref long weight)
    {
        queue.Enqueue(entry);
        entry.IsMain = queue == main;
        weight += entry.Weight;
    }

    void Drop(Entry entry)
    {
        entries.TryRemove(entry.Key, out _);
        entry.Drop();
    }

    /// <summary>An entry of the cache: a key and, until it is evicted, its value.</summary>
    public sealed class Entry
    {
        volatile int frequency;
        volatile bool isKept = true;

        internal Entry(TKey key, TValue value) => (Key, Value) = (key, value);

        internal TKey Key { get; }
        internal TValue Value { get; set; }
        internal long Weight { get; set; }
        internal bool IsMain { get; set; }
        internal bool IsKept => isKept;
        internal int Frequency { get => frequency; set => frequency = value; }

        /// <summary>Reads the value, and counts a use.</summary>
        /// <returns>False if the entry was evicted.</returns>
        public bool TryUse(out TValue value)
        {
            if (!TryRead(out value)) return false;
            // Two concurrent uses may count as one, which does no harm.
            if (frequency < MaxFrequency) frequency++;
            return true;
        }

        /// <summary>Reads the value without counting a use.</summary>
        internal bool TryRead(out TValue value)
        {
            value = Value;
            // isKept is read after the value: if the entry is still kept, the value was not being cleared.
            Volatile.ReadBarrier();
            return isKept;
        }

        /// <summary>Marks the entry as evicted. Clears the value, so that a caller that holds the entry does not keep the value in memory.</summary>
        internal void Drop()
        {
            isKept = false;
            Volatile.WriteBarrier();
            Value = default!;
        }
    }
}
