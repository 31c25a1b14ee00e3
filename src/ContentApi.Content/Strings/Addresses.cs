namespace ContentApi.Content.Strings;

/// <summary>Which URLs and e-mail addresses content may hold. Null means that an address is fine; otherwise what is to be done.</summary>
static class Addresses
{
    /// <summary>
    /// All others are refused (<c>javascript:</c>, <c>data:</c>, <c>vbscript:</c>, what comes next year): front ends put these addresses into links. The list
    /// is of what is let through.
    /// </summary>
    static readonly string[] Schemes = ["https", "http", "mailto", "tel"];

    /// <summary>In any case, to the letter.</summary>
    public static bool AllowsScheme(ReadOnlySpan<char> scheme)
    {
        foreach (var allowed in Schemes)
            if (scheme.Equals(allowed, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>An absolute URL of an allowed scheme, or a path or fragment of this site: <c>/donate</c>, <c>#contact</c>.</summary>
    public static string? UrlFault(string text)
    {
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character)) return "Write a space as %20.";
            // Browsers read a backslash as a slash: '/\example.org' would leave the site.
            if (char.IsControl(character)) return "Remove the control character.";
            if (character is '\\' or '<' or '>' or '"') return $"Write '{character}' percent-encoded.";
        }
        if (text.StartsWith("//", StringComparison.Ordinal)) return $"Write \"https:{text}\".";
        if (text is ['/' or '#', ..]) return null;
        if (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return $"Write \"https://{text}\".";
        const string rule = "Begin it with https://, http://, mailto: or tel:, or with / for a page of this site.";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !AllowsScheme(uri.Scheme)) return rule;
        var hasHost = uri.Scheme is "https" or "http";
        return hasHost && (uri.Host.Length == 0 || !text.AsSpan(uri.Scheme.Length).StartsWith("://")) ? rule
            : text.Length == uri.Scheme.Length + 1 ? "Nothing stands after the colon." : null;
    }

    /// <summary>One <c>@</c>, something before it, and a domain of letters, digits and hyphens after it. Whether anyone reads it is not asked.</summary>
    public static string? EmailFault(string text)
    {
        const string rule = "Write it as name@example.org.";
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) return "Leave out \"mailto:\".";
        var at = text.LastIndexOf('@');
        if (at is < 1 or > 64 || text.Length > 254) return rule; // RFC 5321, 4.5.3.1
        foreach (var character in text.AsSpan(0, at))
            if (char.IsWhiteSpace(character) || char.IsControl(character) || "@<>()[],;:\\\"".Contains(character)) return rule;
        foreach (var label in text[(at + 1)..].Split('.'))
        {
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-') return rule;
            foreach (var character in label)
                if (!char.IsLetterOrDigit(character) && character != '-') return rule;
        }
        return null;
    }
}
