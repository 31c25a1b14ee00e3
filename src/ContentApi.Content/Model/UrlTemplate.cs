namespace ContentApi.Content.Model;

/// <summary>
/// A <c>url:</c> template: literal text and <c>{name}</c> of a field of the type with a scalar value, or of a capture of its path.
/// A value is percent-encoded as one path segment (RFC 3986, 3.3), except that a capture keeps its slashes.
/// </summary>
public sealed class UrlTemplate
{
    /// <summary>As written; begins with <c>/</c>.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<string> Names { get; init; }

    /// <exception cref="FormatException">The template is faulty; the message says where and why.</exception>
    public static UrlTemplate Parse(string text) => throw new NotImplementedException();

    /// <returns>The URL path, or null where a named value is missing or empty.</returns>
    public string? Expand(Func<string, string?> valueOf) => throw new NotImplementedException();
}
