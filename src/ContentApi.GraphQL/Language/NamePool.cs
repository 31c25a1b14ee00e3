using System.Text;

namespace ContentApi.GraphQL.Language;

/// <summary>Gives one string for the many times that a document writes a name: a direct-mapped cache, in which a newer name replaces an older one.</summary>
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
