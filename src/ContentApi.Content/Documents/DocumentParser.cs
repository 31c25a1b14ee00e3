using System.Text;
using System.Text.Unicode;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>Reads the bytes of a content file: <c>.md</c> with YAML front matter, <c>.yaml</c>, <c>.yml</c>, <c>.json</c>.</summary>
public static class DocumentParser
{
    enum Syntax : byte { None, Markdown, Yaml, Json }

    /// <summary>Whether files of this path's extension are content files.</summary>
    public static bool Understands(string path) => SyntaxOf(path) != Syntax.None;

    /// <summary>Parses a content file. Never throws because of its bytes: every fault is reported in <see cref="Document.Diagnostics"/>.</summary>
    /// <param name="path">The path of the file, relative to the content root. Its extension decides the syntax.</param>
    /// <param name="utf8">The file's bytes, not yet known to be valid UTF-8.</param>
    /// <exception cref="ArgumentException"><see cref="Understands"/> is false for the path.</exception>
    public static Document Parse(string path, ReadOnlySpan<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(path);
        var syntax = SyntaxOf(path);
        if (syntax == Syntax.None) throw new ArgumentException($"'{path}' is not the path of a content file.", nameof(path));

        var diagnostics = new DiagnosticBag(path);
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        var document = Utf8.IsValid(utf8) ? ParseText(syntax, utf8, diagnostics) : RefuseEncoding(syntax, utf8, diagnostics);
        return new Document
        {
            Path = path, Value = document.Value, Body = document.Body, BodyPosition = document.BodyPosition, Diagnostics = diagnostics.Diagnostics,
        };
    }

    readonly record struct Parts(DocumentValue Value, string? Body, TextPosition BodyPosition);

    static MappingValue Nothing => new(TextPosition.Start, []);

    static Syntax SyntaxOf(string path)
    {
        var extension = Path.GetExtension(path.AsSpan());
        bool Is(ReadOnlySpan<char> other, ReadOnlySpan<char> own) => own.Equals(other, StringComparison.OrdinalIgnoreCase);
        return Is(".md", extension) || Is(".markdown", extension) ? Syntax.Markdown
            : Is(".yaml", extension) || Is(".yml", extension) ? Syntax.Yaml
            : Is(".json", extension) ? Syntax.Json : Syntax.None;
    }

    static Parts ParseText(Syntax syntax, ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        try
        {
            return syntax switch
            {
                Syntax.Markdown => ParseMarkdown(utf8, diagnostics),
                Syntax.Yaml => new(YamlReader.Read(Encoding.UTF8.GetString(utf8), 1, diagnostics), null, TextPosition.Start),
                _ => new(JsonReader.Read(utf8, diagnostics), null, TextPosition.Start),
            };
        }
        catch (DocumentFaultException fault)
        {
            diagnostics.Report(fault.Rule, fault.Position, fault.Message, fault.Hint);
            return new(Nothing, syntax == Syntax.Markdown ? "" : null, TextPosition.Start);
        }
    }

    static Parts ParseMarkdown(ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        if (FrontMatter.Find(utf8) is not { } frontMatter)
        {
            if (ForeignFrontMatter.LanguageOf(utf8) is not { } language) return new(Nothing, BodyText(utf8), TextPosition.Start);
            throw new DocumentFaultException(DiagnosticRules.FrontMatterNotYaml, TextPosition.Start,
                $"The front matter that begins here is {language}, not YAML.", "Write its keys as 'key: value', between two lines of three hyphens (---).");
        }
        if (!frontMatter.IsClosed)
            throw new DocumentFaultException(DiagnosticRules.FrontMatterUnclosed, TextPosition.Start,
                "The front matter that begins here is never closed.",
                "Put a line of three hyphens (---) after its last key; if the file is to begin with a horizontal rule, write *** instead.");

        var yaml = YamlReader.Read(Encoding.UTF8.GetString(utf8[frontMatter.Yaml]), 2, diagnostics);
        // A key that the front matter does not have is missing from no line in particular: the diagnostic points to the opening fence.
        var value = yaml is MappingValue mapping ? new MappingValue(TextPosition.Start, mapping.Entries) : yaml;
        var bodyPosition = frontMatter.EndsInFence
            ? new TextPosition(frontMatter.BodyLine, frontMatter.BodyStart - frontMatter.Yaml.End.Value + 1)
            : new TextPosition(frontMatter.BodyLine, 1);
        if (frontMatter.HasTextAfterFence)
            diagnostics.Report(DiagnosticRules.TextAfterFence, bodyPosition,
                "Text follows the fence that closes the front matter; it is read as the beginning of the body.",
                "Put the three hyphens (---) on a line of their own.");
        return new(value, BodyText(utf8[frontMatter.BodyStart..]), bodyPosition);
    }

    static string BodyText(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        return utf8.Contains((byte)'\r') ? text.ReplaceLineEndingsOfFiles() : text;
    }

    // string.ReplaceLineEndings also treats form feeds and U+2028 as line ends, which would shift every later line.
    static string ReplaceLineEndingsOfFiles(this string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    static Parts RefuseEncoding(Syntax syntax, ReadOnlySpan<byte> bytes, DiagnosticBag diagnostics)
    {
        var (offset, position) = Utf8Positions.OfFirstInvalid(bytes);
        var isUtf16 = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        diagnostics.Report(DiagnosticRules.InvalidUtf8, position,
            isUtf16 ? "The file is UTF-16, not UTF-8." : $"The byte 0x{bytes[offset]:X2} is not valid UTF-8 here.",
            isUtf16 ? "Save the file with the encoding UTF-8." : "Save the file with the encoding UTF-8; it may be Windows-1252 or Latin-1 now.");
        return new(Nothing, syntax == Syntax.Markdown ? "" : null, TextPosition.Start);
    }
}
