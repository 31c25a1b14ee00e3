using System.Collections.Concurrent;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>
/// Tells blobs that are too large from damaged ones whose header says so: one bit of a pack can turn a small blob into one of a gigabyte. To know, a blob is read once and compared with its name.
/// Thread-safe.
/// </summary>
sealed class LargeBlobs
{
    /// <summary>Stops a commit from taking this much memory for each reading thread, in bytes. Larger blobs are not compared.</summary>
    const long MaxBytes = 16 << 20;

    /// <summary>Stops a commit of thousands of large blobs from keeping the server busy with comparing them, in bytes of all blobs.</summary>
    const long MaxTotalBytes = 2L << 30;

    readonly ConcurrentDictionary<GitObjectId, bool> compared = new();
    long total;

    /// <param name="size">What the blob's header says, more than the reader's limit.</param>
    public BlobStatus Check(IRepositorySource repository, GitObjectId oid, long size)
    {
        if (compared.ContainsKey(oid)) return BlobStatus.TooLarge;
        if (size > MaxBytes || Interlocked.Add(ref total, size) > MaxTotalBytes) return BlobStatus.SaidTooLarge;
        if (repository.Read(oid) is null) return BlobStatus.Unreadable;
        compared.TryAdd(oid, true);
        return BlobStatus.TooLarge;
    }
}
