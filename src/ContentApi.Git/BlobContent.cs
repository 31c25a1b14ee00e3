namespace ContentApi.Git;

/// <summary>What reading one blob gave.</summary>
public enum BlobStatus : byte
{
    Found,

    /// <summary>The repository does not have the object (a partial or damaged clone).</summary>
    Missing,

    /// <summary>Larger than the caller's limit; not read.</summary>
    TooLarge,
}

/// <param name="Bytes">Empty unless <paramref name="Status"/> is <see cref="BlobStatus.Found"/>.</param>
/// <param name="Size">In bytes; 0 where it is missing.</param>
public readonly record struct BlobContent(BlobStatus Status, ReadOnlyMemory<byte> Bytes, long Size);
