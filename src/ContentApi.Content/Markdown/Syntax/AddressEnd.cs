using System.Buffers;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>Finds where a bare address ends (GitHub Flavored Markdown, 6.9).</summary>
static class AddressEnd
{
    const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", LettersAndDigits = Letters + "0123456789";

    /// <summary>The characters of the name before the at sign of an e-mail address.</summary>
    public static readonly SearchValues<char> NameCharacters = SearchValues.Create(LettersAndDigits + ".-_+");

    /// <summary>The characters of the resource of an XMPP address.</summary>
    public static readonly SearchValues<char> ResourceCharacters = SearchValues.Create(LettersAndDigits + "@.");

    static readonly SearchValues<char> domainCharacters = SearchValues.Create(LettersAndDigits + "-_.");

    /// <summary>
    /// Whether a text begins with a domain: segments of letters, digits, hyphens and underscores, with a period between them and no underscore in the last two.
    /// Letters of other scripts are allowed, as in an international name.
    /// </summary>
    /// <param name="text">The text behind the scheme or at <c>www.</c>.</param>
    /// <param name="mayBeShort">Whether a name without a period is a domain, such as <c>localhost</c>: GitHub's own program takes it behind a scheme.</param>
    public static bool IsDomain(ReadOnlySpan<char> text, bool mayBeShort = false)
    {
        var end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.' || char.IsSurrogate(text[end]))) end++;
        // An underscore at the end may close emphasis, and is no part of the address.
        var domain = text[..end].TrimEnd("._");
        var last = domain.LastIndexOf('.');
        if (last < 1 && !(mayBeShort && last < 0 && domain.Length > 0)) return false;
        var lastTwo = domain[..Math.Max(last, 0)].LastIndexOf('.') + 1;
        return char.IsLetterOrDigit(domain[0]) && !domain[lastTwo..].Contains('_') && !domain.Contains("..", StringComparison.Ordinal);
    }

    /// <summary>
    /// Returns the length of the domain of an e-mail address at the beginning of a text; 0 if there is none. A hyphen or an underscore cannot end it.
    /// </summary>
    public static int OfMailDomain(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(domainCharacters);
        if (end >= 0 && text[end] == '@') return 0;
        var domain = (end < 0 ? text : text[..end]).TrimEnd('.');
        return domain.IsEmpty || domain[0] == '.' || domain[^1] is '-' or '_' || domain.LastIndexOf('.') < 1 ? 0 : domain.Length;
    }

    /// <summary>Returns the length of a text without full stops at its end.</summary>
    public static int WithoutStops(ReadOnlySpan<char> text) => text.TrimEnd('.').Length;

    /// <summary>
    /// Returns the length of an address: it ends at white space or <c>&lt;</c>. Punctuation at the end, a closing parenthesis without an opening one and an
    /// entity are no part of it.
    /// </summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && text[end] != '<' && !char.IsWhiteSpace(text[end])) end++;
        var excess = text[..end].Count(')') - text[..end].Count('(');
        while (end > 0)
            switch (text[end - 1])
            {
                case ')' when excess > 0:
                    excess--;
                    end--;
                    break;
                case '?' or '!' or '.' or ',' or ':' or '*' or '_' or '~' or '\'' or '"':
                    end--;
                    break;
                case ';':
                    var name = text[..(end - 1)].LastIndexOfAnyExcept(LettersAndDigits);
                    end = name >= 0 && name < end - 2 && text[name] == '&' ? name : end - 1;
                    break;
                default:
                    return end;
            }
        return 0;
    }
}
