using System.Text;

namespace ContentApi.GraphQL.Language;

/// <summary>
/// Shares one string among the occurrences of a name in a document. A direct-mapped cache of 128 names: a newer name replaces an older one at its index.
/// </summary>
sealed class NamePool
{
    const int Size = 128;
    readonly string?[] names = new string?[Size];

    public string Get(ReadOnlySpan<byte> ascii)
    {
        var hash = (uint)ascii.Length;
        foreach (var b in ascii) hash = hash * 31 + b;
        ref var name = ref names[hash % Size];
        if (name is null || !Ascii.Equals(ascii, name)) name = Encoding.ASCII.GetString(ascii);
        return name;
    }
}
