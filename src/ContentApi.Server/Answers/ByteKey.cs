using System.IO.Hashing;
using System.Security.Cryptography;

namespace ContentApi.Server.Answers;

/// <summary>A cache key: bytes of some kind. Keys with equal hashes are compared byte by byte.</summary>
sealed class ByteKey(byte kind, byte[] bytes)
{
    static readonly long seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    readonly int hash = HashOf(kind, bytes);

    public byte Kind { get; } = kind;
    public byte[] Bytes { get; } = bytes;

    public Parts AsParts => new(Kind, Bytes);

    /// <summary>The seed is random for each process, so that keys known to collide in one process do not collide in another.</summary>
    static int HashOf(byte kind, ReadOnlySpan<byte> bytes) => XxHash3.HashToUInt64(bytes, seed).GetHashCode() + kind;

    /// <summary>The parts of a key, for a look-up that allocates nothing.</summary>
    public readonly ref struct Parts(byte kind, ReadOnlySpan<byte> bytes)
    {
        public byte Kind { get; } = kind;
        public ReadOnlySpan<byte> Bytes { get; } = bytes;
        public ByteKey ToKey() => new(Kind, Bytes.ToArray());
    }

    public sealed class Comparer : IEqualityComparer<ByteKey>, IAlternateEqualityComparer<Parts, ByteKey>
    {
        public bool Equals(ByteKey? x, ByteKey? y) =>
            ReferenceEquals(x, y) || (x is not null && y is not null && x.hash == y.hash && x.Kind == y.Kind && x.Bytes.AsSpan().SequenceEqual(y.Bytes));

        public int GetHashCode(ByteKey key) => key.hash;

        public bool Equals(Parts alternate, ByteKey other) => alternate.Kind == other.Kind && alternate.Bytes.SequenceEqual(other.Bytes);

        public int GetHashCode(Parts alternate) => HashOf(alternate.Kind, alternate.Bytes);

        public ByteKey Create(Parts alternate) => alternate.ToKey();
    }
}
