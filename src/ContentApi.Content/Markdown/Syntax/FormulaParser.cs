using ContentApi.Content.Markdown.Bounds;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses <c>$x$</c>, <c>$$x$$</c>, and <c>\\(x\\)</c> and <c>\\[x\\]</c>, which a Markdown without formulas turns into the delimiters of MathJax. As in
/// Pandoc, no space follows the first dollar sign or precedes the second, and no letter or digit follows the second, so that "$5 and $10" are prices.
/// </summary>
sealed class FormulaParser : InlineParser
{
    readonly bool isKramdown;

    /// <param name="isKramdown">
    /// Whether texts are read as kramdown reads them: <c>$x$</c> is text, and <c>$$x$$</c> is displayed only where it is a whole paragraph.
    /// </param>
    public FormulaParser(bool isKramdown)
    {
        this.isKramdown = isKramdown;
        OpeningCharacters = ['$', '\\'];
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (text[0] == '\\')
            return text.StartsWith(@"\\(") ? Match(processor, ref slice, @"\\(", @"\\)", isDisplayed: false)
                : text.StartsWith(@"\\[") && Match(processor, ref slice, @"\\[", @"\\]", isDisplayed: true);
        if (slice.PeekCharExtra(-1) == '$' || char.IsLetterOrDigit(slice.PeekCharExtra(-1))) return false;
        if (text.StartsWith("$$"))
            return Match(processor, ref slice, "$$", "$$", isDisplayed: !isKramdown || IsWhole(processor, text.TrimEnd()));
        if (isKramdown) return false;
        if (text.Length < 3 || char.IsWhiteSpace(text[1])) return false;
        var end = NextDollar(text);
        ((WorkBudget)processor.Context!).Charge((end < 0 ? text.Length : end) / 4);
        if (end < 0 || char.IsWhiteSpace(text[end - 1]) || end + 1 < text.Length && (text[end + 1] == '$' || char.IsLetterOrDigit(text[end + 1]))) return false;
        return !IsPrice(text[1..end]) && Add(processor, ref slice, end + 1, 1, isDisplayed: false);
    }

    /// <summary>Matches a formula whose closing delimiter comes before another opening one, so that a row of open formulas is read once.</summary>
    static bool Match(InlineProcessor processor, ref StringSlice slice, string opening, string closing, bool isDisplayed)
    {
        var rest = slice.AsSpan()[opening.Length..];
        var next = opening == closing ? -1 : rest.IndexOf(opening);
        var near = next < 0 ? rest : rest[..next];
        var end = near.IndexOf(closing);
        ((WorkBudget)processor.Context!).Charge((end < 0 ? near.Length : end) / 4);
        return end > 0 && !rest[..end].IsWhiteSpace()
            && Add(processor, ref slice, opening.Length + end + closing.Length, opening.Length, isDisplayed);
    }

    /// <summary>Whether a text that begins with two dollar signs is a whole paragraph of one formula.</summary>
    static bool IsWhole(InlineProcessor processor, ReadOnlySpan<char> text) =>
        processor.Root!.FirstChild is null && text.Length > 4 && text[2..].IndexOf("$$") == text.Length - 4;

    static bool Add(InlineProcessor processor, ref StringSlice slice, int length, int delimiter, bool isDisplayed)
    {
        var (start, end) = (slice.Start, slice.Start + length - 1);
        var span = new SourceSpan(processor.GetSourcePosition(start, out var line, out var column), processor.GetSourcePosition(end));
        processor.Inline = new Formula(new(slice.Text, start, end), delimiter, isDisplayed) { Span = span, Line = line, Column = column };
        slice.Start = end + 1;
        return true;
    }

    /// <summary>Returns the place of the next dollar sign that is not escaped; -1 if there is none.</summary>
    static int NextDollar(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
            if (text[i] == '\\') i++;
            else if (text[i] == '$') return i;
        return -1;
    }

    /// <summary>
    /// Whether a text between dollar signs is one of words after a price, as in "$5 (or A$)": it begins with a digit and has no sign of mathematics.
    /// </summary>
    static bool IsPrice(ReadOnlySpan<char> text) =>
        char.IsAsciiDigit(text[0]) && text.Contains(' ') && !text.ContainsAny(@"\^_={}+<>|") && !HasStarBetweenSpaces(text);

    /// <summary>Whether a sign of multiplication or power stands alone, which no emphasis does: <c>2 ** 10</c>.</summary>
    static bool HasStarBetweenSpaces(ReadOnlySpan<char> text) =>
        text.Contains(" * ", StringComparison.Ordinal) || text.Contains(" ** ", StringComparison.Ordinal);
}
