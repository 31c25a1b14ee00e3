using System.Text;

namespace ContentApi.Content.Documents;

/// <summary>
/// Recognises front matter in the languages of other tools, so that it is reported instead of being served as text: Hugo's TOML between lines of
/// <c>+++</c>, its JSON between lines of braces, and the languages that gray-matter reads after a fence that names them (<c>---json</c>).
/// </summary>
static class ForeignFrontMatter
{
    static readonly string[] Named = ["TOML", "JSON", "JavaScript", "js", "CoffeeScript", "coffee", "cson"];

    /// <param name="utf8">A Markdown file without a byte order mark whose first line is not a fence of YAML.</param>
    /// <returns>The name of the language; null if the file is Markdown from its beginning.</returns>
    public static string? LanguageOf(ReadOnlySpan<byte> utf8)
    {
        var first = Line(utf8, out var rest);
        if (first.SequenceEqual("+++"u8)) return HasLine(rest, "+++"u8) ? "TOML" : null;
        if (first.SequenceEqual("{"u8)) return HasLine(rest, "}"u8) ? "JSON" : null;
        if (!first.StartsWith("---"u8) || first.Length > 20 || !HasLine(rest, "---"u8)) return null;
        var name = Encoding.UTF8.GetString(first[3..]).Trim();
        return Array.Find(Named, language => language.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    static bool HasLine(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> wanted)
    {
        while (!utf8.IsEmpty)
            if (Line(utf8, out utf8).SequenceEqual(wanted)) return true;
        return false;
    }

    /// <returns>The first line, without white space at its end.</returns>
    static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> utf8, out ReadOnlySpan<byte> rest)
    {
        var end = utf8.IndexOfAny((byte)'\r', (byte)'\n');
        rest = end < 0 ? [] : utf8[(end + 1)..];
        return (end < 0 ? utf8 : utf8[..end]).TrimEnd(" \t"u8);
    }
}
