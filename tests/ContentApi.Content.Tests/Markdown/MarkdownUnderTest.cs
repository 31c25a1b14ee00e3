using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>Markdown texts as data: each stands in <c>pages/here.md</c> and begins at its first line.</summary>
static class MarkdownUnderTest
{
    public static MarkdownText Text(string markdown) => new(markdown, "pages/here.md", TextPosition.Start);

    /// <summary>The HTML; content links lead to <c>/site/</c> and their target, except to those with <c>gone</c> in their name.</summary>
    public static string Html(string markdown) => Text(markdown).Html(Site).ToString();

    public static string? Site(ContentLink link) => link.Target.Contains("gone") ? null : "/site/" + link.Target.TrimStart('/');

    public static string? Nowhere(ContentLink link) => null;

    public static string[] Faults(string markdown) => [.. Text(markdown).Diagnostics.Select(fault => $"{fault.Position} {fault.Rule.Code}")];
}
