namespace ContentApi.Content.Model;

/// <summary>
/// What becomes of the template markup of site generators in Markdown texts. The enum <c>TemplateMarkup</c> of <c>schema/directives.graphql</c> has the same
/// values.
/// </summary>
public enum TemplateMarkup
{
    /// <summary>It is left out everywhere.</summary>
    Drop,

    /// <summary><c>html</c> and <c>ast</c> show it as it is written.</summary>
    Keep,

    /// <summary><c>ast</c> has a node for it, with its name and arguments; it is left out of everything else.</summary>
    Nodes,
}
