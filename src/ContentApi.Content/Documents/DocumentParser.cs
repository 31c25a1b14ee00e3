using System.Text;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>
/// Reads the bytes of a content file: <c>.md</c>, <c>.markdown</c> and the like, <c>.mdx</c> and <c>.html</c> with front matter in YAML, TOML or JSON; and
/// data in <c>.yaml</c>, <c>.yml</c>, <c>.json</c>, <c>.toml</c>, <c>.csv</c> and <c>.tsv</c>.
/// </summary>
public static class DocumentParser
{
    /// <summary>Whether files of this path's extension are content files. Capitals in the extension make no difference.</summary>
    public static bool Understands(string path) => FileSyntaxes.Of(path) != FileSyntax.None;

    /// <summary>Whether files of this path's extension are pages: text after front matter. The others are data.</summary>
    public static bool IsPage(string path) => FileSyntaxes.Of(path).HasBody();

    /// <summary>
    /// Whether a file of this path is content only if it has front matter, unless the content model names its extension: HTML is mostly a part of a site's
    /// theme, or a file that is served as it is.
    /// </summary>
    public static bool NeedsFrontMatter(string path) => FileSyntaxes.Of(path) == FileSyntax.Html;

    /// <summary>Whether a site serves files of this path's extension as they are, so that a link to one need not be a link to content.</summary>
    public static bool IsServedAsIs(string path) => FileSyntaxes.Of(path) is FileSyntax.None or FileSyntax.Html or FileSyntax.Csv or FileSyntax.Tsv;

    /// <summary>Whether a file begins with front matter, closed or not.</summary>
    public static bool HasFrontMatter(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        try
        {
            return FrontMatter.Find(bytes) is not null;
        }
        catch (DocumentFaultException)
        {
            return true;
        }
    }

    /// <summary>Parses a content file. Never throws because of its bytes: every fault is reported in <see cref="Document.Diagnostics"/>.</summary>
    /// <param name="path">The path of the file, relative to the content root. Its extension decides the syntax.</param>
    /// <param name="bytes">The file's bytes, not yet known to be valid UTF-8.</param>
    /// <param name="readsMdx">Whether files of Markdown are read as MDX, whatever their extension.</param>
    /// <exception cref="ArgumentException"><see cref="Understands"/> is false for the path.</exception>
    public static Document Parse(string path, ReadOnlySpan<byte> bytes, bool readsMdx = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        var syntax = FileSyntaxes.Of(path);
        if (syntax == FileSyntax.None) throw new ArgumentException($"'{path}' is not the path of a content file.", nameof(path));
        if (syntax == FileSyntax.Markdown && readsMdx) syntax = FileSyntax.Mdx;

        var diagnostics = new DiagnosticBag(path);
        var parts = ParseParts(syntax, bytes, diagnostics);
        return new Document
        {
            Path = path, Value = parts.Value, Body = parts.Body, BodyPosition = parts.BodyPosition, Diagnostics = diagnostics.Diagnostics,
            BodySyntax = syntax switch { FileSyntax.Mdx => BodySyntax.Mdx, FileSyntax.Html => BodySyntax.Html, _ => BodySyntax.Markdown },
        };
    }

    readonly record struct Parts(DocumentValue Value, string? Body, TextPosition BodyPosition);

    static MappingValue Nothing => new(TextPosition.Start, []);

    static Parts ParseParts(FileSyntax syntax, ReadOnlySpan<byte> bytes, DiagnosticBag diagnostics)
    {
        try
        {
            var utf8 = FileBytes.Utf8Of(bytes);
            MergeConflict.Refuse(utf8, hasCode: syntax.HasBody());
            return syntax.HasBody() ? ParsePage(syntax, utf8, diagnostics) : new(ParseData(syntax, utf8, diagnostics), null, TextPosition.Start);
        }
        catch (DocumentFaultException fault)
        {
            diagnostics.Report(fault.Rule, fault.Position, fault.Message, fault.Hint);
            return new(Nothing, syntax.HasBody() ? "" : null, TextPosition.Start);
        }
    }

