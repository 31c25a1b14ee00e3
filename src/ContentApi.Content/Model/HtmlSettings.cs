namespace ContentApi.Content.Model;

/// <summary>How raw HTML in texts is served, and what the model allows in it beyond the built-in list.</summary>
public sealed record HtmlSettings
{
    /// <summary>The settings of a model without <c>@site</c>.</summary>
    public static HtmlSettings Default { get; } = new();

    public RawHtml RawHtml { get; init; } = RawHtml.Sanitize;

    /// <summary>Further elements, in lower case.</summary>
    public IReadOnlyList<string> Elements { get; init; } = [];

    /// <summary>Further attributes of all elements, in lower case.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The hosts whose pages may be in an <c>iframe</c>, in lower case.</summary>
    public IReadOnlyList<string> IframeHosts { get; init; } = [];
}

/// <summary>The treatment of raw HTML in Markdown. The enum <c>RawHtml</c> of <c>schema/directives.graphql</c> has the same values.</summary>
public enum RawHtml : byte
{
    /// <summary>Elements and attributes of the allow-list are kept.</summary>
    Sanitize,

    /// <summary>The tags are shown as text. Comments are left out.</summary>
    Escape,
}
