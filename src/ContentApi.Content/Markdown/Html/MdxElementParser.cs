using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Syntax;
using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// Reads elements with small letters as MDX does (https://mdxjs.com/docs/what-is-mdx/#jsx): lines of nothing but tags are HTML, and what is between them is
/// Markdown, as is the text beside tags. A paragraph that begins with the tag of a block is no element itself. Blocks may begin at any indentation.
/// </summary>
sealed class MdxElementExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Replace<HtmlBlockParser>(new MdxElementParser());
        pipeline.BlockParsers.Insert(0, new IndentedBlocks());
        // Before the parser that hides from the others how far a line is indented.
        pipeline.BlockParsers.TryRemove<FencedCodeBlockParser>();
        pipeline.BlockParsers.Insert(0, new IndentedBlocks.FenceParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
        ((HtmlRenderer)renderer).ObjectRenderers.Replace<ParagraphRenderer>(new MdxParagraphRenderer());
}

/// <summary>Makes blocks of the lines that have nothing but tags, of which the last may end on a later line.</summary>
sealed class MdxElementParser : HtmlBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan();
        if (line is not ['<', _, ..]) return BlockState.None;
        // Comments, and elements whose content is no HTML.
        if (line[1] is '!' or '?' || HtmlElements.RawText.Contains(NameOf(line))) return base.TryOpen(processor);
        var budget = (WorkBudget)processor.Context!;
        budget.Charge(line.Length / 4);
        var tags = new TagLines();
        if (!tags.Read(line) || tags.IsInTag && !EndsAlone(tags, processor.Line.Text.AsSpan(processor.Line.End + 1), budget)) return BlockState.None;
        budget.ChargeNodes(BlockMeter.NodesOfBlock);
        processor.NewBlocks.Push(new TagBlock(this, tags)
        {
            Column = processor.Column, Type = HtmlBlockType.InterruptingBlock, Span = new(processor.Start, processor.Line.End),
        });
        return tags.IsInTag ? BlockState.Continue : BlockState.Break;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (block is not TagBlock { Tags: var tags }) return base.TryContinue(processor, block);
        ((WorkBudget)processor.Context!).Charge(BlockMeter.StepsOfContinue + processor.Line.Length / 4);
        if (processor.IsBlankLine) return BlockState.None;
        block.UpdateSpanEnd(processor.Line.End);
        return tags.Read(processor.Line.AsSpan()) && tags.IsInTag ? BlockState.Continue : BlockState.Break;
    }

    /// <summary>Returns the name of the opening or closing tag that a text begins with; empty if it begins with none.</summary>
    public static string NameOf(ReadOnlySpan<char> text)
    {
        var name = text[1..].StartsWith("/") ? text[2..] : text[1..];
        var end = 0;
        while (end < name.Length && (char.IsAsciiLetterLower(name[end]) || end > 0 && (char.IsAsciiLetterOrDigit(name[end]) || name[end] == '-'))) end++;
        return end < name.Length && !(char.IsWhiteSpace(name[end]) || name[end] is '>' or '/') ? "" : name[..end].ToString();
    }

    /// <summary>Whether the tag that a line leaves open ends on a later line that has nothing but tags. Otherwise it begins a paragraph.</summary>
    /// <param name="tags">The tags up to the end of the line.</param>
    /// <param name="rest">The text from the line end on.</param>
    /// <param name="budget">Is charged for the work.</param>
    static bool EndsAlone(TagLines tags, ReadOnlySpan<char> rest, WorkBudget budget)
    {
        var ahead = tags with { };
        while (ahead.IsInTag && rest is ['\n', ..])
        {
            rest = rest[1..];
            var end = rest.IndexOf('\n');
            var line = end < 0 ? rest : rest[..end];
            budget.Charge(1 + line.Length / 4);
            if (line.IsWhiteSpace() || !ahead.Read(line)) return false;
            rest = rest[line.Length..];
        }
        return !ahead.IsInTag;
    }

    sealed class TagBlock(BlockParser parser, TagLines tags) : HtmlBlock(parser)
    {
        public TagLines Tags { get; } = tags;
    }

    /// <summary>Reads lines that have nothing but tags and white space.</summary>
    sealed record TagLines
    {
        char quote;

        /// <summary>Whether the last tag is not closed yet.</summary>
        public bool IsInTag { get; private set; }

        /// <returns>False if the line has anything else.</returns>
        public bool Read(ReadOnlySpan<char> line)
        {
            for (var i = 0; i < line.Length; i++)
                if (!IsInTag)
                {
                    if (char.IsWhiteSpace(line[i])) continue;
                    if (line[i] != '<' || NameOf(line[i..]).Length == 0) return false;
                    IsInTag = true;
                }
                else if (quote != '\0') quote = line[i] == quote ? '\0' : quote;
                else if (line[i] == '<') return false;
                else if (line[i] == '>') IsInTag = false;
                else if (line[i] is '"' or '\'') quote = line[i];
            return true;
        }
    }
}

/// <summary>
/// Renders a paragraph without an element of its own if it begins with the tag of a block, such as <c>&lt;summary></c>, which it cannot contain.
/// </summary>
sealed class MdxParagraphRenderer : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.FirstChild is not HtmlInline { Tag: var tag } || !IsOfBlock(MdxElementParser.NameOf(tag)))
        {
            base.Write(renderer, paragraph);
            return;
        }
        renderer.EnsureLine();
        renderer.WriteLeafInline(paragraph);
        renderer.EnsureLine();
    }

    static bool IsOfBlock(string name) => HtmlElements.Blocks.Contains(name) || HtmlElements.TableParts.Contains(name) || name is "td" or "th" or "caption";
}
