namespace ContentApi.Content.Markdown.Html;

enum HtmlNodeKind : byte
{
    Open,
    Close,

    /// <summary>An element that has no content and no end tag.</summary>
    Void,

    Text,

    /// <summary>A text that only the HTML has: template markup that is shown as it is written.</summary>
    Kept,

    /// <summary>The place of a block element that is not allowed: what is before and after it is not on one line.</summary>
    Break,

    /// <summary>The mark that ends the excerpt.</summary>
    ExcerptEnd,
}

/// <summary>A step through a tree of HTML: each element that is opened is closed by a later node.</summary>
/// <param name="Kind">The kind of step.</param>
/// <param name="Text">The characters of a text.</param>
/// <param name="Tag">The element that is opened or closed, or is void; otherwise null.</param>
/// <param name="At">The offset in the HTML of the tag or text at which the step is made, also if it is another element's; beyond the HTML at its end.</param>
readonly record struct HtmlNode(HtmlNodeKind Kind, string Text, HtmlTag? Tag, int At);

/// <summary>An element with the attributes that it may have.</summary>
/// <param name="name">See <see cref="Name"/>.</param>
/// <param name="isRaw">Whether the author wrote the tag; false for an element that Markdown makes.</param>
sealed class HtmlTag(string name, bool isRaw)
{
    /// <summary>The name, in lower case.</summary>
    public string Name { get; set; } = name;

    public bool IsRaw { get; } = isRaw;

    /// <summary>
    /// Whether Markdown made the link: between a text and its footnote, or in a table of contents. It is no link and no text of the author's.
    /// </summary>
    public bool IsMade { get; init; }

    public List<HtmlAttribute> Attributes { get; } = [];

    /// <summary>The formula as the author wrote it, if Markdown made the element for one; otherwise null.</summary>
    public string? Formula { get; init; }

    /// <summary>The address of <c>a</c> or <c>img</c>, without which only the element's text is shown; null if it has none.</summary>
    public HtmlLink? Link { get; set; }

    /// <summary>Changes the value of an attribute that the tag has.</summary>
    public void Set(string attribute, string value)
    {
        var at = Attributes.FindIndex(known => known.Name == attribute);
        Attributes[at] = Attributes[at] with { Value = value };
    }

    public string? Find(string attribute)
    {
        foreach (var known in Attributes)
            if (known.Name == attribute) return known.Value;
        return null;
    }
}

/// <param name="Name">The name, in lower case.</param>
/// <param name="Value">The value, if it is no address of the content.</param>
/// <param name="Links">The addresses in the value, each with what follows it in a list; null if the value is as it is written.</param>
readonly record struct HtmlAttribute(string Name, string Value, IReadOnlyList<(HtmlLink Link, string Descriptor)>? Links = null);

/// <summary>An address in HTML.</summary>
/// <param name="url">The address as written, with the characters encoded that no URL has.</param>
/// <param name="address">The address, classified.</param>
/// <param name="isImage">Whether it is that of a picture.</param>
/// <param name="source">The offset in the text of the source at which its tag begins.</param>
sealed class HtmlLink(string url, LinkAddress address, bool isImage, int source)
{
    public string Url { get; set; } = url;
    public LinkAddress Address { get; } = address;
    public bool IsImage { get; } = isImage;
    public int Source { get; } = source;

    /// <summary>The link of the Markdown that became this one; null for raw HTML.</summary>
    public LinkNode? Markdown { get; init; }

    /// <summary>See <see cref="Templates.TemplateAddress.IsReference"/>.</summary>
    public bool IsReference { get; init; }

    /// <summary>The text of <c>a</c>, or the alternative text of a picture.</summary>
    public string Text { get; set; } = "";

    public string? Title { get; init; }

    /// <summary>The place among the content links of the text; -1 for another address.</summary>
    public int ContentIndex { get; set; } = -1;
}
