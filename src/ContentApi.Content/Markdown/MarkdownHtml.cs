using System.Net;
using System.Text;
using System.Text.Json;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown.Html;
using ContentApi.Content.Markdown.Syntax;
using ContentApi.Content.Markdown.Templates;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown;

/// <summary>Rendered HTML or a tree as JSON, and the addresses of content links in it.</summary>
sealed class MarkdownHtml
{
    readonly string?[] addresses;

    /// <summary>
    /// The resolver that last gave the same addresses, so that further requests for its snapshot need not resolve them again. Weak, because the resolver holds
    /// its whole snapshot.
    /// </summary>
    readonly WeakReference<Func<ContentLink, string?>>? fitting;

    /// <summary>The sanitised HTML, into which other addresses can be put; null if the text has no raw HTML or no content links.</summary>
    readonly HtmlTemplate? template;

    MarkdownHtml(PreparedValue value, string?[] addresses, Func<ContentLink, string?> resolve, HtmlTemplate? template = null)
    {
        Value = value;
        this.addresses = addresses;
        if (addresses.Length > 0) this.template = template;
        if (addresses.Length > 0) fitting = new(resolve);
    }

    public PreparedValue Value { get; }

    /// <summary>Whether every content link resolves to its address in the HTML.</summary>
    /// <param name="links">The content links of the text.</param>
    /// <param name="resolve">Returns the address of a link; the same one at each call.</param>
    public bool Fits(IReadOnlyList<ContentLink> links, Func<ContentLink, string?> resolve)
    {
        if (fitting is null || (fitting.TryGetTarget(out var known) && ReferenceEquals(known, resolve))) return true;
        for (var i = 0; i < addresses.Length; i++)
            if (resolve(links[i]) != addresses[i]) return false;
        fitting.SetTarget(resolve);
        return true;
    }

    /// <summary>Renders the tree. Replaces the addresses of links in it.</summary>
    public static MarkdownHtml Render(ParsedMarkdown parsed, IReadOnlyList<ContentLink> links, Func<ContentLink, string?> resolve)
    {
        if (parsed is { Document: not null, Html: { } html })
            return Fill(SafeHtml.Make(html, HtmlRules.Of(parsed.Source.Settings.Html)), parsed.Source, links, resolve);
        var addresses = parsed.Document is null || links.Count == 0 ? [] : new string?[links.Count];
        return new(Prepare(Write(parsed, links, resolve, addresses) ?? AsWritten(parsed.Source)), addresses, resolve);
    }

    /// <summary>Returns the HTML with other addresses; null if the text must be rendered anew.</summary>
    public MarkdownHtml? Refill(MarkdownText source, IReadOnlyList<ContentLink> links, Func<ContentLink, string?> resolve) =>
        template is null ? null : Fill(template, source, links, resolve);

    static MarkdownHtml Fill(HtmlTemplate template, MarkdownText source, IReadOnlyList<ContentLink> links, Func<ContentLink, string?> resolve)
    {
        var addresses = links.Select(resolve).ToArray();
        var json = template.Fill(InHtml(links, addresses), MarkdownLimits.OutputOf(source.Text.Length));
        return new(json is null ? Prepare(AsWritten(source)) : new(new HtmlOf(json), json), addresses, resolve, template);
    }

    static string?[] InHtml(IReadOnlyList<ContentLink> links, IReadOnlyList<string?> addresses) =>
        [.. links.Zip(addresses, (link, address) => Join(address, link) is { } url ? Escaped(url) : null)];

    /// <summary>Returns an address as <see cref="LinkRenderer"/> writes it in an attribute.</summary>
    static string Escaped(string url)
    {
        var escaped = new StringBuilder(url.Length);
        HtmlCharacters.Encode(escaped, UrlEncoding.Encode(url));
        return escaped.ToString();
    }

    /// <summary>Writes the tree as JSON. Replaces the addresses of links in it. That of an HTML file is its HTML.</summary>
    public static MarkdownHtml WriteTree(ParsedMarkdown parsed, IReadOnlyList<ContentLink> links, Func<ContentLink, string?> resolve)
    {
        if (parsed is { Document: not null, Source.Syntax: BodySyntax.Html })
        {
            var html = Render(parsed, links, resolve);
            return new(new("ast", MarkdownTree.WriteHtml(html.Value.Utf8Json)), html.addresses, resolve);
        }
        var addresses = parsed.Document is null || links.Count == 0 ? [] : new string?[links.Count];
        if (parsed.Document is not null) LeadLinks(parsed, links, resolve, addresses);
        return new(new("ast", MarkdownTree.Write(parsed, RawHtmlOf(parsed, links, addresses))), addresses, resolve);
    }

