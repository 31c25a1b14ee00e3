using System.Globalization;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Content.Strings;
using Ganss.Xss;
using static ContentApi.Content.Markdown.Html.HtmlTemplate;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// Makes safe HTML of a tree: writes it, lets HtmlSanitizer read it as a browser would and remove what it does not know as allowed, and writes what is left.
/// The rules were already kept when the tree was made; the library is the second reader, whose parser is not ours.
/// </summary>
static class SafeHtml
{
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<HtmlRules, HtmlSanitizer> sanitizers = [];

    public static HtmlTemplate Make(HtmlContent content, HtmlRules rules)
    {
        using var document = sanitizers.GetValue(rules, Sanitizer).SanitizeDom(Write(content));
        var builder = new Builder();
        Write(document.Body!, content.Links, builder);
        return builder.ToTemplate();
    }

    static HtmlSanitizer Sanitizer(HtmlRules rules) => new(new HtmlSanitizerOptions
    {
        AllowedTags = rules.Elements.ToHashSet(),
        AllowedAttributes = rules.Attributes.ToHashSet(),
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
    static string Write(HtmlContent content)
    {
        var places = new Dictionary<HtmlLink, int>(content.Links.Count);
        for (var i = 0; i < content.Links.Count; i++) places.Add(content.Links[i], i);
        var html = new StringBuilder();
        foreach (var (kind, text, tag) in content.Nodes)
        {
            switch (kind)
            {
                case HtmlNodeKind.Text or HtmlNodeKind.Kept:
                    HtmlCharacters.Encode(html, text);
                    break;
                case HtmlNodeKind.Open or HtmlNodeKind.Void:
                    html.Append('<').Append(tag!.Name);
                    foreach (var attribute in tag.Attributes)
                    {
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
