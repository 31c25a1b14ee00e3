using ContentApi.GraphQL.Planning.Cache;

namespace ContentApi.GraphQL.Tests.Planning;

public sealed class BoundedCacheTests
{
    [Fact]
    public void A_flood_of_keys_that_are_requested_once_does_not_evict_those_in_use()
    {
        var cache = new BoundedCache<int, int>(1_000, (_, _) => 10);
        for (var round = 0; round < 2; round++)
            for (var key = 0; key < 50; key++) Ask(cache, key);

        // Between two requests for the same key there are 2,000 for others, 20 times as many keys as the cache holds.
        var (hits, misses) = (0, 0);
        for (var i = 0; i < 100_000; i++)
        {
            Ask(cache, 1_000 + i);
            if (i % 40 != 0) continue;
            if (Ask(cache, i / 40 % 50)) hits++;
            else misses++;
        }
        Assert.Equal((2_500, 0), (hits, misses));
        Assert.InRange(cache.Weight, 1, 1_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Under_a_Zipf_load_mixed_with_a_scan_the_popular_keys_are_found(int seed)
    {
        const int keys = 1_000, capacity = 100, requests = 200_000;
        var weights = Enumerable.Range(1, keys).Select(rank => 1.0 / rank).ToArray();
        var sums = weights.Select((_, i) => weights[..(i + 1)].Sum()).ToArray();
        var random = new Random(seed);
        int Popular() => Array.BinarySearch(sums, random.NextDouble() * sums[^1]) is var index && index < 0 ? ~index : index;

        var cache = new BoundedCache<int, int>(capacity, (_, _) => 1);
        var hits = 0;
        for (var i = 0; i < requests; i++)
        {
            if (Ask(cache, Popular())) hits++;
            Ask(cache, keys + i);
        }
        // Each request is followed by one of the scan. Without the scan, a cache of exactly the 100 most popular keys would find 69 %.
        Assert.InRange((double)hits / requests, 0.60, 0.70);
    }

    [Fact]
    public void A_key_that_returns_after_its_eviction_is_kept_longer()
    {
        var cache = new BoundedCache<int, int>(100, (_, _) => 10);
        for (var key = 0; key < 11; key++) Ask(cache, key);
        Assert.False(cache.TryGet(0, out _));
        Ask(cache, 0);
        for (var key = 100; key < 200; key++) Ask(cache, key);
        Assert.True(cache.TryGet(0, out _));
    }

    [Fact]
    public void A_value_that_grows_evicts_others_and_one_that_outgrows_the_cache_is_evicted_itself()
    {
        var weights = new Dictionary<string, long> { ["a"] = 10, ["b"] = 10, ["c"] = 10 };
        var cache = new BoundedCache<string, string>(100, (_, value) => weights[value]);
        foreach (var key in weights.Keys) cache.Add(key, key);
        cache.TryGet("c", out _);

        weights["c"] = 85;
        cache.Reweigh("c");
        Assert.Equal(("c", 95L), (cache.TryGet("c", out var kept) ? kept : "", cache.Weight));

        weights["c"] = 101;
        cache.Reweigh("c");
        Assert.False(cache.TryGet("c", out _));
        Assert.InRange(cache.Weight, 0, 10);
    }

    [Fact]
    public void A_value_that_another_thread_added_first_is_kept()
    {
        var cache = new BoundedCache<string, object>(100, (_, _) => 1);
        var first = new object();
        Assert.Same(first, cache.Add("a", first));
        Assert.Same(first, cache.Add("a", new object()));
    }

    [Fact]
    public void An_entry_returns_its_latest_value_and_nothing_after_its_eviction()
    {
        var cache = new BoundedCache<string, string>(100, (_, _) => 10);
        var entry = cache.Replace("a", "first")!;
        Assert.Same(entry, cache.Replace("a", "second"));
        Assert.True(entry.TryUse(out var value));
        Assert.Equal("second", value);

        for (var i = 0; i < 100; i++)
        {
            cache.Replace($"{i}", "other");
            cache.TryGet($"{i}", out _);
        }
        Assert.False(cache.TryGet("a", out _));
        Assert.False(entry.TryUse(out value));
        Assert.Null(value);
        Assert.NotSame(entry, cache.Replace("a", "third"));
        Assert.Null(new BoundedCache<string, string>(5, (_, _) => 10).Replace("a", "too heavy"));
    }

    [Fact]
    public void Threads_may_read_and_add_at_the_same_time()
    {
        var cache = new BoundedCache<int, string>(500, (_, value) => value.Length);
        Parallel.For(0, 8, thread =>
        {
            var random = new Random(thread);
            for (var i = 0; i < 20_000; i++)
            {
                var key = random.Next(300);
                if (!cache.TryGet(key, out var value)) value = cache.Add(key, $"{key}");
                Assert.Equal($"{key}", value);
                cache.Reweigh(key);
                Assert.InRange(cache.Weight, 0, 505);
            }
        });
        Assert.InRange(cache.Count, 1, 500);
    }

    static bool Ask(BoundedCache<int, int> cache, int key)
    {
        if (cache.TryGet(key, out _)) return true;
        cache.Add(key, key);
        return false;
    }
}
