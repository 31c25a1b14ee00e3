using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Syntax;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Html;

/// <summary>The comments and marks that were removed from a tree because readers must not see them.</summary>
/// <param name="HasHtml">Whether elements of HTML remain in the tree.</param>
/// <param name="Unclosed">The offset of the first comment that does not end in its block; -1 if there is none.</param>
/// <param name="Open">The offset of a comment whose block ends with the text, and which is not closed; -1 if there is none.</param>
readonly record struct HiddenMarkup(bool HasHtml, int Unclosed, int Open)
{
    public static readonly HiddenMarkup None = new(false, -1, -1);

    /// <summary>
    /// Takes out of a tree the comments, and the instructions and declarations (<c>&lt;?php ?></c>, <c>&lt;!DOCTYPE></c>), which are no elements either. The
    /// marks that end the excerpt remain, as nodes of their own.
    /// </summary>
    /// <param name="document">The tree, whose depth is within the limit.</param>
    /// <param name="text">The text that was parsed.</param>
    /// <param name="isEscaped">Whether raw HTML is text: then no elements remain.</param>
    /// <param name="budget">The budget of the text.</param>
    public static HiddenMarkup TakeOut(MarkdownDocument document, string text, bool isEscaped, WorkBudget budget)
    {
        var (blocks, inlines) = (new List<HtmlBlock>(), new List<Inline>());
        foreach (var node in document.Descendants())
        {
            budget.Visit();
            if (node is HtmlBlock block) blocks.Add(block);
            else if (node is HtmlInline or CommentInline or ExcerptMark) inlines.Add((Inline)node);
        }
        if (blocks.Count + inlines.Count == 0) return None;
        var inBlock = FirstUnclosed(blocks, text, isEscaped);
        var isLast = inBlock.IsLast && inBlock.At >= 0;
        var unclosed = Math.Min(inBlock.At >= 0 && !isLast ? inBlock.At : int.MaxValue, FirstUnclosed(inlines, text));
        if (unclosed < int.MaxValue) return new(false, unclosed, -1);
        var changes = new Dictionary<Block, Block?>();
        foreach (var block in blocks)
            if (ChangeOf(block, isEscaped) is var (isChanged, change) && isChanged) changes[block] = change;
        foreach (var inline in inlines) TakeOut(inline, changes);
        Apply(changes);
        return new(blocks.Exists(block => !changes.ContainsKey(block)) || inlines.Exists(inline => inline is HtmlInline { Parent: not null }), -1,
            isLast ? inBlock.At : -1);
    }

    /// <summary>Returns the offset of the first comment that does not end in its block, and whether nothing follows the block; -1 if there is none.</summary>
    static (int At, bool IsLast) FirstUnclosed(List<HtmlBlock> blocks, string text, bool isEscaped)
    {
        foreach (var block in blocks)
        {
            var (start, end) = (Math.Max(0, block.Span.Start), Math.Min(text.Length, block.Span.End + 1));
            if (Comments.UnclosedIn(text, start, end, isEscaped) is >= 0 and var at) return (at, text.AsSpan(end).IsWhiteSpace());
        }
        return (-1, false);
    }

    static int FirstUnclosed(List<Inline> inlines, string text)
    {
        if (inlines.Find(inline => inline is CommentInline { EndsHere: false }) is not { } comment) return int.MaxValue;
        var start = Math.Min(text.Length - 1, comment.Span.Start);
        if (Comments.Begins(text, start)) return start;
        // Markdig loses the place in a block with an expanded tab.
        var near = text.IndexOf("<!--", Math.Max(0, start - 1_000), StringComparison.Ordinal);
        return near < 0 ? start : near;
    }

    /// <summary>Returns whether a block is taken out, and what takes its place; null for nothing.</summary>
    static (bool IsChanged, Block? Change) ChangeOf(HtmlBlock block, bool isEscaped)
    {
        if (block.Type is HtmlBlockType.ProcessingInstruction or HtmlBlockType.CData or HtmlBlockType.DocumentType)
            return (block.Lines.ToString().TrimEnd().EndsWith('>'), null);
        if (block.Type != HtmlBlockType.Comment) return (false, null);
        var html = block.Lines.ToString();
        var at = html.IndexOf("<!--", StringComparison.Ordinal);
        var end = Comments.EndOf(html, at);
        var rest = end < 0 ? "" : Comments.Strip(html[end..]).Trim();
        var endsExcerpt = end > 0 && Comments.IsExcerptEnd(Comments.ContentOf(html.AsSpan(at, end - at)));
        if (rest.Length == 0) return (true, endsExcerpt ? new ExcerptBlockMark() : null);
        if (!isEscaped) return (false, null);
        var paragraph = new ParagraphBlock { Inline = new ContainerInline(), Line = block.Line, Span = block.Span };
        if (endsExcerpt) paragraph.Inline.AppendChild(new ExcerptMark());
        paragraph.Inline.AppendChild(new LiteralInline(rest) { IsClosed = true });
        return (true, paragraph);
    }

    /// <summary>Takes a comment out of its paragraph, and the paragraph with its last one. Elements and marks remain.</summary>
    static void TakeOut(Inline inline, Dictionary<Block, Block?> changes)
    {
        if (inline is HtmlInline { Tag: not ['<', '!' or '?', ..] }) return;
        var paragraph = Root(inline)?.ParentBlock;
        if (inline is ExcerptMark)
        {
            if (inline.PreviousSibling is null && inline.NextSibling is null && inline.Parent == paragraph?.Inline && IsRemovable(paragraph))
                changes[paragraph!] = new ExcerptBlockMark();
            return;
        }
        JoinAround(inline);
        inline.Remove();
        if (IsRemovable(paragraph) && paragraph!.Inline!.FirstChild is null) changes[paragraph] = null;
    }

    /// <summary>Whether a block may be taken out. A cell and a container with a title keep their paragraphs.</summary>
    static bool IsRemovable(Block? block) =>
        block is ParagraphBlock { Parent: not TableCell } && !(block.Parent is NamedContainer { HasTitle: true } container && container[0] == block);

    static ContainerInline? Root(Inline inline)
    {
        var root = inline.Parent;
        while (root?.Parent is not null) root = root.Parent;
        return root;
    }

    /// <summary>Leaves one of the spaces before and behind a comment, and none at the beginning and end of a line.</summary>
    static void JoinAround(Inline inline)
    {
        var before = inline.PreviousSibling as LiteralInline;
        var after = inline.NextSibling as LiteralInline;
        var endsInSpace = before is not null && before.Content.AsSpan().EndsWith(' ');
        var beginsWithSpace = after is not null && after.Content.AsSpan().StartsWith(' ');
        if (beginsWithSpace && (endsInSpace || inline.PreviousSibling is LineBreakInline || inline.PreviousSibling is null && inline.Parent!.Parent is null))
        {
            var content = after!.Content;
            content.Start++;
            after.Content = content;
        }
        else if (endsInSpace && (inline.NextSibling is LineBreakInline or FootnoteLink { IsBackLink: true }
            || inline.NextSibling is null && inline.Parent!.Parent is null))
        {
            var content = before!.Content;
            content.End--;
            before.Content = content;
        }
    }

    /// <summary>Changes the children of each container at once: Markdig takes a search and a move of all others for each.</summary>
    static void Apply(Dictionary<Block, Block?> changes)
    {
        foreach (var parent in changes.Keys.Select(block => block.Parent!).Distinct().ToList())
        {
            var children = parent.ToList();
            parent.Clear();
            foreach (var child in children)
                if (!changes.TryGetValue(child, out var change)) parent.Add(child);
                else if (change is not null) parent.Add(change);
        }
    }
}
