using System.Collections.Frozen;
using ContentApi.Content.Markdown.Templates;

namespace ContentApi.Content.Markdown.Html;

/// <summary>The properties of HTML elements, by their names in lower case.</summary>
static class HtmlElements
{
    /// <summary>The maximum length of a name, in characters: no allowed name is as long.</summary>
    const int MaxNameLength = 64;

    /// <summary>The elements of a table that are neither cells nor their content.</summary>
    public static readonly FrozenSet<string> TableParts = FrozenSet.Create("table", "thead", "tbody", "tfoot", "tr", "colgroup");

    public static readonly FrozenSet<string> Void = FrozenSet.Create("area", "br", "col", "hr", "img", "input", "source", "track", "wbr",
        "base", "embed", "link", "meta", "param", "frame", "keygen", "bgsound", "basefont", "image");

    /// <summary>
    /// The elements that begin on a new line, and end a paragraph. They include some that are not allowed: their content is still a block of its own.
    /// </summary>
    public static readonly FrozenSet<string> Blocks = FrozenSet.Create("address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li",
        "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul", "body", "html", "frameset", "listing");

    /// <summary>The elements that are boxes in a line: their content is no part of the words beside them.</summary>
    public static readonly FrozenSet<string> Boxes = FrozenSet.Create("button", "meter", "progress");

    /// <summary>
    /// The elements whose content is left out with them: code, styles, other languages, the choices of a form, and what browsers show only where something is
    /// missing. (The content of <c>script</c> and its like is no HTML: see <see cref="HtmlTokenizer"/>.)
    /// </summary>
    public static readonly FrozenSet<string> LeftOutWithContent = FrozenSet.Create("template", "svg", "math", "select", "datalist", "head");

    /// <summary>The elements whose content is no HTML. None of them is allowed but <c>iframe</c>.</summary>
    public static readonly FrozenSet<string> RawText =
        FrozenSet.Create("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title", "plaintext");

    /// <summary>The elements of HTML that end <c>svg</c> and <c>math</c> when they are in them (WHATWG HTML, 13.2.6.5).</summary>
    public static readonly FrozenSet<string> EndsOfForeign = FrozenSet.Create("b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt",
        "em", "embed", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s",
        "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var");

    /// <summary>Returns the name of an element with which a text begins, in lower case; null if the text begins with none.</summary>
    public static string? NameAt(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetter(text[0])) return null;
        var length = 1;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '-' or ':' or '_' or '.')) length++;
        // An address in angle brackets (<https://example.org>, <info@example.org>) is no tag.
        var isEnded = length == text.Length || text[length] is ' ' or '\t' or '\n' or '/' or '>' || TemplateMask.Marks.Contains(text[length]);
        return length > MaxNameLength || text[length - 1] == ':' || !isEnded ? null : text[..length].ToString().ToLowerInvariant();
    }

    /// <summary>Returns 1 to 6 for a heading, and 0 for another element.</summary>
    public static int HeadingLevel(string name) => name is ['h', >= '1' and <= '6'] ? name[1] - '0' : 0;

    /// <summary>
    /// Returns the elements of which an open one ends when an element of this name begins, and the elements beyond which none is looked for (WHATWG HTML,
    /// 13.2.6.4.7 and 13.2.6.4.9).
    /// </summary>
    public static (FrozenSet<string> Ended, FrozenSet<string> Limit)? EndedBy(string name) => name switch
    {
        "li" => (Items, ListLimits),
        "dt" or "dd" => (Terms, ListLimits),
        "a" => (Links, CellLimits),
        "td" or "th" => (Cells, TableLimit),
        "tr" => (Rows, TableLimit),
        "thead" or "tbody" or "tfoot" or "caption" or "colgroup" => (Groups, TableLimit),
        "rt" or "rp" => (RubyTexts, RubyLimits),
        _ => null,
    };

    static readonly FrozenSet<string> Items = FrozenSet.Create("li"), Terms = FrozenSet.Create("dt", "dd"), Links = FrozenSet.Create("a"),
        Cells = FrozenSet.Create("td", "th", "caption", "colgroup"), Rows = FrozenSet.Create("tr", "caption", "colgroup"),
        Groups = FrozenSet.Create("thead", "tbody", "tfoot", "caption", "colgroup"), RubyTexts = FrozenSet.Create("rt", "rp");

    /// <summary>The element that ends when a block begins.</summary>
    public static readonly FrozenSet<string> Paragraph = FrozenSet.Create("p");

    static readonly FrozenSet<string> ListLimits = FrozenSet.Create("ul", "ol", "dl", "td", "th", "caption", "table", "blockquote", "details", "section");

    static readonly FrozenSet<string> TableLimit = FrozenSet.Create("table"), RubyLimits = FrozenSet.Create("ruby", "td", "th", "table");

    /// <summary>The elements beyond which no end tag reaches, but for that of a part of a table.</summary>
    public static readonly FrozenSet<string> CellLimits = FrozenSet.Create("td", "th", "caption", "table");
}
