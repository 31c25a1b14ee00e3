namespace ContentApi.Git.Contract;

/// <summary>The result of reading one blob.</summary>
public enum BlobStatus : byte
{
    Found,

    /// <summary>The repository is a partial clone that left the object out on purpose: see <see cref="Storage.PartialClone"/>.</summary>
    LeftOut,

    /// <summary>The object is missing, damaged or not a blob. A missing object may become readable: objects may arrive after the ref that needs them.</summary>
    Unreadable,

    /// <summary>The blob is larger than the caller's limit.</summary>
    TooLarge,

    /// <summary>The object's header declares a size above the caller's limit. The header may be damaged: verifying the object would cost too much.</summary>
    SaidTooLarge,
}

/// <param name="Status">The result of reading the blob.</param>
/// <param name="Bytes">The content; empty unless <paramref name="Status"/> is <see cref="BlobStatus.Found"/>.</param>
/// <param name="Size">The size of the blob, in bytes; 0 if it is not known.</param>
public readonly record struct BlobContent(BlobStatus Status, ReadOnlyMemory<byte> Bytes, long Size);
