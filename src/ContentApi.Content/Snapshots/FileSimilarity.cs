using System.Runtime.InteropServices;
using System.Text;

namespace ContentApi.Content.Snapshots;

/// <summary>The lines of a file, to compare it with others as Git does when it searches for renames: by the share of bytes in common lines.</summary>
sealed class FileSimilarity
{
    /// <summary>The least share of a file's bytes that its renamed and edited form keeps: that of Git (git-diff, <c>--find-renames</c>).</summary>
    public const double Least = 0.5;

    readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    readonly int length;

    public FileSimilarity(ReadOnlySpan<byte> bytes)
    {
        length = bytes.Length;
        foreach (var range in bytes.Split((byte)'\n'))
            // Latin-1 has a character for each byte.
            CollectionsMarshal.GetValueRefOrAddDefault(lines, Encoding.Latin1.GetString(bytes[range]), out _)++;
    }

    /// <summary>The number of bytes in common lines, divided by that of the longer file: from 0 to 1.</summary>
    public double To(FileSimilarity other)
    {
        var (few, many) = lines.Count < other.lines.Count ? (this, other) : (other, this);
        var common = few.lines.Sum(line => (long)Math.Min(line.Value, many.lines.GetValueOrDefault(line.Key)) * (line.Key.Length + 1));
        return common / (double)(Math.Max(length, other.length) + 1);
    }
}
