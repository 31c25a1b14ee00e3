using ContentApi.Content.Documents;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Html;
using ContentApi.Content.Model;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown;

/// <summary>Parses CommonMark with pipe tables, footnotes, task lists, strikethrough and bare addresses, without attributes.</summary>
static class MarkdownSyntax
{
    static readonly MarkdownPipeline pipeline = Build(RawHtml.Sanitize), escaping = Build(RawHtml.Escape);

    public static MarkdownPipeline PipelineOf(MarkdownSettings settings) => settings.Html.RawHtml == RawHtml.Escape ? escaping : pipeline;

    /// <summary>Parses a text. Never throws because of its content: the result for a text beyond a limit has no tree.</summary>
    public static ParsedMarkdown Parse(MarkdownText source, WorkBudget budget)
    {
        try
        {
            return source.Syntax == BodySyntax.Html ? ReadHtml(source, budget) : ParseBounded(source, budget);
        }
        // Markdig throws the first two if a text is beyond its own limits, or if a parser makes no progress.
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or MarkdownTooComplexException)
        {
            return ParsedMarkdown.TooComplex(source, budget);
        }
    }

    static ParsedMarkdown ParseBounded(MarkdownText source, WorkBudget budget)
    {
        var (text, openComment) = (source.Text, -1);
        SourceCuts? cuts = null;
        MarkdownDocument document;
        while (true)
        {
            document = MarkdownParser.Parse(text, PipelineOf(source.Settings), budget);
            if (!TreeDepth.IsWithin(document, MarkdownLimits.MaxDepth, budget)) throw new MarkdownTooComplexException();
            var hidden = text.AsSpan().ContainsAny('<', '{')
                ? HiddenMarkup.TakeOut(document, text, source.Settings.Html.RawHtml == RawHtml.Escape, budget) : HiddenMarkup.None;
            if (hidden.Unclosed < 0)
            {
                var parsed = new ParsedMarkdown(source, budget, document, LinkNode.In(document, budget), NameHeadings(document, budget))
                {
                    Text = text, Cuts = cuts, OpenComment = hidden.Open < 0 ? openComment : cuts?.ToSource(hidden.Open) ?? hidden.Open,
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
        return parsed with { Html = HtmlContent.Of(html, origins, HtmlRules.Of(parsed.Source.Settings.Html), parsed.Budget) };
    }

    static ParsedMarkdown ReadHtml(MarkdownText source, WorkBudget budget)
    {
        var text = source.Text;
        var html = HtmlContent.Of(text, HtmlOrigins.OfSource(text.Length), HtmlRules.Of(source.Settings.Html), budget);
        return new(source, budget, new(), [], []) { Html = html };
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

    static MarkdownPipeline Build(RawHtml rawHtml)
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = true })
            .UseFootnotes()
            .UseTaskLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks();
        // Added before the extension of task lists is set up, which then does not add Markdig's parser.
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new TaskMarkParser());
        builder.Extensions.Add(new CommentExtension(rawHtml == RawHtml.Escape));
        builder.Extensions.Add(new BoundsExtension());
        return builder.Build();
    }
}