    static Func<MarkdownObject, RawHtmlNode> RawHtmlOf(ParsedMarkdown parsed, IReadOnlyList<ContentLink> links, string?[] addresses)
    {
        if (parsed is not { Document: not null, Html: { } html }) return _ => RawHtmlNode.Nothing;
        var pieces = SafeHtml.MakePieces(html, HtmlRules.Of(parsed.Source.Settings.Html));
        var (inHtml, longest) = (InHtml(links, addresses), MarkdownLimits.OutputOf(parsed.Text.Length));
        return node => pieces.TryGetValue(node, out var piece) ? new(piece.Html.Fill(inHtml, longest), piece.HidesNext) : RawHtmlNode.Nothing;
    }

    static string AsWritten(MarkdownText source) => $"<pre>{WebUtility.HtmlEncode(UnparsedText.WithMarkup(source))}</pre>\n";

    /// <summary>Returns the HTML; null if there is no tree, or if its HTML is beyond a limit.</summary>
    static string? Write(ParsedMarkdown parsed, IReadOnlyList<ContentLink> links, Func<ContentLink, string?> resolve, string?[] addresses)
    {
        if (parsed.Document is null) return null;
        LeadLinks(parsed, links, resolve, addresses);
        var html = new StringBuilder();
        return TryWrite(parsed, html) ? html.ToString() : null;
    }

    /// <summary>Sets the addresses of the tree's links, and replaces those that lead nowhere by their text.</summary>
    static void LeadLinks(ParsedMarkdown parsed, IReadOnlyList<ContentLink> links, Func<ContentLink, string?> resolve, string?[] addresses)
    {
        var next = 0;
        // Of a text with raw HTML the links are those of the HTML.
        var places = parsed.Html?.Links.Where(link => link.Markdown is not null && link.ContentIndex >= 0)
            .ToDictionary(link => link.Markdown!.Value.Inline, link => link.ContentIndex);
        if (places is not null)
            for (var i = 0; i < addresses.Length; i++) addresses[i] = resolve(links[i]);
        foreach (var node in parsed.Links)
        {
            parsed.Budget.Visit();
            switch (node.Address.Kind)
            {
                case LinkAddressKind.Forbidden:
                    // Rendered HTML does not have it any more.
                    if (node.Inline.Parent is not null) node.Unlink();
                    break;
                case LinkAddressKind.External:
                    node.LeadTo(node.Address.Url);
                    break;
                case LinkAddressKind.SamePage:
                    node.LeadTo(parsed.Html?.AddressOnPage(node.Address.Url) ?? node.Address.Url);
                    break;
                case LinkAddressKind.Content:
                    var place = places is null ? next++ : places.GetValueOrDefault(node.Inline, -1);
                    if (places is null) addresses[place] = resolve(links[place]);
                    if (place >= 0 && Join(addresses[place], links[place]) is { } url) node.LeadTo(url);
                    else node.Unlink();
                    break;
            }
        }
    }

    /// <summary>Renders the tree. False if the HTML is beyond the limit.</summary>
    /// <param name="parsed">The tree and its budget.</param>
    /// <param name="html">Receives the HTML; null to check the limit only.</param>
    public static bool TryWrite(ParsedMarkdown parsed, StringBuilder? html)
    {
        parsed.Budget.BeginRendering();
        using var writer = new BoundedWriter(parsed.Budget, html);
        var renderer = RendererOf(parsed, writer);
        if (parsed is { Templates: { } templates, Source.Settings.Templates: TemplateMarkup.Keep }) KeptTemplates.AddTo(renderer, templates.SourceOf);
        try
        {
            renderer.Render(parsed.Document!);
            return true;
        }
        catch (MarkdownTooComplexException)
        {
            return false;
        }
    }

    /// <summary>Returns the renderer of a tree.</summary>
    public static HtmlRenderer RendererOf(ParsedMarkdown parsed, TextWriter writer)
    {
        var renderer = new HtmlRenderer(writer);
        MarkdownSyntax.PipelineOf(parsed.Source).Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlFootnoteGroupRenderer>(new FootnoteGroupRenderer(parsed.Footnotes));
        renderer.ObjectRenderers.Replace<HtmlFootnoteLinkRenderer>(new FootnoteLinkRenderer(parsed.Footnotes));
        return renderer;
    }

    /// <summary>Returns the address of a content link with its query and fragment; null if the link leads nowhere.</summary>
    public static string? AddressOf(ContentLink link, Func<ContentLink, string?> resolve) => Join(resolve(link), link);

    /// <remarks>An address that a value in the content makes is checked like one that is written in the text.</remarks>
    static string? Join(string? address, ContentLink link) =>
        address is null || LinkAddress.Of(address).Kind == LinkAddressKind.Forbidden ? null
            : address.Contains('#') ? address : address + link.Suffix; // The address may be a fragment of a page.

    /// <summary>Keeps the HTML only as JSON, because nothing filters or sorts by it.</summary>
    static PreparedValue Prepare(string html)
    {
        var json = PreparedValue.FromString(html).Utf8Json;
        return new(new HtmlOf(json), json);
    }

    sealed class HtmlOf(ReadOnlyMemory<byte> utf8Json)
    {
        public override string ToString() => JsonSerializer.Deserialize<string>(utf8Json.Span)!;
    }
}
