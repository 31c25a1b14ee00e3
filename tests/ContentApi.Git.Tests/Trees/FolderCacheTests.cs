using ContentApi.Git.Trees;

namespace ContentApi.Git.Tests.Trees;

public sealed class FolderCacheTests
{
    [Fact]
    public void Keeps_all_listings_up_to_a_limit_and_then_only_the_latest()
    {
        var cache = new FolderCache();
        List<FolderCache.Key> Listing(int version) => [.. Enumerable.Range(0, 1000).Select(i => new FolderCache.Key(default, $"{version}/{i}"))];
        int Remembered(int version) => Listing(version).Count(folder => cache.TryGet(folder, out _));

        for (var version = 1; version <= 5; version++)
        {
            foreach (var folder in Listing(version)) cache.Add(folder, Folder.Of([]));
            cache.Trim(Listing(version));
            if (version == 4) Assert.Equal(1000, Remembered(1));
        }
        Assert.Equal([0, 0, 0, 0, 1000], Enumerable.Range(1, 5).Select(Remembered));
    }
}
