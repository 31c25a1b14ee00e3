using Markdig.Helpers;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>Reads the label of a footnote, <c>[^1]</c>, in which GitHub allows no spaces.</summary>
static class FootnoteLabel
{
    /// <summary>The longest label, as that of a link (CommonMark, 4.7).</summary>
    const int MaxLength = 999;

    /// <summary>Returns the label in the brackets at the beginning of a text, with its caret; null if there is none.</summary>
    public static string? At(StringSlice text)
    {
        if (text.CurrentChar != '[' || text.PeekChar() != '^') return null;
        var inside = text.AsSpan()[1..];
        if (inside.Length > MaxLength) inside = inside[..MaxLength];
        var end = inside.IndexOfAny("[] \t\r\n");
        return end > 1 && inside[end] == ']' ? inside[..end].ToString() : null;
    }
}
