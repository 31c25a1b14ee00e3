using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Trees;

/// <summary>
/// Remembers the folders of earlier listings by tree and path: same tree at the same path, same folder. Safe to use from several threads.
/// </summary>
sealed class FolderCache
{
    readonly ConcurrentDictionary<Key, Folder> folders = new();
    int largest;

    public readonly record struct Key(GitObjectId Oid, string Path);

    public bool TryGet(Key key, [NotNullWhen(true)] out Folder? folder) => folders.TryGetValue(key, out folder);

    public void Add(Key key, Folder folder) => folders.TryAdd(key, folder);

    /// <summary>
    /// Forgets all but the folders of the latest listing once the cache holds four times as many as the largest listing had, so that its size is bound to what
    /// the caller holds anyway and a few refs or versions stay remembered side by side. A small folder that is listed in between makes it forget nothing.
    /// </summary>
    public void Trim(List<Key> latest)
    {
        const int few = 1024;
        largest = Math.Max(largest, latest.Count);
        if (folders.Count <= Math.Max(few, 4 * largest)) return;
        var keep = latest.ToHashSet();
        foreach (var folder in folders.Keys)
        {
            if (!keep.Contains(folder)) folders.TryRemove(folder, out _);
        }
    }
}
