using System.Buffers;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Markdown;

/// <summary>What the build of a snapshot asks of each Markdown text: where it leads, and what is wrong with it.</summary>
sealed record MarkdownInspection(IReadOnlyList<ContentLink> ContentLinks, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Against a text whose faults would fill the memory: further ones are counted only.</summary>
    const int MaximumDiagnostics = 100;

    const int LongestQuotedUrl = 80;

    /// <summary>In characters: no shorter text spends the <see cref="Bounds.WorkBudget"/> with neither links nor tables.</summary>
    const int LongestHarmlessText = 32 * 1024;

    static readonly MarkdownInspection nothing = new([], []);
    static readonly SearchValues<char> nestingMarks = SearchValues.Create(">*_~-+.)");

    public static MarkdownInspection Of(MarkdownText text)
    {
        if (!IsWorthParsing(text.Text)) return nothing;
        var parsed = text.Parse();
        var links = parsed.Links.Where(link => link.Address.Kind == LinkAddressKind.Content).Select(link => ContentLinkOf(parsed, link)).ToArray();
        var diagnostics = DiagnosticsOf(parsed);
        return links.Length == 0 && diagnostics.Count == 0 ? nothing : new(links, diagnostics);
    }

    /// <summary>
    /// Most texts hold no link, and then the build need not parse them. A content link has a bracket; a forbidden scheme stands in
    /// brackets, in angle brackets or in a bare <c>ftp:</c> address; what is refused is a table, deep or long.
    /// </summary>
    static bool IsWorthParsing(string text) =>
        text.Length > LongestHarmlessText || text.AsSpan().ContainsAny('[', '<', '|')
        || text.Contains("ftp://", StringComparison.OrdinalIgnoreCase) || MayNestTooDeeply(text);

    /// <summary>A tree takes at least half as many marks as it has levels: a list and its item are two.</summary>
    static bool MayNestTooDeeply(ReadOnlySpan<char> text)
    {
        var marks = 0;
        for (var at = text.IndexOfAny(nestingMarks); at >= 0; at = text.IndexOfAny(nestingMarks))
        {
            // A full stop or a parenthesis opens a list only after a digit.
            if (text[at] is not ('.' or ')') || at > 0 && char.IsAsciiDigit(text[at - 1])) marks++;
            if (marks >= MarkdownSyntax.MaximumDepth / 2) return true;
            text = text[(at + 1)..];
        }
        return false;
    }

    static ContentLink ContentLinkOf(ParsedMarkdown parsed, LinkNode link)
    {
        var (target, suffix) = link.Address.ResolveFrom(parsed.Source.Path);
        return new(target, suffix, link.IsImage, parsed.PositionOf(link));
    }

    static List<Diagnostic> DiagnosticsOf(ParsedMarkdown parsed)
    {
        var source = parsed.Source;
        if (parsed.Document is null)
            return [new(DiagnosticRules.MarkdownTooComplex, source.Path, source.Position,
                "The Markdown is nested too deeply or too crowded with marks to be rendered; it is shown as it is written.",
                "Nest fewer quotes, lists and emphasis in each other, or divide the text.")];
        var forbidden = parsed.Links.Where(link => link.Address.Kind == LinkAddressKind.Forbidden).ToList();
        var diagnostics = forbidden.Take(MaximumDiagnostics).Select(link => new Diagnostic(
            DiagnosticRules.UnsafeLink, source.Path, parsed.PositionOf(link),
            $"The {(link.IsImage ? "image" : "link")} \"{Quote(link.Address.Url)}\" has the scheme \"{Quote(link.Address.Scheme)}\", which is not allowed; only its text is shown.",
            "Use http, https, mailto or tel, or a path relative to this file (one with a colon begins with ./).")).ToList();
        if (forbidden.Count > MaximumDiagnostics)
            diagnostics.Add(new(DiagnosticRules.UnsafeLink, source.Path, parsed.PositionOf(forbidden[MaximumDiagnostics]),
                $"From here on {forbidden.Count - MaximumDiagnostics} more links have a scheme that is not allowed."));
        return diagnostics;
    }

    /// <summary>For a message on one line: control characters and the like as question marks.</summary>
    static string Quote(string text)
    {
        var cut = text.Length > LongestQuotedUrl ? text[..LongestQuotedUrl] + "…" : text;
        return string.Create(cut.Length, cut, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = char.GetUnicodeCategory(from[i]) is var category
                    && category is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                        or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
                        or System.Globalization.UnicodeCategory.Surrogate ? '?' : from[i];
        });
    }
}
