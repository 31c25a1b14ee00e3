using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace ContentApi.Content.Markdown.Html;

/// <summary>Replaces the character references of HTML by their characters (WHATWG HTML, 13.2.5.72 to 13.2.5.80), and characters by references.</summary>
static class HtmlCharacters
{
    /// <summary>The length of the longest name, <c>CounterClockwiseContourIntegral;</c>.</summary>
    const int LongestName = 32;

    /// <summary>The lengths of the names that need no semicolon.</summary>
    const int ShortestBareName = 2, LongestBareName = 6;

    public static string Decode(ReadOnlySpan<char> text, bool isAttribute)
    {
        var next = text.IndexOfAny('&', '\0');
        if (next < 0) return text.ToString();
        var decoded = new StringBuilder(text.Length);
        while (next >= 0)
        {
            decoded.Append(text[..next]);
            text = text[next..];
            var (characters, length) = text[0] == '\0' ? ("\uFFFD", 1) : Reference(text, isAttribute);
            decoded.Append(characters);
            text = text[length..];
            next = text.IndexOfAny('&', '\0');
        }
        return decoded.Append(text).ToString();
    }

    /// <summary>Writes a text as it is in HTML, in the spelling of Markdig.</summary>
    public static void Encode(StringBuilder target, ReadOnlySpan<char> text)
    {
        for (var next = text.IndexOfAny("<>&\""); next >= 0; next = text.IndexOfAny("<>&\""))
        {
            target.Append(text[..next]).Append(text[next] switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ => "&quot;" });
            text = text[(next + 1)..];
        }
        target.Append(text);
    }

    /// <summary>Returns the characters of the reference with which the text begins, and its length; the ampersand itself if it begins none.</summary>
    static (string Characters, int Length) Reference(ReadOnlySpan<char> text, bool isAttribute)
    {
        if (text is ['&', '#', ..]) return Number(text);
        var length = 1;
        while (length < text.Length && length <= LongestName && char.IsAsciiLetterOrDigit(text[length])) length++;
        if (length < text.Length && text[length] == ';' && Symbol(text[1..(length + 1)]) is { } symbol) return (symbol, length + 1);
        for (var bare = Math.Min(LongestBareName, length - 1); bare >= ShortestBareName; bare--)
        {
            if (Symbol(text[1..(bare + 1)]) is not { } found) continue;
            // In an address, "&copy=1" is a parameter.
            if (isAttribute && bare + 1 < text.Length && (text[bare + 1] == '=' || char.IsAsciiLetterOrDigit(text[bare + 1]))) break;
            return (found, bare + 1);
        }
        return ("&", 1);
    }

    static string? Symbol(ReadOnlySpan<char> name) => HtmlEntityProvider.Resolver.GetSymbol(name.ToString());

    static (string Characters, int Length) Number(ReadOnlySpan<char> text)
    {
        var isHex = text is [_, _, 'x' or 'X', ..];
        var start = isHex ? 3 : 2;
        var end = start;
        while (end < text.Length && (isHex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end]))) end++;
        if (end == start) return ("&", 1);
        var digits = text[start..end].TrimStart('0');
        var code = digits.Length > 7 ? int.MaxValue
            : digits.IsEmpty ? 0 : int.Parse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture);
        if (end < text.Length && text[end] == ';') end++;
        return (Character(code), end);
    }

    static string Character(int code) =>
        HtmlEntityProvider.IsInCharacterTable(code) ? HtmlEntityProvider.GetSymbolFromTable(code)!
            : Rune.IsValid(code) && code != 0 ? new Rune(code).ToString() : "\uFFFD";
}
