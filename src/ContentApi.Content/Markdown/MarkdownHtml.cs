using System.Net;
using System.Text.Json;
using ContentApi.GraphQL.Response;
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
        if (parsed.Document is not { } document)
            return new(Prepare($"<pre>{WebUtility.HtmlEncode(parsed.Source.Text)}</pre>\n"), [], resolve);
        var addresses = links.Count == 0 ? [] : new string?[links.Count];
        var next = 0;
        foreach (var node in parsed.Links)
        {
            switch (node.Address.Kind)
            {
                case LinkAddressKind.Forbidden:
                    node.Unlink();
                    break;
                case LinkAddressKind.Content:
                    addresses[next] = resolve(links[next]);
                    if (Join(addresses[next], links[next]) is { } url) node.LeadTo(url);
                    else node.Unlink();
                    next++;
                    break;
            }
        }
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        MarkdownSyntax.Pipeline.Setup(renderer);
        renderer.Render(document);
        return new(Prepare(writer.ToString()), addresses, resolve);
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
