namespace ContentApi.Git.Contract;

/// <summary>What reading one blob gave.</summary>
public enum BlobStatus : byte
{
    Found,

    /// <summary>A partial clone left the object out on purpose: see <see cref="Storage.PartialClone"/>.</summary>
    LeftOut,

    /// <summary>The object is missing, damaged or not a blob. It may become readable: objects may arrive after the ref that needs them.</summary>
    Unreadable,

    /// <summary>Larger than the caller's limit.</summary>
    TooLarge,

    /// <summary>The object says that it is larger than the caller's limit. Whether it is damaged is not known, since to read it would cost too much.</summary>
    SaidTooLarge,
}

/// <param name="Bytes">Empty unless <paramref name="Status"/> is <see cref="BlobStatus.Found"/>.</param>
/// <param name="Size">In bytes; 0 where it is not known.</param>
public readonly record struct BlobContent(BlobStatus Status, ReadOnlyMemory<byte> Bytes, long Size);
