using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Templates;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown;

/// <summary>Parses CommonMark with pipe tables, footnotes, task lists, strikethrough and bare addresses, without raw HTML and attributes.</summary>
static class MarkdownSyntax
{
    public static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Parses a text. Never throws because of its content: the result for a text beyond a limit has no tree.</summary>
    public static ParsedMarkdown Parse(MarkdownText source, WorkBudget budget)
    {
        MarkdownDocument document;
        TemplateMask? templates;
        try
        {
            templates = TemplateMask.Of(source.Text, source.IsMdx, budget);
            document = MarkdownParser.Parse(templates?.Text ?? source.Text, Pipeline, budget);
        }
        // Markdig throws the first two if a text is beyond its own limits, or if a parser makes no progress.
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or MarkdownTooComplexException)
        {
            return ParsedMarkdown.TooComplex(source, budget);
        }
        if (!TreeDepth.IsWithin(document, MarkdownLimits.MaxDepth, budget)) return ParsedMarkdown.TooComplex(source, budget);
        var unlinked = templates is null ? [] : TemplateSettling.Settle(document, templates, budget);
        return new(source, budget, document, LinkNode.In(document, budget), NameHeadings(document, budget)) { Templates = templates, Unlinked = unlinked };
    }

    static List<MarkdownHeading> NameHeadings(MarkdownDocument document, WorkBudget budget)
    {
        var headings = new List<MarkdownHeading>();
        var ids = new HeadingIds();
        foreach (var node in document.Descendants())
        {
            budget.Visit();
            if (node is not HeadingBlock heading) continue;
            var text = heading.Inline is { } inline ? PlainTextWriter.Write(inline, budget).ReplaceLineEndings(" ").Trim() : "";
            var id = ids.Next(text);
            heading.GetAttributes().Id = id;
            headings.Add(new(heading.Level, text, id));
        }
        return headings;
    }

    static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UsePreciseSourceLocation()
            .UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = true })
            .UseFootnotes()
            .UseTaskLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks();
        // Added before the extension of task lists is set up, which then does not add Markdig's parser.
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new TaskMarkParser());
        builder.Extensions.Add(new TemplateExtension());
        builder.Extensions.Add(new BoundsExtension());
        return builder.Build();
    }
}
