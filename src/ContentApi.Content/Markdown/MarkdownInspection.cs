using System.Buffers;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Html;
using ContentApi.Content.Markdown.Templates;
using ContentApi.Content.Model;

namespace ContentApi.Content.Markdown;

/// <summary>The content links and the faults of a Markdown text, which a snapshot needs before anything else of it is requested.</summary>
sealed record MarkdownInspection(IReadOnlyList<ContentLink> ContentLinks, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Length in characters below which a text without links, tables and nesting is always within its <see cref="WorkBudget"/>.</summary>
    const int MaxHarmlessLength = 32 * 1024;

    static readonly MarkdownInspection Nothing = new([], []);
    static readonly SearchValues<char> NestingMarks = SearchValues.Create(">*_~-+.):");

    /// <param name="text">The text.</param>
    /// <param name="allowance">The steps that all texts of the file share.</param>
    /// <param name="name">Gets the tree if the text may have ids; null if it need not be parsed for them.</param>
    public static MarkdownInspection Of(MarkdownText text, MarkdownAllowance allowance, Action<ParsedMarkdown>? name)
    {
        if (text.Syntax != BodySyntax.Html && !IsWorthParsing(text.Text) && !TemplateScanner.MayHaveTemplates(text.Text, text.IsMdx)
            && (name is null || !PageIds.MayConcern(text.Text))) return Nothing;
        var parsed = text.Parse(allowance);
        name?.Invoke(parsed);
        // Each use of a reference definition has the same address, which is resolved once.
        var targets = new Dictionary<(string, bool), ContentLink>();
        var links = parsed.Html is { } html
            ? html.Links.Where(link => link.ContentIndex >= 0).Select(link => ContentLinkOf(parsed, link, targets)).ToArray()
            : parsed.Links.Where(link => link.Address.Kind == LinkAddressKind.Content)
                .Select(link => ContentLinkOf(parsed, link.Address, link.IsImage, link.IsReference, parsed.PositionOf(link), targets)).ToArray();
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

    static ContentLink ContentLinkOf(ParsedMarkdown parsed, HtmlLink link, Dictionary<(string, bool), ContentLink> targets) =>
        ContentLinkOf(parsed, link.Address, link.IsImage, link.IsReference,
            link.Markdown is { } node ? parsed.PositionOf(node) : parsed.PositionAt(link.Source), targets);

    static ContentLink ContentLinkOf(
        ParsedMarkdown parsed, LinkAddress address, bool isImage, bool isReference, TextPosition position,
        Dictionary<(string, bool), ContentLink> targets)
    {
        if (!targets.TryGetValue((address.Url, isReference), out var found)) targets.Add((address.Url, isReference), found = Resolve());
        return found with { IsImage = isImage, Position = position };

        ContentLink Resolve()
        {
            var (target, written, suffix) = address.ResolveFrom(parsed.Source.Path);
            return new(target, suffix, isImage, position)
            {
                Written = isReference ? null : written,
                TargetFromPage = isReference ? null : address.ResolveFromPage(parsed.Source.PageUrl),
                TargetFromRoot = isReference || address.Url is ['/', ..] || !IsMarkdown(target) ? null : address.ResolveFrom("").Target,
                Reference = isReference ? FileReference.Of(parsed.Source.Path, address) : null,
            };
        }
    }

    static bool IsMarkdown(string target) => DocumentParser.IsPage(target) && !DocumentParser.NeedsFrontMatter(target);

    public const string ForbiddenHint = "Use http, https, mailto, tel or xmpp, or a path relative to this file (one with a colon begins with ./).";

    public static string ForbiddenMessage(LinkAddress address, bool isImage) =>
        $"The {(isImage ? "image" : "link")} {Quote.Text(address.Url)} has the scheme {Quote.Text(address.Scheme)}, which is not allowed; only its text "
            + "is shown.";

    public const string UnknownAddressHint = "Write the path of the file or page.";

    public static string UnknownAddressMessage(string element) =>
        $"The address of the {element} has template markup that only the site generator can read; only its text is shown.";

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
        if (parsed.Templates is { } templates) ReportTemplates(parsed, templates, diagnostics);
        return diagnostics.Diagnostics;
    }

    static void ReportTemplates(ParsedMarkdown parsed, TemplateMask templates, DiagnosticBag diagnostics)
    {
        var positions = new TextPositions(parsed.Source);
        foreach (var piece in templates.Pieces.Where(piece => NameOf(piece) is not null).Take(DiagnosticLimits.MaxPerFile))
            diagnostics.Report(DiagnosticRules.TemplateMarkupFound, positions.At(piece.Start),
                $"{NameOf(piece)} {BecomesOf(parsed.Source.Settings.Templates)}.",
                "@site(templates:) says what becomes of template markup.");
        foreach (var link in parsed.Unlinked.Take(DiagnosticLimits.MaxPerFile))
            diagnostics.Report(DiagnosticRules.TemplateInAddress, parsed.PositionAt(link.Span.Start),
                UnknownAddressMessage(link.IsImage ? "image" : "link"), UnknownAddressHint);
        if (templates.Pieces.FirstOrDefault(piece => piece.IsOpenComment) is { } open)
            diagnostics.Report(DiagnosticRules.TemplateCommentOpen, positions.At(open.Start), "The comment does not end; all text after it is hidden.",
                "Write the tag that ends it, such as {% endcomment %}, where the comment ends.");
    }

    /// <summary>Says what a piece is; null for a comment, for a closing tag, and for what shows a text.</summary>
    static string? NameOf(TemplatePiece piece) => piece switch
    {
        { Role: TemplateRole.Close } or { Address: not null } or { IsCode: true } or { IsShown: true } => null,
        { Kind: TemplateKind.Shortcode } => $"The shortcode {Quote.Text(piece.Name)}",
        { Kind: TemplateKind.Tag } => $"The tag {Quote.Text(piece.Name)}",
        { Kind: TemplateKind.Output } => $"The output {Quote.Text(piece.Content.Split('|')[0].Trim())}",
        { Kind: TemplateKind.Element, Name: "" } => "The fragment of JSX",
        { Kind: TemplateKind.Element or TemplateKind.Component } => $"The component {Quote.Text(piece.Name)}",
        { Kind: TemplateKind.Expression } => "The expression of JSX",
        _ => null,
    };

    static string BecomesOf(TemplateMarkup policy) => policy switch
    {
        TemplateMarkup.Keep => "is shown as it is written",
        TemplateMarkup.Nodes => "is a node of \"ast\", and left out of all else",
        _ => "is left out",
    };
}
