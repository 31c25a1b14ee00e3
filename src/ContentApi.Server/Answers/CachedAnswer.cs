using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Response;

namespace ContentApi.Server.Answers;

/// <summary>An answer with its compressed forms. It serves each commit in which what it was made of is the same.</summary>
/// <param name="key">What was asked.</param>
/// <param name="body">The whole answer.</param>
/// <param name="sources">What it was made of.</param>
sealed class CachedAnswer(ByteKey key, byte[] body, AnswerSources sources)
{
    const int FixedBytes = 300;

    readonly CompressedBody?[] compressed = new CompressedBody?[ContentEncodings.All.Count];

    // Forms that are being made.
    readonly TaskCompletionSource<byte[]?>?[] compressing = new TaskCompletionSource<byte[]?>?[ContentEncodings.All.Count];
    volatile Standing? standing;
    int compressedBytes;

    public ByteKey Key => key;
    public byte[] Body => body;

    /// <summary>An estimate of what it takes, in bytes.</summary>
    public long Weight => FixedBytes + key.Bytes.Length + body.Length + sources.Bytes + Volatile.Read(ref compressedBytes);

    /// <summary>The answer's entity tag at a commit; null if the commit's answer may be another.</summary>
    /// <param name="snapshot">The commit's content.</param>
    /// <param name="fingerprint">Of all that answers at the commit depend on besides the request.</param>
    public string? TagIn(ContentSnapshot snapshot, byte[] fingerprint)
    {
        var known = standing;
        if (known is not null && ReferenceEquals(known.Fingerprint, fingerprint)) return known.Tag;
        if (!sources.HoldFor(snapshot)) return null;
        var tag = EntityTag.Of(fingerprint, key.Kind, key.Bytes);
        standing = new(fingerprint, tag);
        return tag;
    }

    /// <summary>The body in that encoding, if it has been made.</summary>
    public byte[]? Find(ContentEncoding encoding) => encoding == ContentEncoding.Identity ? body : Volatile.Read(ref compressed[(int)encoding])?.Bytes;

    /// <summary>
    /// Returns the body in that encoding, and compresses it at the first call; a body that would not become shorter is returned as it is. Calls while the
    /// body is being compressed wait for the result.
    /// </summary>
    /// <param name="encoding">Not <see cref="ContentEncoding.Identity"/>.</param>
    /// <param name="room">Where memory for a body above <see cref="ResponseChunks.Bytes"/> is taken for a while, as much as the body has.</param>
    /// <returns>Null where there is no room.</returns>
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

    /// <param name="Fingerprint">Of the content in which the answer was last found right. Not the content itself, which would live on with it.</param>
    sealed record Standing(byte[] Fingerprint, string Tag);

    sealed record CompressedBody(byte[] Bytes);
}
