using System.Globalization;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Content.Strings;
using Ganss.Xss;
using Markdig.Syntax;
using static ContentApi.Content.Markdown.Html.HtmlTemplate;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// Makes safe HTML of a tree: writes it, lets HtmlSanitizer read it as a browser would and remove what it does not know as allowed, and writes what is left.
/// The rules were already kept when the tree was made; the library is the second reader, whose parser is not ours.
/// </summary>
static class SafeHtml
{
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<HtmlRules, HtmlSanitizer> sanitizers = [];

    /// <summary>An attribute with which the tags of the text are found in what the library leaves of them. It is never part of a result.</summary>
    const string Mark = "data-content-api-mark";

    public static HtmlTemplate Make(HtmlContent content, HtmlRules rules)
    {
        using var document = sanitizers.GetValue(rules, Sanitizer).SanitizeDom(Write(content));
        var builder = new Builder();
        Write(document.Body!, content.Links, builder);
        return builder.ToTemplate();
    }

    /// <summary>
    /// Makes the safe HTML of each piece of raw HTML in a text, in which a piece may begin an element that another one ends. All pieces are read together, as
    /// for the HTML of the whole text; a piece has the tags and texts that are in it, a block without the end of its last line.
    /// </summary>
    /// <returns>For each node its HTML, and whether what follows it, up to the next piece, is left out.</returns>
    public static IReadOnlyDictionary<MarkdownObject, (HtmlTemplate Html, bool HidesNext)> MakePieces(HtmlContent content, HtmlRules rules)
    {
        var marked = new List<HtmlTag>();
        using var document = sanitizers.GetValue(rules, Sanitizer).SanitizeDom(Write(content, marked));
        var elements = MarkedIn(document.Body!, marked);
        var made = new Dictionary<MarkdownObject, (HtmlTemplate, bool)>(ReferenceEqualityComparer.Instance);
        var (nodes, at, range) = (content.Nodes, 0, 0);
        foreach (var piece in content.Pieces)
        {
            while (at < nodes.Count && nodes[at].At < piece.Start) at++;
            var builder = new Builder();
            for (; at < nodes.Count && nodes[at].At < piece.End; at++)
            {
                var isEnd = piece.Node is Block && (at + 1 == nodes.Count || nodes[at + 1].At >= piece.End);
                Write(isEnd ? nodes[at] with { Text = nodes[at].Text.TrimEnd() } : nodes[at], elements, content.Links, builder);
            }
            while (range < content.Hidden.Count && content.Hidden[range].End < piece.End) range++;
            made[piece.Node] = (builder.ToTemplate(), range < content.Hidden.Count && content.Hidden[range].Start < piece.End);
        }
        return made;
    }

    /// <summary>Writes a step of the tree, if the library left the element, and its author wrote it: what Markdown makes is no part of raw HTML.</summary>
    static void Write(HtmlNode node, Dictionary<HtmlTag, IElement> elements, IReadOnlyList<HtmlLink> links, Builder html)
    {
        if (node.Kind is HtmlNodeKind.Text or HtmlNodeKind.Kept) HtmlCharacters.Encode(html.Part, node.Text);
        if (node.Tag is not { IsRaw: true } tag || !elements.TryGetValue(tag, out var element)) return;
        if (node.Kind == HtmlNodeKind.Close) WriteEnd(element, links, html);
        else WriteStart(element, links, html);
    }

    /// <summary>Takes the marks out of the elements, and returns the elements by their tags. Uses no siblings, which take AngleSharp a search.</summary>
    static Dictionary<HtmlTag, IElement> MarkedIn(IElement body, List<HtmlTag> marked)
    {
        var found = new Dictionary<HtmlTag, IElement>();
        var open = new Stack<INode>([body]);
        while (open.TryPop(out var node))
        {
            for (var i = 0; i < node.ChildNodes.Length; i++)
                if (node.ChildNodes[i] is IElement inner) open.Push(inner);
            if (node is not IElement element || element.GetAttribute(Mark) is not { } number) continue;
            element.RemoveAttribute(Mark);
            found[marked[int.Parse(number, CultureInfo.InvariantCulture)]] = element;
        }
        return found;
    }

