namespace ContentApi.Content.Model;

/// <summary>How the Markdown of a model is read: what the arguments of <c>@site</c> say of it.</summary>
public sealed record MarkdownSettings
{
    /// <summary>The settings of a model without <c>@site</c>.</summary>
    public static MarkdownSettings Default { get; } = new();

    /// <summary>The dialect in which texts are read where dialects contradict each other.</summary>
    public MarkdownDialect Dialect { get; init; }

    /// <summary>The syntaxes beyond GitHub Flavored Markdown that texts are read with.</summary>
    public MarkdownFeatures Features { get; init; } = MarkdownFeatures.All;

    /// <summary>Whether straight quotation marks, hyphens and dots are replaced by typographic ones.</summary>
    public bool HasTypography { get; init; }

    /// <summary>What becomes of the template markup of site generators.</summary>
    public TemplateMarkup Templates { get; init; }

    /// <summary>How raw HTML is served.</summary>
    public HtmlSettings Html { get; init; } = HtmlSettings.Default;
}
