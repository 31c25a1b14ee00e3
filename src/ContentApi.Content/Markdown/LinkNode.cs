using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown;

/// <summary>A link or image in a syntax tree: <c>[text](url)</c>, <c>![text](url)</c>, a reference, <c>&lt;url&gt;</c> or a bare address.</summary>
/// <param name="Inline">A <see cref="LinkInline"/> or an <see cref="AutolinkInline"/>.</param>
readonly record struct LinkNode(Inline Inline, LinkAddress Address)
{
    public bool IsImage => Inline is LinkInline { IsImage: true };

    public string Text => Inline is AutolinkInline autolink ? autolink.Url : PlainTextWriter.Write(Inline);

    public string? Title => Inline is LinkInline { Title: { Length: > 0 } title } ? title : null;

    /// <summary>Every link that becomes an element, by where it begins. A link within the alternative text of an image is only text.</summary>
    public static IReadOnlyList<LinkNode> In(MarkdownDocument document)
    {
        List<LinkNode>? links = null;
        foreach (var node in document.Descendants())
        {
            var url = node switch
            {
                LinkInline link => link.GetDynamicUrl?.Invoke() ?? link.Url ?? "",
                AutolinkInline autolink => autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url,
                _ => null,
            };
            if (url is null || IsInImage((Inline)node)) continue;
            (links ??= []).Add(new((Inline)node, LinkAddress.Of(url)));
        }
        // Footnotes come last in the tree. OrderBy keeps the order of equals.
        return links is null ? [] : [.. links.OrderBy(link => link.Inline.Span.Start)];
    }

    /// <summary>
    /// Where the link begins in the text: its <c>[</c>, <c>!</c>, <c>&lt;</c> or first letter. Markdig loses the place in a block that holds an
    /// expanded tab; then it is the first place in that block where such a link may begin.
    /// </summary>
    public int StartIn(string text, TextPositions positions)
    {
        var start = Inline.Span.Start;
        if (start < text.Length && BeginsLink(text[start])) return start;
        var block = Inline.Parent;
        while (block?.Parent is not null) block = block.Parent;
        var lineStart = positions.LineStart(block?.ParentBlock?.Line ?? 0);
        for (var i = lineStart; i < text.Length; i++)
            if (BeginsLink(text[i])) return i;
        return lineStart;
    }

    bool BeginsLink(char c) => Inline switch
    {
        AutolinkInline => c == '<',
        LinkInline { IsAutoLink: true } => char.IsAsciiLetter(c),
        _ => c == (IsImage ? '!' : '['),
    };

    /// <summary>Gives the element another address.</summary>
    public void LeadTo(string url)
    {
        if (Inline is not LinkInline link) return;
        link.GetDynamicUrl = null;
        link.Url = url;
    }

    /// <summary>Leaves the element out of the tree and its text in it.</summary>
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
