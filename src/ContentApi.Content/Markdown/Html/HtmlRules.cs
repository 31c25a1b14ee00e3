using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// The list of elements and attributes that may be in HTML. It begins with what GitHub allows (the sanitizer of github.com/gjtorikian/html-pipeline), and adds
/// what sites need: sections, media, and classes. <c>docs/content-model.md</c> has the list for authors.
/// </summary>
sealed class HtmlRules
{
    static readonly ConditionalWeakTable<HtmlSettings, HtmlRules> known = [];

    static readonly FrozenSet<string> BuiltInElements = FrozenSet.Create(
        "a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col",
        "colgroup",
        "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup",
        "hr", "i", "img", "input", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section",
        "small", "source", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track", "tt",
        "u",
        "ul", "var", "video", "wbr");

    /// <summary>Attributes of all elements. <c>id</c> is treated by itself, as are the attributes with addresses.</summary>
    static readonly FrozenSet<string> GlobalAttributes = FrozenSet.Create(
        "align", "aria-atomic", "aria-busy", "aria-colcount", "aria-colindex", "aria-colspan", "aria-controls", "aria-current", "aria-describedby",
        "aria-details", "aria-disabled", "aria-expanded", "aria-haspopup", "aria-hidden", "aria-label", "aria-labelledby", "aria-level", "aria-live",
        "aria-orientation", "aria-owns", "aria-posinset", "aria-pressed", "aria-roledescription", "aria-rowcount", "aria-rowindex", "aria-rowspan",
        "aria-selected", "aria-setsize", "aria-sort", "class", "dir", "hidden", "itemprop", "itemscope", "itemtype", "lang", "role", "title", "translate");

    static readonly FrozenDictionary<string, FrozenSet<string>> OwnAttributes = new Dictionary<string, string[]>
    {
        ["a"] = ["download", "hreflang", "type"],
        ["audio"] = ["controls", "loop", "muted", "preload"],
        ["col"] = ["span", "valign", "width"],
        ["colgroup"] = ["span", "valign", "width"],
        ["del"] = ["datetime"],
        ["details"] = ["open"],
        ["font"] = ["color", "face", "size"],
        ["hr"] = ["noshade", "size", "width"],
        ["img"] = ["alt", "border", "decoding", "height", "hspace", "loading", "sizes", "valign", "vspace", "width"],
        ["iframe"] = ["allowfullscreen", "height", "width"],
        ["ins"] = ["datetime"],
        ["li"] = ["type", "value"],
        ["ol"] = ["reversed", "start", "type"],
        ["source"] = ["height", "media", "sizes", "type", "width"],
        ["table"] = ["bgcolor", "border", "cellpadding", "cellspacing", "frame", "rules", "summary", "width"],
        ["tbody"] = ["valign"],
        ["td"] = ["abbr", "axis", "bgcolor", "colspan", "headers", "height", "nowrap", "rowspan", "scope", "valign", "width"],
        ["tfoot"] = ["valign"],
        ["th"] = ["abbr", "axis", "bgcolor", "colspan", "headers", "height", "nowrap", "rowspan", "scope", "valign", "width"],
        ["thead"] = ["valign"],
        ["time"] = ["datetime"],
        ["tr"] = ["bgcolor", "valign"],
        ["track"] = ["default", "kind", "label", "srclang"],
        ["ul"] = ["type"],
        ["video"] = ["autoplay", "controls", "height", "loop", "muted", "playsinline", "preload", "width"],
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());

    /// <summary>The attributes whose value is an address, or a list of them, by their element.</summary>
    static readonly FrozenDictionary<string, FrozenSet<string>> AddressAttributes = new Dictionary<string, string[]>
    {
        ["a"] = ["href"],
        ["audio"] = ["src"],
        ["img"] = ["src", "srcset"],
        ["source"] = ["src", "srcset"],
        ["track"] = ["src"],
        ["video"] = ["src", "poster"],
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());

    readonly FrozenSet<string> elements, attributes, iframeHosts;

    HtmlRules(HtmlSettings settings)
    {
        elements = BuiltInElements.Concat(settings.Elements).ToFrozenSet();
        attributes = GlobalAttributes.Concat(settings.Attributes).ToFrozenSet();
        iframeHosts = settings.IframeHosts.ToFrozenSet();
        // What the sanitiser's library checks once more: all that any element may have.
        Elements = [.. elements, "iframe"];
        Attributes =
        [
            .. attributes, .. OwnAttributes.Values.SelectMany(names => names), .. AddressAttributes.Values.SelectMany(names => names),
            "id", "checked", "disabled", "type", "start", "rel", "target", "sandbox", "referrerpolicy", "loading", HtmlNames.TextAlign,
        ];
    }

    public static HtmlRules Of(HtmlSettings settings) => known.GetValue(settings, made => new(made));

    public IReadOnlyList<string> Elements { get; }
    public IReadOnlyList<string> Attributes { get; }

    public bool AllowsElement(string name) => elements.Contains(name);

    /// <summary>Whether an element may have an attribute whose value needs no check.</summary>
    public bool AllowsAttribute(string element, string attribute) =>
        attributes.Contains(attribute) || OwnAttributes.TryGetValue(element, out var own) && own.Contains(attribute);

    public static bool IsAddress(string element, string attribute) => AddressAttributes.TryGetValue(element, out var names) && names.Contains(attribute);

    public bool AllowsHost(string host) => iframeHosts.Contains(host);
}
