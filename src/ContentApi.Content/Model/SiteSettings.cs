namespace ContentApi.Content.Model;

/// <summary>The settings of <c>extend schema @site(...)</c>, which hold for the whole content. Without that directive all have their defaults.</summary>
public sealed record SiteSettings
{
    /// <summary>The settings of a model without <c>@site</c>.</summary>
    public static SiteSettings Default { get; } = new();

    /// <summary>Whether the API serves the source of Markdown texts. A source may contain comments, which are not for readers.</summary>
    public bool ServesRaw { get; init; } = true;

    /// <summary>Whether files of Markdown are read as MDX, whatever their extension.</summary>
    public bool ReadsMdx => Markdown.Dialect == MarkdownDialect.Mdx;

    /// <summary>How Markdown texts are read.</summary>
    public MarkdownSettings Markdown { get; init; } = MarkdownSettings.Default;

    /// <summary>The folders whose files the site publishes.</summary>
    public IReadOnlyList<AssetFolder> Assets { get; init; } = [];

    /// <summary>The paths of files that no type reads, from the content folder. They have no captures.</summary>
    public IReadOnlyList<PathTemplate> Excluded { get; init; } = [];

    /// <summary>Whether the site says that a file is not content.</summary>
    /// <param name="path">The path from the content folder.</param>
    public bool Excludes(string path) => Excluded.Any(excluded => excluded.Match(path) is not null);
}
