using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Response;

namespace ContentApi.Server.Answers;

/// <summary>An answer with its compressed forms. It is valid for each commit that has not changed what the answer depends on.</summary>
/// <param name="key">The key of the request.</param>
/// <param name="body">The whole body, not compressed.</param>
/// <param name="sources">The parts of the content that the answer depends on.</param>
sealed class CachedAnswer(ByteKey key, byte[] body, AnswerSources sources)
{
    const int FixedBytes = 300;

    readonly CompressedBody?[] compressed = new CompressedBody?[ContentEncodings.All.Count];

    // The compressed forms that are being made.
    readonly TaskCompletionSource<byte[]?>?[] compressing = new TaskCompletionSource<byte[]?>?[ContentEncodings.All.Count];
    volatile Standing? standing;
    int compressedBytes;

    public ByteKey Key => key;
    public byte[] Body => body;

    /// <summary>An estimate of the memory that the answer takes, in bytes.</summary>
    public long Weight => FixedBytes + key.Bytes.Length + body.Length + sources.Bytes + Volatile.Read(ref compressedBytes);

    /// <summary>Returns the answer's entity tag at a commit; null if the answer may differ there.</summary>
    /// <param name="snapshot">The commit's content.</param>
    /// <param name="fingerprint">The fingerprint of all that answers at the commit depend on besides the request.</param>
    public string? TagIn(ContentSnapshot snapshot, byte[] fingerprint)
    {
        var known = standing;
        if (known is not null && ReferenceEquals(known.Fingerprint, fingerprint)) return known.Tag;
        if (!sources.HoldFor(snapshot)) return null;
        var tag = EntityTag.Of(fingerprint, key.Kind, key.Bytes);
        standing = new(fingerprint, tag);
        return tag;
    }

    /// <summary>Returns the body in an encoding; null if that form has not been made.</summary>
    public byte[]? Find(ContentEncoding encoding) => encoding == ContentEncoding.Identity ? body : Volatile.Read(ref compressed[(int)encoding])?.Bytes;

    /// <summary>
    /// Returns the body in an encoding, and compresses it at the first call. Calls while the body is being compressed wait for the result.
    /// </summary>
    /// <param name="encoding">Not <see cref="ContentEncoding.Identity"/>.</param>
    /// <param name="room">
    /// The budget from which as many bytes as the body has are taken while it is compressed, if it has more than <see cref="ResponseChunks.Bytes"/>.
    /// </param>
    /// <returns>The compressed body; null if there is no room.</returns>
    public async ValueTask<byte[]?> CompressAsync(ContentEncoding encoding, IResponseRoom room)
    {
        var made = new TaskCompletionSource<byte[]?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref compressing[(int)encoding], made, null) is { } other) return await other.Task;
        byte[]? bytes = null;
        try
        {
            bytes = Find(encoding) ?? Compress(encoding, room);
        }
        finally
        {
            compressing[(int)encoding] = null;
            made.SetResult(bytes);
        }
        return bytes;
    }

    byte[]? Compress(ContentEncoding encoding, IResponseRoom room)
    {
        var taken = body.Length > ResponseChunks.Bytes ? body.Length : 0;
        if (taken > 0 && !room.TryTake(taken, held: 0)) return null;
        try
        {
            var bytes = ContentEncodings.Compress(body, encoding);
            Interlocked.Add(ref compressedBytes, bytes.Length);
            Volatile.Write(ref compressed[(int)encoding], new(bytes));
            return bytes;
        }
        finally
        {
            if (taken > 0) room.GiveBack(taken);
        }
    }

    /// <param name="Fingerprint">
    /// The fingerprint of the content for which the answer was last found valid. A reference to the content itself would keep it in memory.
    /// </param>
    sealed record Standing(byte[] Fingerprint, string Tag);

    sealed record CompressedBody(byte[] Bytes);
}
