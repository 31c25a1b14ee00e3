namespace ContentApi.Content.Model;

/// <summary>
/// A dialect of Markdown: how a text is read where the dialects contradict each other. The enum <c>MarkdownDialect</c> of <c>schema/directives.graphql</c> has
/// the same values in the same order.
/// </summary>
public enum MarkdownDialect
{
    /// <summary>As CommonMark has it: a block of raw HTML ends at an empty line (CommonMark, 4.6).</summary>
    CommonMark,

    /// <summary>
    /// As Jekyll's kramdown has it: a block of raw HTML ends with its element, and <c>markdown="1"</c> makes the content of an element Markdown. Emphasis
    /// depends on spaces alone, <c>$$x$$</c> in a line is a formula of the line, and one dollar sign or tilde is text.
    /// </summary>
    Kramdown,

    /// <summary>As Docusaurus has it: files with the extensions of Markdown are read as MDX.</summary>
    Mdx,
}
