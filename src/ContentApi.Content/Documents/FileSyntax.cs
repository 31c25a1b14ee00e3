using System.Collections.Frozen;

namespace ContentApi.Content.Documents;

/// <summary>The syntax of a content file, which its extension decides in any capitals.</summary>
enum FileSyntax : byte { None, Markdown, Mdx, Html, Yaml, Json, Toml, Csv, Tsv }

/// <summary>Finds the syntax of files by their paths.</summary>
static class FileSyntaxes
{
    static readonly FrozenDictionary<string, FileSyntax>.AlternateLookup<ReadOnlySpan<char>> byExtension = new Dictionary<string, FileSyntax>
    {
        [".md"] = FileSyntax.Markdown, [".markdown"] = FileSyntax.Markdown, [".mdown"] = FileSyntax.Markdown, [".mkdown"] = FileSyntax.Markdown,
        [".mkdn"] = FileSyntax.Markdown, [".mkd"] = FileSyntax.Markdown, [".mdx"] = FileSyntax.Mdx, [".html"] = FileSyntax.Html, [".htm"] = FileSyntax.Html,
        [".yaml"] = FileSyntax.Yaml, [".yml"] = FileSyntax.Yaml, [".json"] = FileSyntax.Json, [".toml"] = FileSyntax.Toml, [".csv"] = FileSyntax.Csv,
        [".tsv"] = FileSyntax.Tsv,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static FileSyntax Of(string path) => byExtension.TryGetValue(Path.GetExtension(path.AsSpan()), out var syntax) ? syntax : FileSyntax.None;

    /// <summary>Whether files of the syntax have a body, before which there may be front matter.</summary>
    public static bool HasBody(this FileSyntax syntax) => syntax is FileSyntax.Markdown or FileSyntax.Mdx or FileSyntax.Html;
}
