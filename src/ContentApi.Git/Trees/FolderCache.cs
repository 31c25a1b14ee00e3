using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Trees;

/// <summary>
/// Keeps the folders of earlier listings by tree id and path, which determine a folder's entries. Thread-safe.
/// </summary>
sealed class FolderCache
{
    readonly ConcurrentDictionary<Key, Folder> folders = new();
    int largest;

    public readonly record struct Key(GitObjectId Oid, string Path);

    public bool TryGet(Key key, [NotNullWhen(true)] out Folder? folder) => folders.TryGetValue(key, out folder);

    public void Add(Key key, Folder folder) => folders.TryAdd(key, folder);

    /// <summary>
    /// Removes all folders except those of the latest listing if the cache holds more than 1,024 folders and more
    /// than four times as many as the largest listing. So the cache stays in proportion to what the caller holds,
    /// and keeps the folders of a few refs or versions. A listing of a small folder in between removes nothing.
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