    static HtmlSanitizer Sanitizer(HtmlRules rules) => new(new HtmlSanitizerOptions
    {
        AllowedTags = rules.Elements.ToHashSet(),
        AllowedAttributes = rules.Attributes.Append(Mark).ToHashSet(),
        AllowedSchemes = new HashSet<string> { "http", "https", "mailto", "tel", "xmpp" },
        UriAttributes = new HashSet<string> { "href", "src", "poster" },
        // The candidates of a srcset are numbers here: see WriteAttribute.
        UriListAttributes = new HashSet<string>(),
        AllowedCssProperties = new HashSet<string>(),
    })
    {
        KeepChildNodes = false,
        // Without CSS: no style reaches the library.
        HtmlParserFactory = () => new HtmlParser(new HtmlParserOptions(), BrowsingContext.New(Configuration.Default)),
    };

    /// <summary>
    /// Writes the tree. An address that stays on the site, and each candidate of a <c>srcset</c>, is the number of the link in the text: the library takes a
    /// fragment with a colon for a scheme.
    /// </summary>
    /// <param name="content">The tree.</param>
    /// <param name="marked">Receives the tags, whose elements get their numbers in the list as <see cref="Mark"/>; null to mark none.</param>
    static string Write(HtmlContent content, List<HtmlTag>? marked = null)
    {
        var places = new Dictionary<HtmlLink, int>(content.Links.Count);
        for (var i = 0; i < content.Links.Count; i++) places.Add(content.Links[i], i);
        var html = new StringBuilder();
        foreach (var (kind, text, tag, _) in content.Nodes)
        {
            switch (kind)
            {
                case HtmlNodeKind.Text or HtmlNodeKind.Kept:
                    HtmlCharacters.Encode(html, text);
                    break;
                case HtmlNodeKind.Open or HtmlNodeKind.Void:
                    html.Append('<').Append(tag!.Name);
                    if (marked is not null)
                    {
                        html.Append(CultureInfo.InvariantCulture, $" {Mark}=\"{marked.Count}\"");
                        marked.Add(tag);
                    }
                    foreach (var attribute in tag.Attributes)
                    {
                        // That of a model which allows this very name.
                        if (attribute.Name == Mark) continue;
                        html.Append(' ').Append(attribute.Name).Append("=\"");
                        HtmlCharacters.Encode(html, ValueOf(attribute, places));
                        html.Append('"');
                    }
                    html.Append('>');
                    break;
                case HtmlNodeKind.Close:
                    html.Append("</").Append(tag!.Name).Append('>');
                    break;
            }
        }
        return html.ToString();
    }

    static string ValueOf(HtmlAttribute attribute, Dictionary<HtmlLink, int> places) =>
        attribute.Links is not { } links ? attribute.Value
            : attribute.Name == "srcset" ? string.Join(", ", links.Select(candidate => $"{places[candidate.Link]} {candidate.Descriptor}".TrimEnd()))
            : links[0].Link.Address.Kind != LinkAddressKind.External && places.TryGetValue(links[0].Link, out var place)
                ? place.ToString(CultureInfo.InvariantCulture)
            : attribute.Value;

    /// <summary>Writes the content of an element. Uses a stack of its own, and no siblings, which take AngleSharp a search.</summary>
    static void Write(IElement body, IReadOnlyList<HtmlLink> links, Builder html)
    {
        var open = new Stack<(INode Node, int Next)>();
        open.Push((body, 0));
        while (open.TryPop(out var step))
        {
            if (step.Next == step.Node.ChildNodes.Length)
            {
                if (step.Node != body) WriteEnd((IElement)step.Node, links, html);
                continue;
            }
            open.Push((step.Node, step.Next + 1));
            switch (step.Node.ChildNodes[step.Next])
            {
                case IText text:
                    // Browsers leave out a line end at the beginning of preformatted text.
                    if (step is { Next: 0, Node: IElement { LocalName: "pre" } } && text.Data.StartsWith('\n')) html.Part.Append('\n');
                    HtmlCharacters.Encode(html.Part, text.Data);
                    break;
                case IElement element:
                    if (!WriteStart(element, links, html)) break;
                    open.Push((element, 0));
                    break;
            }
        }
    }

