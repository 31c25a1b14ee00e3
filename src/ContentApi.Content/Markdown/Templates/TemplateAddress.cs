namespace ContentApi.Content.Markdown.Templates;

/// <summary>The address that a piece of template markup writes, so that a link may lead there.</summary>
/// <param name="Url">The address, as one that Markdown writes: a relative path, a path from the root of the site, or empty for that root.</param>
/// <param name="IsReference">Whether it names a file, as <c>ref</c>, <c>link</c> and <c>post_url</c> do: it leads to that file or nowhere.</param>
sealed record TemplateAddress(string Url, bool IsReference)
{
    static readonly string[] roots = ["site.baseurl", "site.url", "site.github.url", "site.base_url", "baseurl", "base_url"];
    static readonly string[] filters = ["relative_url", "absolute_url", "url", "absoluteUrl", "relURL", "absURL", "relLangURL", "absLangURL", "asset_url"];

    public static TemplateAddress? Of(TemplatePiece piece) => (piece.Kind, piece.Name) switch
    {
        (TemplateKind.Shortcode, "ref" or "relref") when TemplateArguments.Of(piece) is { } arguments && arguments.First("path") is { Length: > 0 } path =>
            new(path, IsReference: true),
        (TemplateKind.Shortcode, "baseurl" or "site-baseurl") => new("", false),
        (TemplateKind.Tag, "link") when piece.Content.Length > 0 => new(Rooted(piece.Content.Trim('"', '\'')), IsReference: true),
        (TemplateKind.Tag, "post_url") when piece.Content.Length > 0 => new("/_posts/" + piece.Content.Trim('"', '\'').TrimStart('/'), IsReference: true),
        (TemplateKind.Output, _) => OfOutput(piece.Content),
        _ => null,
    };

    /// <summary>Reads <c>"/path" | relative_url</c>, <c>site.baseurl</c>, and <c>"/path" | prepend: site.baseurl</c>.</summary>
    static TemplateAddress? OfOutput(string expression)
    {
        var parts = expression.Split('|', StringSplitOptions.TrimEntries);
        if (parts.Length == 1) return roots.Contains(parts[0]) ? new("", false) : null;
        if (Quoted(parts[0]) is not { } path) return roots.Contains(parts[0]) && parts[1..].All(IsFilter) ? new("", false) : null;
        return parts[1..].All(IsFilter) ? new(path.Contains("://", StringComparison.Ordinal) ? path : Rooted(path), false) : null;
    }

    static bool IsFilter(string filter) =>
        filters.Contains(filter) || filter.Split(':', 2, StringSplitOptions.TrimEntries) is ["prepend", var root] && roots.Contains(root);

    static string Rooted(string path) => path.StartsWith('/') ? path : "/" + path;

    /// <summary>Returns the text of a string literal; null if the expression is none.</summary>
    public static string? Quoted(string expression) =>
        expression.Length >= 2 && expression[0] is '"' or '\'' && expression[^1] == expression[0] && !expression[1..^1].Contains(expression[0])
            ? expression[1..^1] : null;
}
