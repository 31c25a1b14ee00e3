using System.Collections.Concurrent;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Html;
using ContentApi.Content.Markdown.Syntax;
using ContentApi.Content.Markdown.Templates;
using ContentApi.Content.Model;
using Markdig;
using Markdig.Parsers;

namespace ContentApi.Content.Markdown;

/// <summary>Parses GitHub Flavored Markdown with footnotes and raw HTML, and the syntaxes beyond it that the model does not switch off.</summary>
static class MarkdownSyntax
{
    /// <summary>
    /// The pipelines of the models that were read. There are as many sets of features at most, in each dialect, with and without typography and raw HTML.
    /// </summary>
    static readonly ConcurrentDictionary<(MarkdownDialect Dialect, MarkdownFeatures Features, bool HasTypography, RawHtml RawHtml), MarkdownPipeline>
        pipelines = [];

    public static MarkdownPipeline PipelineOf(MarkdownText source)
    {
        // MDX has no code by indentation.
        var features = source.IsMdx ? source.Settings.Features & ~MarkdownFeatures.IndentedCode : source.Settings.Features;
        var dialect = source.IsMdx ? MarkdownDialect.Mdx : source.Settings.Dialect;
        return pipelines.GetOrAdd((dialect, features, source.Settings.HasTypography, source.Settings.Html.RawHtml), Build);
    }

    /// <summary>Parses a text. Never throws because of its content: the result for a text beyond a limit has no tree.</summary>
    public static ParsedMarkdown Parse(MarkdownText source, WorkBudget budget, HtmlVariant variant)
    {
        try
        {
            var parsed = source.Syntax == BodySyntax.Html ? ReadHtml(source, budget) : ParseBounded(source, budget, variant);
            parsed.Html?.Rename(source.Ids, variant);
            return parsed;
        }
        // Markdig throws the first two if a text is beyond its own limits, or if a parser makes no progress.
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or MarkdownTooComplexException)
        {
            return ParsedMarkdown.TooComplex(source, budget);
        }
    }

    static ParsedMarkdown ParseBounded(MarkdownText source, WorkBudget budget, HtmlVariant variant)
    {
        var templates = TemplateMask.Of(source.Text, source.IsMdx, budget);
        var indentation = source.IsMdx && templates is not null ? ElementIndentation.Of(templates.Text, templates.Pieces, budget) : null;
        var (text, openComment) = (indentation?.Text ?? templates?.Text ?? source.Text, -1);
        var cuts = indentation is null ? null : new SourceCuts(indentation);
        while (true)
        {
            var document = MarkdownParser.Parse(text, PipelineOf(source), budget);
            AttributeLists.Apply(document, budget);
            if (!TreeDepth.IsWithin(document, MarkdownLimits.MaxDepth, budget)) throw new MarkdownTooComplexException();
            var hidden = templates is not null || text.Contains('<')
                ? HiddenMarkup.TakeOut(document, text, source.Settings.Html.RawHtml == RawHtml.Escape, budget) : HiddenMarkup.None;
            if (hidden.Unclosed < 0)
            {
                var unlinked = templates is null ? [] : TemplateSettling.Settle(document, templates, budget);
                if (hidden.HasHtml) RawLinks.KeepTexts(document, budget);
                // The ids in raw HTML are renamed with all others.
                var parsed = ParsedMarkdown.Of(source, budget, document, hidden.HasHtml ? null : source.Ids,
                    hidden.HasHtml ? HtmlVariant.Default : variant) with
                {
                    Templates = templates, Unlinked = unlinked, ParsedText = text, Cuts = cuts,
                    OpenComment = hidden.Open < 0 ? openComment : cuts?.ToSource(hidden.Open) ?? hidden.Open,
                };
                return hidden.HasHtml ? WithHtml(parsed) : parsed;
            }
            cuts ??= new();
            var end = cuts.Count < MarkdownLimits.MaxCuts ? Comments.EndOf(text, hidden.Unclosed) : -1;
            if (end < 0) openComment = cuts.ToSource(hidden.Unclosed);
            text = cuts.Cut(text, hidden.Unclosed, end < 0 ? text.Length : end);
        }
    }

    /// <summary>Reads a text with raw HTML as one tree of HTML: an element may begin in one block and end in another.</summary>
    static ParsedMarkdown WithHtml(ParsedMarkdown parsed)
    {
        var (html, origins) = RenderedMarkdown.Write(parsed);
        return parsed with { Html = HtmlContent.Of(html, origins, parsed) };
    }

    static ParsedMarkdown ReadHtml(MarkdownText source, WorkBudget budget)
    {
        var templates = TemplateMask.Of(source.Text, isMdx: false, budget);
        var text = templates?.Text ?? source.Text;
        var parsed = new ParsedMarkdown(source, budget, new(), [], []) { Templates = templates, ParsedText = text };
        return parsed with { Html = HtmlContent.Of(text, HtmlOrigins.OfSource(text.Length), parsed) };
    }

    static MarkdownPipeline Build((MarkdownDialect Dialect, MarkdownFeatures Features, bool HasTypography, RawHtml RawHtml) settings)
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation();
        if (settings.Features.HasFlag(MarkdownFeatures.Footnotes)) builder.UseFootnotes();
        if (settings.Features.HasFlag(MarkdownFeatures.TaskLists))
        {
            // Before the extension of task lists is set up, which then does not add Markdig's parser.
            builder.InlineParsers.InsertBefore<Markdig.Parsers.Inlines.LinkInlineParser>(new TaskMarkParser());
            builder.UseTaskLists();
        }
        builder.Extensions.Add(new SyntaxExtension(settings.Features, settings.HasTypography, settings.Dialect == MarkdownDialect.Kramdown));
        if (settings.Dialect == MarkdownDialect.Kramdown) builder.BlockParsers.Replace<HtmlBlockParser>(new ElementBlockParser());
        if (settings.Dialect == MarkdownDialect.Kramdown) builder.Extensions.Add(new ElementTextExtension());
        if (settings.Dialect == MarkdownDialect.Mdx) builder.Extensions.Add(new JsxExtension());
        builder.Extensions.Add(new CommentExtension(settings.RawHtml == RawHtml.Escape));
        builder.Extensions.Add(new TemplateExtension());
        builder.Extensions.Add(new BoundsExtension());
        return builder.Build();
    }
}
