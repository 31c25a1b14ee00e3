using System.Buffers;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Html;

namespace ContentApi.Content.Markdown;

/// <summary>The content links and the faults of a Markdown text, which a snapshot needs before anything else of it is requested.</summary>
sealed record MarkdownInspection(IReadOnlyList<ContentLink> ContentLinks, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Length in characters below which a text without links, tables and nesting is always within its <see cref="WorkBudget"/>.</summary>
    const int MaxHarmlessLength = 32 * 1024;

    static readonly MarkdownInspection Nothing = new([], []);
    static readonly SearchValues<char> NestingMarks = SearchValues.Create(">*_~-+.)");

    public static MarkdownInspection Of(MarkdownText text, MarkdownAllowance allowance)
    {
        if (text.Syntax != BodySyntax.Html && !IsWorthParsing(text.Text)) return Nothing;
        var parsed = text.Parse(allowance);
        var targets = new Dictionary<string, (string Target, string Suffix)>(StringComparer.Ordinal);
        var links = parsed.Html is { } html
            ? html.Links.Where(link => link.ContentIndex >= 0).Select(link => ContentLinkOf(parsed, link, targets)).ToArray()
            : parsed.Links.Where(link => link.Address.Kind == LinkAddressKind.Content)
                .Select(link => ContentLinkOf(parsed, link.Address, link.IsImage, parsed.PositionOf(link), targets)).ToArray();
        var diagnostics = DiagnosticsOf(parsed);
        return links.Length == 0 && diagnostics.Count == 0 ? Nothing : new(links, diagnostics);
    }

    /// <summary>
    /// Whether a text may have a content link or a fault. Most have neither, and a snapshot is built without parsing them. A content link has a bracket. A
    /// forbidden scheme is in brackets, in angle brackets or in a bare <c>ftp:</c> address. Only a table, a deep text or a long text is beyond a limit.
    /// </summary>
    static bool IsWorthParsing(string text) =>
        text.Length > MaxHarmlessLength || text.AsSpan().ContainsAny('[', '<', '|')
        || text.Contains("ftp://", StringComparison.OrdinalIgnoreCase) || MayNestTooDeeply(text);

    /// <summary>Whether a text has at least half as many marks as the limit has levels: a mark makes two levels at most, a list and its item.</summary>
    static bool MayNestTooDeeply(ReadOnlySpan<char> text)
    {
        var marks = 0;
        for (var at = text.IndexOfAny(NestingMarks); at >= 0; at = text.IndexOfAny(NestingMarks))
        {
            // A full stop or a parenthesis opens a list only after a digit.
            if (text[at] is not ('.' or ')') || at > 0 && char.IsAsciiDigit(text[at - 1])) marks++;
            if (marks >= MarkdownLimits.MaxDepth / 2) return true;
            text = text[(at + 1)..];
        }
        return false;
    }

    static ContentLink ContentLinkOf(ParsedMarkdown parsed, HtmlLink link, Dictionary<string, (string Target, string Suffix)> targets) =>
        ContentLinkOf(parsed, link.Address, link.IsImage, link.Markdown is { } node ? parsed.PositionOf(node) : parsed.PositionAt(link.Source), targets);

    static ContentLink ContentLinkOf(
        ParsedMarkdown parsed, LinkAddress address, bool isImage, TextPosition position, Dictionary<string, (string Target, string Suffix)> targets)
    {
        if (!targets.TryGetValue(address.Url, out var found)) targets.Add(address.Url, found = address.ResolveFrom(parsed.Source.Path));
        return new(found.Target, found.Suffix, isImage, position);
    }

    public const string ForbiddenHint = "Use http, https, mailto or tel, or a path relative to this file (one with a colon begins with ./).";

    public static string ForbiddenMessage(LinkAddress address, bool isImage) =>
        $"The {(isImage ? "image" : "link")} {Quote.Text(address.Url)} has the scheme {Quote.Text(address.Scheme)}, which is not allowed; only its text is shown.";

    static IReadOnlyList<Diagnostic> DiagnosticsOf(ParsedMarkdown parsed)
    {
        var source = parsed.Source;
        var diagnostics = new DiagnosticBag(source.Path);
        if (parsed.Document is null)
            diagnostics.Report(DiagnosticRules.MarkdownTooComplex, source.Position,
                "The Markdown is nested too deeply, too crowded with marks or rendered to too much HTML; it is shown as it is written.",
                "Nest fewer quotes, lists and emphasis in each other, repeat fewer long addresses, or divide the text.");
        foreach (var link in parsed.Links.Where(link => link.Address.Kind == LinkAddressKind.Forbidden).Take(DiagnosticLimits.MaxPerFile))
            diagnostics.Report(DiagnosticRules.UnsafeLink, parsed.PositionOf(link), ForbiddenMessage(link.Address, link.IsImage), ForbiddenHint);
        if (parsed.OpenComment >= 0)
            diagnostics.Report(DiagnosticRules.CommentUnclosed, parsed.PositionOfSource(parsed.OpenComment),
                "The comment <!-- is not closed; the rest of the text is hidden.", "Close it with -->, or write \\<!-- to show the characters.");
        foreach (var (rule, position, message, hint) in parsed.Html?.Faults(parsed.PositionAt).Take(DiagnosticLimits.MaxPerFile) ?? [])
            diagnostics.Report(rule, position, message, hint);
        return diagnostics.Diagnostics;
    }
}