    static DocumentValue ParseData(FileSyntax syntax, ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics) => syntax switch
    {
        FileSyntax.Yaml => YamlReader.Read(Encoding.UTF8.GetString(utf8), 1, diagnostics),
        FileSyntax.Json => JsonReader.Read(utf8, 1, diagnostics),
        FileSyntax.Toml => TomlReader.Read(Encoding.UTF8.GetString(utf8), 1),
        _ => CsvReader.Read(utf8, isTabbed: syntax == FileSyntax.Tsv, diagnostics),
    };

    static Parts ParsePage(FileSyntax syntax, ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        if (FrontMatter.Find(utf8) is not { } frontMatter)
            return MissedFrontMatter.Find(utf8) is { } fault ? throw fault
                : new(Nothing, BodyText(syntax, utf8, TextPosition.Start, diagnostics), TextPosition.Start);
        if (!frontMatter.IsClosed)
            throw new DocumentFaultException(DiagnosticRules.FrontMatterUnclosed, TextPosition.Start,
                "The front matter that begins here is never closed.",
                frontMatter.Language == FrontMatterLanguage.Yaml
                    ? "Put a line of three hyphens (---) after its last key; if the file is to begin with a horizontal rule, write *** instead."
                    : "Put a line like its first one, without a name, after its last key.");

        FileBytes.RefuseControls(utf8[..frontMatter.BodyStart]);
        var value = ParseFrontMatter(frontMatter, utf8[frontMatter.Text], diagnostics);
        var bodyPosition = frontMatter.EndsInFence ? new Utf8Positions(utf8).At(frontMatter.BodyStart) : new TextPosition(frontMatter.BodyLine, 1);
        if (frontMatter.HasTextAfterFence)
            diagnostics.Report(DiagnosticRules.TextAfterFence, bodyPosition,
                "Text follows the fence that closes the front matter; it is read as the beginning of the body.",
                "Put the three hyphens (---) on a line of their own.");
        return new(value, BodyText(syntax, utf8[frontMatter.BodyStart..], bodyPosition, diagnostics), bodyPosition);
    }

    static DocumentValue ParseFrontMatter(FrontMatter frontMatter, ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        var value = frontMatter.Language switch
        {
            FrontMatterLanguage.Yaml => YamlReader.Read(Encoding.UTF8.GetString(utf8), frontMatter.FirstLine, diagnostics),
            FrontMatterLanguage.Toml => TomlReader.Read(Encoding.UTF8.GetString(utf8), frontMatter.FirstLine),
            // Between fences, the braces of the object may be left out.
            _ when utf8.TrimStart(" \t\r\n"u8) is [(byte)'"', ..] => JsonReader.Read([.. "{\n"u8, .. utf8, (byte)'}'], frontMatter.FirstLine - 1, diagnostics),
            _ => JsonReader.Read(utf8, frontMatter.FirstLine, diagnostics),
        };
        // A key that the front matter does not have is missing from no line in particular: the diagnostic points to the opening fence.
        return value is MappingValue mapping ? new MappingValue(TextPosition.Start, mapping.Entries) : value;
    }

    static string BodyText(FileSyntax syntax, ReadOnlySpan<byte> utf8, TextPosition start, DiagnosticBag diagnostics)
    {
        if (syntax == FileSyntax.Mdx) utf8 = MdxModules.Blank(utf8);
        var text = Encoding.UTF8.GetString(utf8);
        return FileBytes.WithoutControls(utf8.Contains((byte)'\r') ? text.ReplaceLineEndingsOfFiles() : text, start, diagnostics);
    }

    // string.ReplaceLineEndings also treats form feeds and U+2028 as line ends, which would shift every later line.
    static string ReplaceLineEndingsOfFiles(this string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
