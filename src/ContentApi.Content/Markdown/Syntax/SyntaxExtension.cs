using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Model;
using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Adds the parsers and renderers of GitHub Flavored Markdown, and of the syntaxes beyond it, but for those that a model switches off. They replace those of
/// Markdig that differ from the specification, or whose time is quadratic.
/// </summary>
sealed class SyntaxExtension(MarkdownFeatures features, bool hasTypography, bool isKramdown) : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        SetUpBlocks(pipeline.BlockParsers);
        SetUpInlines(pipeline.InlineParsers);
        if (isKramdown) pipeline.DocumentProcessed += Abbreviations.Apply;
    }

    void SetUpBlocks(OrderedList<BlockParser> parsers)
    {
        if (!Has(MarkdownFeatures.IndentedCode)) parsers.TryRemove<IndentedCodeBlockParser>();
        if (Has(MarkdownFeatures.DefinitionLists)) parsers.Insert(0, new DefinitionParser());
        if (Has(MarkdownFeatures.Containers)) parsers.Insert(0, new NamedContainerParser());
        if (Has(MarkdownFeatures.Math)) parsers.Insert(0, new FormulaBlockParser());
        if (Has(MarkdownFeatures.KramdownAttributes | MarkdownFeatures.Attributes))
            parsers.Insert(0, new AttributeListParser(Has(MarkdownFeatures.KramdownAttributes), Has(MarkdownFeatures.Attributes)));
        if (isKramdown) parsers.Insert(0, new EndOfBlockParser());
        if (isKramdown) parsers.Insert(0, new AbbreviationParser());
        // Before the parsers of lists and underlines, for which a delimiter row may look.
        parsers.Insert(0, new TableParser(isKramdown));
        parsers.InsertBefore<ParagraphBlockParser>(new TableRowParser());
        var paragraphs = isKramdown ? new KramdownParagraphParser() : new MeteredParagraphParser();
        parsers.Replace<ParagraphBlockParser>(paragraphs);
        parsers.Replace<ThematicBreakParser>(new OutsideBreakParser());
        parsers.Replace<FootnoteParser>(new FootnoteDefinitionParser());
        if (!Has(MarkdownFeatures.HeadingAttributes)) return;
        parsers.FindExact<HeadingBlockParser>()!.TryParseAttributes = HeadingAttributes.Take;
        paragraphs.Closed += HeadingAttributes.TakeOfUnderlined;
    }

    void SetUpInlines(OrderedList<InlineParser> parsers)
    {
        parsers.Replace<EmphasisInlineParser>(new StrikethroughParser(isKramdown));
        parsers.Replace<CodeInlineParser>(new CellCodeParser());
        if (Has(MarkdownFeatures.Footnotes)) parsers.InsertBefore<LinkInlineParser>(new FootnoteReferenceParser());
        if (Has(MarkdownFeatures.Alerts)) parsers.InsertBefore<LinkInlineParser>(new AlertParser());
        if (isKramdown) parsers.InsertBefore<LinkInlineParser>(new KramdownLinkParser());
        if (Has(MarkdownFeatures.Attributes))
        {
            parsers.InsertBefore<LinkInlineParser>(new SpanParser());
            parsers.Insert(0, new BareAttributesParser());
        }
        if (hasTypography) parsers.Insert(0, new TypographyParser());
        if (Has(MarkdownFeatures.KramdownAttributes)) parsers.Insert(0, new SpanAttributesParser());
        if (Has(MarkdownFeatures.Math)) parsers.Insert(0, new FormulaParser(isKramdown));
        if (Has(MarkdownFeatures.Emoji)) parsers.Insert(0, new EmojiNameParser());
        if (isKramdown) parsers.Insert(0, new RawSpanParser());
        if (isKramdown) parsers.Insert(0, new KramdownLineBreakParser());
        if (Has(MarkdownFeatures.BareAddresses)) parsers.Insert(0, new BareAddressParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        var renderers = ((HtmlRenderer)renderer).ObjectRenderers;
        StrikethroughParser.Render(renderers.FindExact<EmphasisInlineRenderer>()!);
        renderers.Replace<LinkInlineRenderer>(new LinkRenderer());
        renderers.Replace<AutolinkInlineRenderer>(new AutolinkRenderer());
        renderers.Replace<QuoteBlockRenderer>(new AlertRenderer());
        renderers.Insert(0, new InlineElementRenderer<SpanInline>("span"));
        renderers.Insert(0, new InlineElementRenderer<AbbreviatedInline>("abbr"));
        renderers.Insert(0, new HtmlTableRenderer());
        renderers.Insert(0, new HtmlDefinitionListRenderer());
        renderers.Insert(0, new NamedContainerRenderer());
        renderers.Insert(0, new FormulaBlockRenderer());
        renderers.Insert(0, new FormulaRenderer());
        renderers.Insert(0, new ContentsRenderer());
    }

    bool Has(MarkdownFeatures feature) => (features & feature) != 0;
}
