using System.Collections.Concurrent;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>
/// Distinguishes blobs that are too large from damaged blobs whose header only declares a large size: one flipped bit in a pack can
/// make a small blob look like one of a gigabyte. To find out, reads a blob once and compares its hash with its id. Thread-safe.
/// </summary>
sealed class LargeBlobs
{
    /// <summary>The largest blob that is verified, in bytes. Stops a commit from making each reading thread hold more memory than this.</summary>
    const long MaxBytes = 16 << 20;

    /// <summary>
    /// The number of bytes of all verified blobs. Stops a commit with thousands of large blobs from keeping the server busy with verifying them.
    /// </summary>
    const long MaxTotalBytes = 2L << 30;

    readonly ConcurrentDictionary<GitObjectId, bool> compared = new();
    long total;

    /// <summary>Verifies a blob whose declared size is above the reader's limit.</summary>
    /// <param name="repository">The repository to read the blob from.</param>
    /// <param name="oid">The blob's id.</param>
    /// <param name="size">The size that the blob's header declares, in bytes.</param>
    public BlobStatus Check(IRepositorySource repository, GitObjectId oid, long size)
    {
        if (compared.ContainsKey(oid)) return BlobStatus.TooLarge;
        if (size > MaxBytes || Interlocked.Add(ref total, size) > MaxTotalBytes) return BlobStatus.SaidTooLarge;
        if (repository.Read(oid) is null) return BlobStatus.Unreadable;
        compared.TryAdd(oid, true);
        return BlobStatus.TooLarge;
    }
}
