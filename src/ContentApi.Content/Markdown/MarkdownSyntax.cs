using System.Collections.Concurrent;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Syntax;
using ContentApi.Content.Markdown.Templates;
using ContentApi.Content.Model;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown;

/// <summary>Parses GitHub Flavored Markdown with footnotes, and the syntaxes beyond it that the model does not switch off, without raw HTML.</summary>
static class MarkdownSyntax
{
    /// <summary>The pipelines of the models that were read. There are as many sets of features at most.</summary>
    static readonly ConcurrentDictionary<MarkdownFeatures, MarkdownPipeline> pipelines = [];

    public static MarkdownPipeline PipelineOf(MarkdownSettings settings) => pipelines.GetOrAdd(settings.Features, Build);

    /// <summary>Parses a text. Never throws because of its content: the result for a text beyond a limit has no tree.</summary>
    public static ParsedMarkdown Parse(MarkdownText source, WorkBudget budget, HtmlVariant variant)
    {
        MarkdownDocument document;
        TemplateMask? templates;
        try
        {
            templates = TemplateMask.Of(source.Text, source.IsMdx, budget);
            document = MarkdownParser.Parse(templates?.Text ?? source.Text, PipelineOf(source.Settings), budget);
            AttributeLists.Apply(document, budget);
        }
        // Markdig throws the first two if a text is beyond its own limits, or if a parser makes no progress.
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or MarkdownTooComplexException)
        {
            return ParsedMarkdown.TooComplex(source, budget);
        }
        if (!TreeDepth.IsWithin(document, MarkdownLimits.MaxDepth, budget)) return ParsedMarkdown.TooComplex(source, budget);
        var unlinked = templates is null ? [] : TemplateSettling.Settle(document, templates, budget);
        return ParsedMarkdown.Of(source, budget, document, variant, templates) with { Unlinked = unlinked };
    }

    static MarkdownPipeline Build(MarkdownFeatures features)
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePreciseSourceLocation().UseFootnotes().UseTaskLists();
        // Added before the extension of task lists is set up, which then does not add Markdig's parser.
        builder.InlineParsers.InsertBefore<Markdig.Parsers.Inlines.LinkInlineParser>(new TaskMarkParser());
        builder.Extensions.Add(new SyntaxExtension(features));
        builder.Extensions.Add(new TemplateExtension());
        builder.Extensions.Add(new BoundsExtension());
        return builder.Build();
    }
}
