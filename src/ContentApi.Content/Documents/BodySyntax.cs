namespace ContentApi.Content.Documents;

/// <summary>The syntax of the text after the front matter.</summary>
public enum BodySyntax : byte
{
    Markdown,

    /// <summary>Markdown with JSX and expressions (https://mdxjs.com, version 2). Its imports and exports are already left out.</summary>
    Mdx,

    /// <summary>HTML, as Jekyll and Eleventy read <c>.html</c> files with front matter. It may be a fragment.</summary>
    Html,
}
