using ContentApi.Content.Markdown.Bounds;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// Reads comments as HTML does: one that is not closed reaches to the end of the text (<see cref="HiddenMarkup"/>). With <c>ESCAPE</c>, no other HTML is read.
/// </summary>
sealed class CommentExtension(bool isHtmlEscaped) : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        if (isHtmlEscaped)
        {
            pipeline.DisableHtml();
            pipeline.BlockParsers.Add(new CommentBlockParser());
        }
        pipeline.InlineParsers.Insert(0, new CommentInlineParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }
}

/// <summary>Reads the blocks of HTML that begin with a comment (CommonMark, 4.6, kind 2), and no others.</summary>
sealed class CommentBlockParser : HtmlBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        !processor.IsCodeIndent && processor.Line.AsSpan().StartsWith("<!--", StringComparison.Ordinal) ? base.TryOpen(processor) : BlockState.None;
}

/// <summary>Reads a comment in a paragraph, and the marks <c>{/* truncate */}</c> of MDX. One that is not closed takes the rest of the paragraph.</summary>
sealed class CommentInlineParser : InlineParser
{
    public CommentInlineParser() => OpeningCharacters = ['<', '{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        int length;
        Inline found;
        if (text[0] == '{')
        {
            if (!text.StartsWith("{/*", StringComparison.Ordinal)) return false;
            var end = text.IndexOf("*/}", StringComparison.Ordinal);
            if (end < 0)
            {
                // Another one in the paragraph would be searched for an end as well.
                ((WorkBudget)processor.Context!).Charge(text.Length);
                return false;
            }
            if (!Comments.IsExcerptEnd(text[3..end])) return false;
            (length, found) = (end + 3, new ExcerptMark());
        }
        else
        {
            if (!Comments.Begins(text, 0)) return false;
            var end = Comments.EndOf(text, 0);
            length = end < 0 ? text.Length : end;
            found = end > 0 && Comments.IsExcerptEnd(Comments.ContentOf(text[..end])) ? new ExcerptMark() : new CommentInline { EndsHere = end > 0 };
        }
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        (found.Span, found.Line, found.Column) = (new(start, start + length - 1), line, column);
        processor.Inline = found;
        slice.Start += length;
        return true;
    }
}
