using System.Buffers;
using System.Text;
using ContentApi.Content.Documents;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Entries;

/// <summary>Writes the key of an item of a file as the end of the entry's path: <c>_data/authors.yml#ann</c>.</summary>
static class ItemKey
{
    static readonly SearchValues<char> Reserved = SearchValues.Create("#%/\\");

    /// <summary>
    /// Returns the path of an item, which no other item and no file has: in its key, <c>#</c>, <c>%</c>, slashes, white space and control characters are
    /// percent-encoded (RFC 3986, 2.1). So is the dot of a key that ends like the name of a content file, because a file may be named <c>a.yml#b.md</c>.
    /// </summary>
    public static string PathOf(string file, string key)
    {
        if (!DocumentParser.Understands(key) && !key.AsSpan().ContainsAny(Reserved) && !key.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            return $"{file}#{key}";
        var path = new StringBuilder(file).Append('#');
        var dot = DocumentParser.Understands(key) ? key.LastIndexOf('.') : -1;
        for (var i = 0; i < key.Length; i++)
        {
            if (i == dot) path.Append("%2E");
            else if (Reserved.Contains(key[i]) || char.IsWhiteSpace(key[i]) || char.IsControl(key[i])) path.Append(Uri.EscapeDataString(key.AsSpan(i, 1)));
            else path.Append(key[i]);
        }
        return path.ToString();
    }

    /// <summary>Returns the path of an entry without the extension of its file.</summary>
    public static string StemOf(string path, string file) => ContentPath.WithoutExtension(file) + path[file.Length..];
}
