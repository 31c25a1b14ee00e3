using System.Collections.Concurrent;

namespace ContentApi.GraphQL.Planning.Cache;

/// <summary>
/// Remembers values up to a weight, so that a flood of what is asked for once cannot drive out what is asked for again and again: what is new lives in
/// a tenth of the room, and only what is asked for again there, or soon after it left, comes to the rest. The algorithm is S3-FIFO (Yang et
/// al., "FIFO queues are all you need for cache eviction", SOSP 2023). Reading takes no lock. Thread-safe.
/// </summary>
/// <param name="maxWeight">What all values together may weigh; 0 keeps none.</param>
/// <param name="weigh">What one weighs, at least 1; it may change, see <see cref="Reweigh"/>.</param>
/// <param name="comparer">Null for the keys' own.</param>
public sealed class BoundedCache<TKey, TValue>(long maxWeight, Func<TKey, TValue, long> weigh, IEqualityComparer<TKey>? comparer = null) where TKey : notnull
{
    /// <summary>How often a value may have been asked for to be worth more than another: each round of the main queue costs it one.</summary>
    const int MaxFrequency = 3;

    readonly long maxProbationWeight = maxWeight / 10;
    readonly IEqualityComparer<TKey> keys = comparer ?? EqualityComparer<TKey>.Default;
    readonly ConcurrentDictionary<TKey, Entry> entries = new(comparer ?? EqualityComparer<TKey>.Default);
    readonly Queue<Entry> probation = new();
    readonly Queue<Entry> main = new();

    // Hashes of what left probation without having been asked for again, as many as there are entries.
    readonly Queue<int> ghosts = new();
    readonly HashSet<int> ghostSet = [];
    long probationWeight;
    long mainWeight;

    public int Count => entries.Count;

    /// <summary>What the entries weigh together; never more than the maximum after a call.</summary>
    public long Weight => Volatile.Read(ref probationWeight) + Volatile.Read(ref mainWeight);

    public bool TryGet(TKey key, out TValue value) => TryUse(entries.TryGetValue(key, out var entry) ? entry : null, out value);

    /// <summary>By something that the comparer takes for a key: a span of bytes, for one.</summary>
    public bool TryGet<TAlternate>(TAlternate key, out TValue value) where TAlternate : notnull, allows ref struct => TryUse(Find(key), out value);

    /// <summary>The entry itself, for who will ask for the same key again. It counts as asked for when <see cref="Entry.TryUse"/> is called.</summary>
    /// <returns>Null where there is none.</returns>
    public Entry? Find<TAlternate>(TAlternate key) where TAlternate : notnull, allows ref struct =>
        entries.GetAlternateLookup<TAlternate>().TryGetValue(key, out var entry) ? entry : null;

    static bool TryUse(Entry? entry, out TValue value)
    {
        if (entry is not null) return entry.TryUse(out value);
        value = default!;
        return false;
    }

    /// <summary>The value that is kept for the key: the given one, or one that another thread added in the meantime. It may not be kept for long, or at all.</summary>
    public TValue Add(TKey key, TValue value)
    {
        lock (probation)
        {
            if (entries.TryGetValue(key, out var known)) return known.Value;
            Insert(key, value);
        }
        return value;
    }

    /// <summary>Puts a value in the place of the one that is kept for the key, if there is one; otherwise as <see cref="Add"/>.</summary>
    /// <returns>The key's entry; null where the value weighs too much to be kept.</returns>
    /// <remarks>Of a value that is larger than a reference, a reader in the meantime may get half of each.</remarks>
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

    /// <summary>Takes notice of a weight that has changed.</summary>
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
        // One that weighs more than all may weigh together would drive out everything else and then itself.
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

    /// <summary>The place of a key in the cache, for as long as it has one.</summary>
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

        /// <summary>The value, while it is kept.</summary>
        public bool TryUse(out TValue value)
        {
            if (!TryRead(out value)) return false;
            // Two readers at once may count as one, which does no harm.
            if (frequency < MaxFrequency) frequency++;
            return true;
        }

        /// <summary>The same for who does not ask for it.</summary>
        internal bool TryRead(out TValue value)
        {
            value = Value;
            // Read after the value: where the entry is kept still, that was not half taken away.
            Volatile.ReadBarrier();
            return isKept;
        }

        /// <summary>Who holds the entry must not hold the value with it.</summary>
        internal void Drop()
        {
            isKept = false;
            Volatile.WriteBarrier();
            Value = default!;
        }
    }
}
