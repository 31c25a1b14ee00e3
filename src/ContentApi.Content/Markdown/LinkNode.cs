using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Templates;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown;

/// <summary>
/// A link or image in a syntax tree: <c>[text](url)</c>, <c>![text](url)</c>, a reference, <c>&lt;url&gt;</c>, a bare address, or an address that template
/// markup writes.
/// </summary>
/// <param name="Inline">A <see cref="LinkInline"/> or an <see cref="AutolinkInline"/>.</param>
readonly record struct LinkNode(Inline Inline, LinkAddress Address)
{
    public bool IsImage => Inline is LinkInline { IsImage: true };

    /// <summary>See <see cref="TemplateAddress.IsReference"/>.</summary>
    public bool IsReference => TemplateLinks.IsReference(Inline);

    public string Text => Inline is AutolinkInline autolink ? autolink.Url : PlainTextWriter.Write(Inline);

    public string? Title => Inline is LinkInline { Title: { Length: > 0 } title } ? title : null;

    /// <summary>
    /// Returns every link that becomes an element, in the order of the text. A link within the alternative text of an image is only text.
    /// </summary>
    public static IReadOnlyList<LinkNode> In(MarkdownDocument document, WorkBudget budget)
    {
        List<LinkNode>? links = null;
        // Each use of a reference definition has a copy of its address, which is classified once.
        var addresses = new Dictionary<string, LinkAddress>(StringComparer.Ordinal);
        foreach (var node in document.Descendants())
        {
            budget.Visit();
            var url = node switch
            {
                LinkInline link => link.GetDynamicUrl?.Invoke() ?? link.Url ?? "",
                AutolinkInline autolink => autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url,
                _ => null,
            };
            if (url is null || IsInImage((Inline)node)) continue;
            if (!addresses.TryGetValue(url, out var address)) addresses.Add(url, address = LinkAddress.Of(url));
            (links ??= []).Add(new((Inline)node, address));
        }
        // Footnotes are the last nodes of the tree, wherever they are in the text. OrderBy is a stable sort.
        return links is null ? [] : [.. links.OrderBy(link => link.Inline.Span.Start)];
    }

    /// <summary>The kind of the character with which the link begins.</summary>
    public LinkMark Mark => Inline switch
    {
        AutolinkInline => LinkMark.AngleBracket,
        TemplateAddressInline => LinkMark.Brace,
        LinkInline { IsAutoLink: true } => LinkMark.Letter,
        _ => IsImage ? LinkMark.ExclamationMark : LinkMark.Bracket,
    };

    /// <summary>The line of the text, from 0, on which the block begins that holds the link.</summary>
    public int LineOfBlock
    {
        get
        {
            var root = Inline.Parent;
            while (root?.Parent is not null) root = root.Parent;
            return root?.ParentBlock?.Line ?? 0;
        }
    }

    /// <summary>Changes the address of the element. An autolink keeps the address that it is written with.</summary>
    public void LeadTo(string url)
    {
        if (Inline is not LinkInline link) return;
        link.GetDynamicUrl = null;
        link.Url = url;
        if (link is TemplateAddressInline { FirstChild: null }) link.AppendChild(new LiteralInline(url) { IsClosed = true });
    }

    /// <summary>Replaces the element by its text.</summary>
    public void Unlink()
    {
        if (Inline is LinkInline { IsImage: false } link) link.ReplaceBy(new ContainerInline { IsClosed = true });
        else Inline.ReplaceBy(new LiteralInline(Text) { IsClosed = true }, copyChildren: false);
    }

    static bool IsInImage(Inline inline)
    {
        for (var parent = inline.Parent; parent is not null; parent = parent.Parent)
            if (parent is LinkInline { IsImage: true }) return true;
        return false;
    }
}

/// <summary>The character with which a link begins: <c>&lt;</c>, a letter, <c>!</c>, <c>[</c> or <c>{</c>.</summary>
enum LinkMark : byte { AngleBracket, Letter, ExclamationMark, Bracket, Brace }
