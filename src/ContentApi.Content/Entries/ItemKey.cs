using System.Buffers;
using System.Text;
using ContentApi.Content.Documents;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Entries;

/// <summary>Writes the key of an item of a file as the end of the entry's path: <c>_data/authors.yml#ann</c>, <c>_data/site.yml#/team/ann</c>.</summary>
static class ItemKey
{
    static readonly SearchValues<char> Reserved = SearchValues.Create("#%/\\");

    /// <summary>Returns the beginning of the paths of the items at a place of a file: <c>#</c>, and the pointer to a place inside the file.</summary>
    public static string PrefixOf(string file, JsonPointer place) =>
        $"{file}#{string.Concat(place.Tokens.Select(token => $"/{Escape(token)}"))}{(place.IsWhole ? "" : "/")}";

    /// <summary>
    /// Returns the path of an item, which no other item and no file has: in its key, <c>#</c>, <c>%</c>, slashes, white space and control characters are
    /// percent-encoded (RFC 3986, 2.1). So is the dot of a key that ends like the name of a content file, because a file may be named <c>a.yml#b.md</c>.
    /// </summary>
    /// <param name="prefix">See <see cref="PrefixOf"/>.</param>
    /// <param name="key">The key of the item, or its position.</param>
    public static string PathOf(string prefix, string key) => prefix + Escape(key);

    /// <summary>Returns the path of an entry without the extension of its file.</summary>
    public static string StemOf(string path, string file) => ContentPath.WithoutExtension(file) + path[file.Length..];

    /// <summary>Returns the key at the end of an item's path.</summary>
    public static string KeyOf(string path) => Uri.UnescapeDataString(path[(path.LastIndexOfAny(['#', '/']) + 1)..]);

    static string Escape(string key)
    {
        var dot = DocumentParser.Understands(key) ? key.LastIndexOf('.') : -1;
        if (dot < 0 && !key.Any(IsEscaped)) return key;
        var escaped = new StringBuilder();
        for (var i = 0; i < key.Length; i++)
        {
            if (i == dot) escaped.Append("%2E");
            else if (IsEscaped(key[i])) escaped.Append(Uri.EscapeDataString(key.AsSpan(i, 1)));
            else escaped.Append(key[i]);
        }
        return escaped.ToString();
    }

    static bool IsEscaped(char character) => Reserved.Contains(character) || char.IsWhiteSpace(character) || char.IsControl(character);
}
