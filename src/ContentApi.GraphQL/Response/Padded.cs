using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ContentApi.GraphQL.Response;

/// <summary>
/// Bytes in an array of at least <see cref="Slack"/> bytes. Copying a fixed number of bytes takes less time than copying by length, if the bytes are few.
/// </summary>
readonly struct Padded
{
    /// <summary>The number of bytes that <see cref="CopySlack"/> copies, however few of them are used.</summary>
    public const int Slack = 64;

    public Padded(ReadOnlySpan<byte> bytes)
    {
        Bytes = new byte[Math.Max(Slack, bytes.Length)];
        bytes.CopyTo(Bytes);
        Length = bytes.Length;
    }

    public byte[] Bytes { get; }
    public int Length { get; }
    public ReadOnlySpan<byte> Span => Bytes.AsSpan(0, Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopySlack(ref byte source, ref byte target) => Vector512.LoadUnsafe(ref source).StoreUnsafe(ref target);
}
