using System.Buffers;

namespace ContentApi.Content.Strings;

/// <summary>
/// Checks the URLs and e-mail addresses in content. A check returns null for a valid address, otherwise a hint that tells the author what to do.
/// </summary>
static class Addresses
{
    /// <summary>
    /// The allowed schemes. Front ends put these addresses into links, so every other scheme is refused: <c>javascript:</c>, <c>data:</c>,
    /// <c>vbscript:</c>, and any that browsers add later.
    /// </summary>
    static readonly string[] Schemes = ["https", "http", "mailto", "tel", "xmpp"];

    /// <summary>Whether the scheme is an allowed one. Case is ignored, nothing else is.</summary>
    public static bool AllowsScheme(ReadOnlySpan<char> scheme)
    {
        foreach (var allowed in Schemes)
            if (scheme.Equals(allowed, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <summary>Whether a text begins with a scheme (RFC 3986, 3.1) and a colon.</summary>
    public static bool HasScheme(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && char.IsAsciiLetter(text[0]) && !text.AsSpan(0, colon).ContainsAnyExcept(SchemeCharacters);
    }

    /// <summary>
    /// Checks an absolute URL of an allowed scheme, or a path or fragment of this site: <c>/donate</c>, <c>#contact</c>.
    /// </summary>
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
        const string rule = "Begin it with https://, http://, mailto:, tel: or xmpp:, or with / for a page of this site.";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !AllowsScheme(uri.Scheme)) return rule;
        var hasHost = uri.Scheme is "https" or "http";
        return hasHost && (uri.Host.Length == 0 || !text.AsSpan(uri.Scheme.Length).StartsWith("://")) ? rule
            : text.Length == uri.Scheme.Length + 1 ? "Write an address after the colon." : null;
    }

    /// <summary>
    /// Checks for one <c>@</c> with something before it, and a domain of letters, digits and hyphens after it. Whether the mailbox exists is not checked.
    /// </summary>
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
