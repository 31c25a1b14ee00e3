using System.Text;

namespace ContentApi.Content.Model;

/// <summary>
/// A <c>url:</c> template: literal text and <c>{name}</c>, the value of a scalar field or of a capture of the type's path. A value keeps its slashes except
/// those at its ends; each of its segments is percent-encoded (RFC 3986, 3.3).
/// </summary>
public sealed class UrlTemplate
{
    readonly TemplatePart[] parts;

    UrlTemplate(string text, TemplatePart[] parts)
    {
        this.parts = parts;
        Text = text;
        Names = [.. parts.Where(part => !part.IsLiteral).Select(part => part.Text).Distinct()];
    }

    /// <summary>The template as the author wrote it; begins with <c>/</c>.</summary>
    public string Text { get; }

    /// <summary>The names of fields and captures, in the order of the template, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <exception cref="FormatException">The template is faulty. The message names the character and the reason.</exception>
    public static UrlTemplate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.StartsWith('/')) throw TemplatePart.Fault(text, 0, "a URL path begins with '/'");
        if (text.StartsWith("//", StringComparison.Ordinal)) throw TemplatePart.Fault(text, 1, "'//' would begin the name of another server");
        if (text.AsSpan().IndexOfAny("?#") is >= 0 and var mark)
            throw TemplatePart.Fault(text, mark, "a URL path has neither query nor fragment");

        var offset = 0;
        foreach (var segment in text.Split('/'))
        {
            if (segment is "." or "..") throw TemplatePart.Fault(text, offset, $"a URL path cannot contain the segment '{segment}'");
            offset += segment.Length + 1;
        }
        for (var i = 0; i < text.Length; i++)
            if (char.IsWhiteSpace(text[i]) || char.IsControl(text[i])) throw TemplatePart.Fault(text, i, "white space is not allowed");

        var parts = TemplatePart.Split(text, 0, text);
        if (Array.Exists(parts, part => part.Kind == TemplatePartKind.Star))
            throw TemplatePart.Fault(text, text.IndexOf('*'), "a URL has no wildcards; name a field or capture, as in {slug}");
        return new(text, parts);
    }

    /// <summary>Makes the URL path of an entry.</summary>
    /// <param name="valueOf">Returns the value of a name as text; null or empty if it has none.</param>
    /// <returns>The URL path; null if a named value is missing or contains a segment <c>.</c> or <c>..</c>, which a browser would resolve.</returns>
    public string? Expand(Func<string, string?> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        var url = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.IsLiteral) url.Append(part.Text);
            else if (valueOf(part.Text) is not { Length: > 0 } value || !AppendValue(url, value)) return null;
        }
        return url.ToString();
    }

    static bool AppendValue(StringBuilder url, string value)
    {
        var isFirst = true;
        foreach (var segment in value.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment is "." or "..") return false;
            if (!isFirst) url.Append('/');
            url.Append(Uri.EscapeDataString(segment));
            isFirst = false;
        }
        return true;
    }

    public override string ToString() => Text;
}