    /// <summary>Returns the link without which only the text of an element is shown; null if it has none.</summary>
    static HtmlLink? LinkOf(IElement element, IReadOnlyList<HtmlLink> links) =>
        (element.LocalName == "a" && !element.HasAttribute("id") ? element.GetAttribute("href") : element.LocalName == "img" ? element.GetAttribute("src")
            : null)
            is { } address && NumberedLink(address, links) is { ContentIndex: >= 0 } link ? link : null;

    /// <summary>Returns the link whose number an address is; null for another address, which begins with a scheme, <c>//</c> or <c>#</c>.</summary>
    static HtmlLink? NumberedLink(string address, IReadOnlyList<HtmlLink> links) =>
        address.Length > 0 && char.IsAsciiDigit(address[0]) ? links[int.Parse(address, CultureInfo.InvariantCulture)] : null;

    /// <summary>Writes a start tag. False if the element has no end tag.</summary>
    static bool WriteStart(IElement element, IReadOnlyList<HtmlLink> links, Builder html)
    {
        var isVoid = HtmlElements.Void.Contains(element.LocalName);
        var link = LinkOf(element, links);
        if (link is not null) html.Add(StepKind.IfLinked, link.ContentIndex);
        html.Part.Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes) WriteAttribute(element, attribute, links, html);
        html.Part.Append(isVoid ? " />" : ">");
        if (link is null) return !isVoid;
        html.Add(StepKind.EndIf);
        if (!isVoid) return true;
        html.Add(StepKind.IfNowhere, link.ContentIndex);
        HtmlCharacters.Encode(html.Part, element.GetAttribute("alt") ?? "");
        html.Add(StepKind.EndIf);
        return false;
    }

    static void WriteEnd(IElement element, IReadOnlyList<HtmlLink> links, Builder html)
    {
        var link = LinkOf(element, links);
        if (link is not null) html.Add(StepKind.IfLinked, link.ContentIndex);
        html.Part.Append("</").Append(element.LocalName).Append('>');
        if (link is not null) html.Add(StepKind.EndIf);
    }

    static void WriteAttribute(IElement element, IAttr attribute, IReadOnlyList<HtmlLink> links, Builder html)
    {
        if (attribute.Name == HtmlNames.TextAlign)
        {
            html.Part.Append(" style=\"text-align: ").Append(attribute.Value).Append(";\"");
            return;
        }
        if (attribute.Name == "srcset")
        {
            html.Part.Append(" srcset=\"");
            foreach (var candidate in attribute.Value.Split(", ")) WriteCandidate(candidate, links, html);
            html.Part.Append('"');
            return;
        }
        var link = attribute.Name is "href" or "src" or "poster" ? NumberedLink(attribute.Value, links) : null;
        if (link is not { ContentIndex: >= 0 })
        {
            html.Part.Append(' ').Append(attribute.Name).Append("=\"");
            HtmlCharacters.Encode(html.Part, link?.Url ?? attribute.Value);
            html.Part.Append('"');
            return;
        }
        html.Add(StepKind.IfLinked, link.ContentIndex);
        html.Part.Append(' ').Append(attribute.Name).Append("=\"");
        html.Add(StepKind.Address, link.ContentIndex);
        html.Part.Append('"');
        html.Add(StepKind.EndIf);
    }

    static void WriteCandidate(string candidate, IReadOnlyList<HtmlLink> links, Builder html)
    {
        var (number, descriptor) = candidate.IndexOf(' ') is var space and >= 0 ? (candidate[..space], candidate[space..]) : (candidate, "");
        var link = links[int.Parse(number, CultureInfo.InvariantCulture)];
        var isFirst = html.Part is [.., '"'];
        if (link.ContentIndex >= 0) html.Add(StepKind.IfLinked, link.ContentIndex);
        if (!isFirst) html.Part.Append(", ");
        if (link.ContentIndex >= 0) html.Add(StepKind.Address, link.ContentIndex);
        else HtmlCharacters.Encode(html.Part, link.Url);
        html.Part.Append(descriptor);
        if (link.ContentIndex >= 0) html.Add(StepKind.EndIf);
    }
}
