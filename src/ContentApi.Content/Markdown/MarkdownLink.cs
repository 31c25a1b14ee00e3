namespace ContentApi.Content.Markdown;

/// <param name="Url">Where it leads: an absolute URL, a public path of the site, or a fragment of the same page.</param>
/// <param name="Text">The link's text, or an image's alternative text, without markup.</param>
/// <param name="Title">The tool tip, or null.</param>
/// <param name="IsExternal">It leaves the site: it has a scheme or a host of its own.</param>
public sealed record MarkdownLink(string Url, string Text, string? Title, bool IsExternal, bool IsImage);
