using System.Collections.Concurrent;

namespace ContentApi.GraphQL.Planning;

/// <summary>
/// Remembers values up to a weight, so that a flood of what is asked for once cannot drive out what is asked for again and again: what is new lives in
/// a tenth of the room, and only what is asked for again there, or soon after it left, comes to the rest. The algorithm is S3-FIFO (Yang et
/// al., "FIFO queues are all you need for cache eviction", SOSP 2023). Reading takes no lock. Thread-safe.
/// </summary>
/// <param name="maxWeight">What all values together may weigh; 0 keeps none.</param>
/// <param name="weigh">What one weighs, at least 1; it may change, see <see cref="Reweigh"/>.</param>
/// <param name="comparer">Null for the keys' own.</param>
public sealed class BoundedCache<TKey, TValue>(long maxWeight, Func<TValue, long> weigh, IEqualityComparer<TKey>? comparer = null) where TKey : notnull
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
    public bool TryGet<TAlternate>(TAlternate key, out TValue value) where TAlternate : notnull, allows ref struct =>
        TryUse(entries.GetAlternateLookup<TAlternate>().TryGetValue(key, out var entry) ? entry : null, out value);

    static bool TryUse(Entry? entry, out TValue value)
    {
        if (entry is null)
        {
            value = default!;
            return false;
        }
        // Two readers at once may count as one, which does no harm.
        if (entry.Frequency < MaxFrequency) entry.Frequency++;
        value = entry.Value;
        return true;
    }

    /// <summary>The value that is kept for the key: the given one, or one that another thread added in the meantime. It may not be kept for long, or at all.</summary>
    public TValue Add(TKey key, TValue value)
    {
        lock (probation)
        {
            if (entries.TryGetValue(key, out var known)) return known.Value;
            var entry = new Entry(key, value) { Weight = weigh(value) };
            if (entry.Weight > maxWeight) return value;
            entries[key] = entry;
            if (ghostSet.Remove(keys.GetHashCode(key))) Enter(main, entry, ref mainWeight);
            else Enter(probation, entry, ref probationWeight);
            Trim();
        }
        return value;
    }

    /// <summary>Puts a value in the place of the one that is kept for the key, if there is one; otherwise as <see cref="Add"/>.</summary>
    public void Replace(TKey key, TValue value)
    {
        lock (probation)
        {
            if (entries.TryGetValue(key, out var known))
            {
                known.Value = value;
                Reweigh(key);
            }
            else Add(key, value);
        }
    }

    /// <summary>Takes notice of a weight that has changed.</summary>
    public void Reweigh(TKey key)
    {
        if (!entries.TryGetValue(key, out var entry) || weigh(entry.Value) == entry.Weight) return;
        lock (probation)
        {
            if (!entry.IsKept) return;
            var change = weigh(entry.Value) - entry.Weight;
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
        entry.IsKept = false;
        entries.TryRemove(entry.Key, out _);
    }

    sealed class Entry(TKey key, TValue value)
    {
        public readonly TKey Key = key;
        public TValue Value = value;
        public long Weight;
        public volatile int Frequency;
        public bool IsMain;
        public bool IsKept = true;
    }
}
