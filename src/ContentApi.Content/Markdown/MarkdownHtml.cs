using System.Net;
using System.Text;
using System.Text.Json;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.GraphQL.Binding;
using Markdig.Renderers;

namespace ContentApi.Content.Markdown;

/// <summary>Rendered HTML, and the addresses of content links that it was rendered with.</summary>
sealed class MarkdownHtml
{
    readonly string?[] addresses;

    /// <summary>What the addresses were last found right by, so that a snapshot's later requests need not ask again. Weak: it holds its whole snapshot.</summary>
    readonly WeakReference<Func<ContentLink, string?>>? fitting;

    MarkdownHtml(PreparedValue value, string?[] addresses, Func<ContentLink, string?> resolve)
    {
        Value = value;
        this.addresses = addresses;
        if (addresses.Length > 0) fitting = new(resolve);
    }

    public PreparedValue Value { get; }

    /// <summary>Whether every content link still leads where it led.</summary>
    /// <param name="resolve">Gives the same address for the same link, however often it is asked.</param>
    public bool Fits(IReadOnlyList<ContentLink> links, Func<ContentLink, string?> resolve)
    {
        if (fitting is null || (fitting.TryGetTarget(out var known) && ReferenceEquals(known, resolve))) return true;
        for (var i = 0; i < addresses.Length; i++)
            if (resolve(links[i]) != addresses[i]) return false;
        fitting.SetTarget(resolve);
        return true;
    }

    /// <summary>Renders the tree, and changes it.</summary>
    public static MarkdownHtml Render(ParsedMarkdown parsed, IReadOnlyList<ContentLink> links, Func<ContentLink, string?> resolve)
    {
        var addresses = parsed.Document is null || links.Count == 0 ? [] : new string?[links.Count];
        return new(Prepare(Write(parsed, links, resolve, addresses) ?? AsWritten(parsed.Source)), addresses, resolve);
    }

    static string AsWritten(MarkdownText source) => $"<pre>{WebUtility.HtmlEncode(source.Text)}</pre>\n";

    /// <summary>Null where there is no tree, or its HTML is beyond a limit.</summary>
    static string? Write(ParsedMarkdown parsed, IReadOnlyList<ContentLink> links, Func<ContentLink, string?> resolve, string?[] addresses)
    {
        if (parsed.Document is null) return null;
        LeadLinks(parsed, links, resolve, addresses);
        var html = new StringBuilder();
        return TryWrite(parsed, html) ? html.ToString() : null;
    }

    /// <summary>Gives the links of the tree their addresses, and takes out those that lead nowhere.</summary>
    static void LeadLinks(ParsedMarkdown parsed, IReadOnlyList<ContentLink> links, Func<ContentLink, string?> resolve, string?[] addresses)
    {
        var next = 0;
        foreach (var node in parsed.Links)
        {
            parsed.Budget.Visit();
            switch (node.Address.Kind)
            {
                case LinkAddressKind.Forbidden:
                    node.Unlink();
                    break;
                case LinkAddressKind.External:
                    node.LeadTo(node.Address.Url);
                    break;
                case LinkAddressKind.Content:
                    addresses[next] = resolve(links[next]);
                    if (Join(addresses[next], links[next]) is { } url) node.LeadTo(url);
                    else node.Unlink();
                    next++;
                    break;
            }
        }
    }

    /// <param name="html">Null where it is only asked whether the HTML is within the limit.</param>
    public static bool TryWrite(ParsedMarkdown parsed, StringBuilder? html)
    {
        parsed.Budget.BeginRendering();
        using var writer = new BoundedWriter(parsed.Budget, html);
        var renderer = new HtmlRenderer(writer);
        MarkdownSyntax.Pipeline.Setup(renderer);
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

    /// <summary>Where a content link leads, with its query and fragment; null where nowhere.</summary>
    public static string? AddressOf(ContentLink link, Func<ContentLink, string?> resolve) => Join(resolve(link), link);

    /// <remarks>An address that came out of content is trusted no more than one that was written.</remarks>
    static string? Join(string? address, ContentLink link) =>
        address is null || LinkAddress.Of(address).Kind == LinkAddressKind.Forbidden ? null : address + link.Suffix;

    /// <summary>The text is held once, as JSON: nobody filters or sorts by HTML.</summary>
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
