using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ContentApi.GraphQL.Response;

/// <summary>Bytes in an array that is longer than they are: a copy of always <see cref="Slack"/> bytes takes less time than one by their length.</summary>
readonly struct Padded
{
    /// <summary>Bytes that are copied whether they are wanted or not.</summary>
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
