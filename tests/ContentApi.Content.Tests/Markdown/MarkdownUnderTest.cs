using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Model;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>Makes Markdown texts that are whole files with the path <c>pages/here.md</c>.</summary>
static class MarkdownUnderTest
{
    public static MarkdownText Text(string markdown) => new(markdown, "pages/here.md", TextPosition.Start);

    /// <summary>Makes a text of a model with settings for HTML.</summary>
    public static MarkdownText Text(string markdown, HtmlSettings html) =>
        new(markdown, "pages/here.md", TextPosition.Start, settings: new() { Html = html });

    /// <summary>Makes the text of an HTML file.</summary>
    public static MarkdownText HtmlText(string html) => new(html, "pages/here.html", TextPosition.Start) { Syntax = BodySyntax.Html };

    /// <summary>Renders HTML in which a content link leads to <c>/site/</c> plus its target; targets with <c>gone</c> in their name do not exist.</summary>
    public static string Html(string markdown) => Text(markdown).Html(Site).ToString();

    public static string? Site(ContentLink link) => link.Target.Contains("gone") ? null : "/site/" + link.Target.TrimStart('/');

    public static string? Nowhere(ContentLink link) => null;

    public static string[] Faults(string markdown) => [.. Text(markdown).Diagnostics.Select(fault => $"{fault.Position} {fault.Rule.Code}")];

    /// <summary>A text in the dialect of kramdown.</summary>
    public static MarkdownText Kramdown(string markdown) =>
        new(markdown, "pages/here.md", TextPosition.Start, settings: new() { Dialect = MarkdownDialect.Kramdown });

    /// <summary>Asserts that twice the text is about twice the work. Of a text that is refused, the work is that of the limit.</summary>
    /// <param name="read">Returns the text to parse.</param>
    /// <param name="repeated">What is repeated in it.</param>
    public static void AssertWorkIsLinear(Func<string, MarkdownText> read, string repeated)
    {
        Assert.InRange(Work(10_000), 0, 3 * Work(5_000));

        long Work(int times)
        {
            var text = string.Concat(Enumerable.Repeat(repeated, times));
            var budget = new WorkBudget(text.Length, MarkdownLimits.ExtraSteps, null);
            MarkdownSyntax.Parse(read(text), budget, HtmlVariant.Default);
            return budget.Steps + budget.Nodes;
        }
    }
}
