namespace ContentApi.Tests;

/// <summary>Random numbers that are the same for a seed on every machine and in every version of .NET: SplitMix64 (Steele, Lea and Flood, 2014).</summary>
sealed class Chance(ulong seed)
{
    ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Returns a number from 0 to <paramref name="end"/> - 1.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    public bool Percent(int percent) => Below(100) < percent;

    public T Among<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public T Of<T>(params ReadOnlySpan<T> items) => items[Below(items.Length)];

    /// <summary>Returns each item with a probability of <paramref name="percent"/> %, at least one item, in their order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> items, int percent)
    {
        var some = items.Where(_ => Percent(percent)).ToList();
        if (some.Count == 0) some.Add(Among(items));
        return some;
    }

    /// <summary>Returns another generator, from which one part of a test can take any count of numbers without changing those of the other parts.</summary>
    public Chance Fork() => new(Next());
}
