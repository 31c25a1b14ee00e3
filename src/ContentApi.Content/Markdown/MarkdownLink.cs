namespace ContentApi.Content.Markdown;

/// <param name="Url">The address: an absolute URL, a public path of the site, or a fragment of the same page.</param>
/// <param name="Text">The link's text, or an image's alternative text, without markup.</param>
/// <param name="Title">The text of the tool tip; null if there is none.</param>
/// <param name="IsExternal">Whether the address is on another site: it has a scheme, or names a host.</param>
public sealed record MarkdownLink(string Url, string Text, string? Title, bool IsExternal, bool IsImage);
