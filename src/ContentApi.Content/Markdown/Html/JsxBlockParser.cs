using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Templates;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// Reads raw HTML between blocks as MDX does (https://mdxjs.com/docs/what-is-mdx/): a line that has nothing but tags is a block by itself, so that the lines
/// below it are Markdown, also without an empty line. A line that is one element with a text is Markdown inside that element. Any other line is a paragraph.
/// </summary>
sealed class JsxBlockParser : HtmlBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan().TrimEnd();
        var name = NameAt(line);
        // Comments, and elements whose content is no Markdown in any dialect.
        if (name.Length == 0 || HtmlElements.RawText.Contains(name) || name == "pre")
            return line is ['<', '!' or '?', ..] || name.Length > 0 ? base.TryOpen(processor) : BlockState.None;
        var budget = (WorkBudget)processor.Context!;
        budget.Charge(line.Length);
        if (EndOfTags(processor, budget) is { } end)
        {
            budget.ChargeNodes(BlockMeter.NodesOfBlock);
            processor.NewBlocks.Push(new TagBlock(this, end)
            {
                Column = processor.Column, Type = HtmlBlockType.InterruptingBlock, Span = new(processor.Start, processor.Line.End),
            });
            return processor.Line.End + 1 >= end ? BlockState.Break : BlockState.Continue;
        }
        if (!IsBlock(name) || !line.EndsWith($"</{name}>", StringComparison.Ordinal)) return BlockState.None;
        budget.ChargeNodes(BlockMeter.NodesOfBlock);
        processor.NewBlocks.Push(new ElementText(this) { Column = processor.Column, Span = new(processor.Start, processor.Line.End) });
        return BlockState.Break;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (block is not TagBlock tags) return base.TryContinue(processor, block);
        ((WorkBudget)processor.Context!).Charge(BlockMeter.StepsOfContinue);
        block.UpdateSpanEnd(processor.Line.End);
        return processor.Line.End + 1 >= tags.End ? BlockState.Break : BlockState.Continue;
    }

    static bool IsBlock(string name) => HtmlElements.Blocks.Contains(name) || HtmlElements.TableParts.Contains(name) || name is "td" or "th" or "caption";

    /// <summary>Returns the offset in the source after the tags with which a line begins, if it has nothing else; the last may end in a later line.</summary>
    static int? EndOfTags(BlockProcessor processor, WorkBudget budget)
    {
        var mask = TemplateMask.Of(processor.Context);
        var text = processor.Line.Text.AsSpan();
        var at = processor.Line.Start;
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or '\t') at++;
            if (at >= text.Length || text[at] == '\n') return at;
            if (text[at] != '<')
            {
                if (mask?.At(text[at..]) is not { } piece) return null;
                at += piece.Length;
                continue;
            }
            if (NameAt(text[at..]).Length == 0 || EndOfTag(text, at, budget) is not { } end) return null;
            at = end;
            if (end > processor.Line.End + 1) return end;
        }
    }

    /// <summary>Returns the offset after the <c>&gt;</c> of a tag; null if the tag does not end before an empty line.</summary>
    static int? EndOfTag(ReadOnlySpan<char> text, int from, WorkBudget budget)
    {
        var quote = '\0';
        for (var i = from + 1; i < text.Length; i++)
        {
            budget.Charge(1);
            if (text[i] == '\n' && i + 1 < text.Length && text[i + 1] == '\n') return null;
            if (quote != '\0') quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'') quote = text[i];
            else if (text[i] == '>') return i + 1;
            else if (text[i] == '<') return null;
        }
        return null;
    }

    /// <summary>Returns the name of the tag that a text begins with, in lower case; empty if it begins with none.</summary>
    static string NameAt(ReadOnlySpan<char> text)
    {
        var start = text is ['<', '/', ..] ? 2 : 1;
        if (text is not ['<', ..] || text.Length <= start || !char.IsAsciiLetter(text[start])) return "";
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_')) end++;
        return end == text.Length || text[end] is ' ' or '\t' or '\n' or '/' or '>' ? text[start..end].ToString().ToLowerInvariant() : "";
    }

    /// <param name="parser">The parser.</param>
    /// <param name="end">The offset in the source at which the last tag ends.</param>
    sealed class TagBlock(BlockParser parser, int end) : HtmlBlock(parser)
    {
        public int End => end;
    }
}
