using System.Buffers;
using System.Globalization;

namespace ContentApi.Content.Documents;

/// <summary>Reads plain scalars by the core schema (YAML 1.2.2, 10.3.2), which includes JSON's numbers and literals.</summary>
static class CoreSchema
{
    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static bool? Boolean(string text) => text switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    /// <summary>Whether the text is an integer of any size: decimal, <c>0x</c> or <c>0o</c>.</summary>
    public static bool IsInteger(ReadOnlySpan<char> text) =>
        text.StartsWith("0x") ? text.Length > 2 && text[2..].IndexOfAnyExcept(HexDigits) < 0
        : text.StartsWith("0o") ? text.Length > 2 && !text[2..].ContainsAnyExceptInRange('0', '7')
        : IsDigits(Unsigned(text));

    /// <returns>The integer; null if the text is not an integer, or one that does not fit into 64 bits.</returns>
    public static long? Integer(string text)
    {
        if (!IsInteger(text)) return null;
        if (text.StartsWith("0x", StringComparison.Ordinal))
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && hex >= 0 ? hex : null;
        if (!text.StartsWith("0o", StringComparison.Ordinal))
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        var octal = 0L;
        foreach (var digit in text.AsSpan(2))
        {
            if (octal > long.MaxValue >> 3) return null;
            octal = (octal << 3) | (uint)(digit - '0');
        }
        return octal;
    }

    /// <summary>Whether the text is a decimal number, with or without a fraction and an exponent. An infinity is not.</summary>
    public static bool IsDecimal(ReadOnlySpan<char> text)
    {
        text = Unsigned(text);
        if (text.IndexOfAny('e', 'E') is var exponent and >= 0)
        {
            if (!IsDigits(Unsigned(text[(exponent + 1)..]))) return false;
            text = text[..exponent];
        }
        var point = text.IndexOf('.');
        if (point < 0) return IsDigits(text);
        var whole = text[..point];
        var fraction = text[(point + 1)..];
        return (whole.Length > 0 || fraction.Length > 0) && (whole.IsEmpty || IsDigits(whole)) && (fraction.IsEmpty || IsDigits(fraction));
    }

    /// <returns>The nearest double, infinite if the number exceeds the range of doubles; null if the text is not a number.</returns>
    public static double? Number(string text) =>
        IsDecimal(text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
        : Integer(text) is { } integer ? integer
        : text is ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" ? double.PositiveInfinity
        : text is "-.inf" or "-.Inf" or "-.INF" ? double.NegativeInfinity
        : text is ".nan" or ".NaN" or ".NAN" ? double.NaN : null;

    static ReadOnlySpan<char> Unsigned(ReadOnlySpan<char> text) => text is ['+' or '-', ..] ? text[1..] : text;

    static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');
}
