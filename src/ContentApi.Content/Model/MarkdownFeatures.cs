namespace ContentApi.Content.Model;

/// <summary>
/// The syntaxes that a model may switch off: those beyond GitHub Flavored Markdown, and those of it that generators of sites read as text. The enum
/// <c>MarkdownSyntax</c> of <c>schema/directives.graphql</c> has the same values in the same order.
/// </summary>
[Flags]
public enum MarkdownFeatures
{
    None = 0,

    /// <summary><c># Heading {#id .class key=value}</c>.</summary>
    HeadingAttributes = 1,

    /// <summary>Attribute lists of kramdown: <c>{: .class #id}</c> and <c>{:toc}</c>.</summary>
    KramdownAttributes = 2,

    /// <summary>A term, and below it a line that begins with a colon.</summary>
    DefinitionLists = 4,

    /// <summary><c>> [!NOTE]</c>.</summary>
    Alerts = 8,

    /// <summary><c>:::tip Title</c>.</summary>
    Containers = 16,

    /// <summary><c>:tada:</c>.</summary>
    Emoji = 32,

    /// <summary><c>$x$</c>, <c>$$x$$</c>, <c>\\(x\\)</c> and <c>\\[x\\]</c>.</summary>
    Math = 64,

    /// <summary><c>![A picture](a.png){.wide}</c>, and <c>{.note}</c> at the end of a paragraph.</summary>
    Attributes = 128,

    /// <summary>Links without markup: <c>https://example.org</c>.</summary>
    BareAddresses = 256,

    /// <summary><c>[^1]</c>.</summary>
    Footnotes = 512,

    /// <summary><c>- [ ]</c>.</summary>
    TaskLists = 1024,

    /// <summary>Code in lines that are indented by four spaces.</summary>
    IndentedCode = 2048,

    All = HeadingAttributes | KramdownAttributes | DefinitionLists | Alerts | Containers | Emoji | Math | Attributes | BareAddresses
        | Footnotes | TaskLists | IndentedCode,
}
