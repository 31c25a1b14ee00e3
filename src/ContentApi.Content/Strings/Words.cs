using System.Globalization;

namespace ContentApi.Content.Strings;

/// <summary>
/// Counts words of plain text, and cuts it between words. A word is a run of characters between white space, or one character of a script that is
/// written without spaces.
/// </summary>
static class Words
{
    const int PerMinute = 200;
    const char Ellipsis = '…';

    public static int ReadingTimeMinutes(int words) => (words + PerMinute - 1) / PerMinute;

    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        var isInWord = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsIdeographic(text[i]))
            {
                count++;
                isInWord = false;
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                isInWord = false;
            }
            // Punctuation alone, such as a dash between spaces, is not a word.
            else if (!isInWord && (char.IsLetterOrDigit(text[i]) || char.IsHighSurrogate(text[i])))
            {
                isInWord = true;
                count++;
            }
        }
        return count;
    }

    /// <summary>Returns the beginning of a text on one line: each run of white space becomes one space.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">The maximum number of grapheme clusters, at least 1.</param>
    /// <param name="isCut">Whether the text is longer than the result.</param>
    public static string Beginning(string text, int length, out bool isCut)
    {
        var line = OnOneLine(text);
        var end = Ends(line, length).End;
        isCut = end < line.Length;
        return line[..end];
    }

    /// <summary>Cuts a text at the end of a word and appends an ellipsis. Returns a text that is short enough as it is.</summary>
    /// <param name="line">Text on one line, or a beginning of it with more than <paramref name="length"/> grapheme clusters.</param>
    /// <param name="length">The maximum length in grapheme clusters, the ellipsis included; at least 1.</param>
    public static string Excerpt(string line, int length)
    {
        var (cut, end) = Ends(line, length);
        if (end == line.Length) return line;
        // The ellipsis takes the place of the last cluster: the text before `cut` is kept.
        return string.Concat(line.AsSpan(0, WordEnd(line, cut)).TrimEnd(" ,;:-–—"), [Ellipsis]);
    }

    /// <summary>Returns where the grapheme cluster with the number <paramref name="length"/> begins and ends; in a shorter text, the last cluster.</summary>
    static (int Begin, int End) Ends(string line, int length)
    {
        var (begin, end) = (0, 0);
        for (var characters = 0; characters < length && end < line.Length; characters++)
        {
            begin = end;
            end += IsAlone(line, end) ? 1 : StringInfo.GetNextTextElementLength(line.AsSpan(end));
        }
        return (begin, end);
    }

    /// <summary>
    /// Whether a character is a whole grapheme cluster, judged by itself and the next one alone: <see cref="StringInfo"/> takes twenty times as long.
    /// </summary>
    static bool IsAlone(string line, int at) => NeverJoins(line[at]) && (at + 1 == line.Length || NeverJoins(line[at + 1]));

    /// <summary>
    /// Whether a character never extends the one before it, and is extended only by characters for which this is false (Unicode, UAX #29). True for those
    /// below the combining marks except line ends, and for Han.
    /// </summary>
    static bool NeverJoins(char c) => c is < '\u0300' and not '\r' and not '\n' or >= '\u4E00' and <= '\u9FFF';

    /// <summary>Returns the last end of a word at or before <paramref name="cut"/>; <paramref name="cut"/> itself if one word fills the text.</summary>
    static int WordEnd(string line, int cut)
    {
        for (var i = cut; i > 0; i--)
            if (line[i] == ' ' || IsBesideIdeograph(line, i)) return i;
        return cut;
    }

    static bool IsBesideIdeograph(string line, int at) =>
        !char.IsLowSurrogate(line[at]) && char.GetUnicodeCategory(line[at]) != UnicodeCategory.NonSpacingMark
        && (IsIdeographic(line[at]) || IsIdeographic(line[char.IsLowSurrogate(line[at - 1]) && at > 1 ? at - 2 : at - 1]));

    static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether a character is Han, Hiragana or Katakana. For Han in planes 2 and 3 this is true of the high surrogate.</summary>
    public static bool IsIdeographic(char c) =>
        c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF'
            or >= '\uD840' and <= '\uD88D';
}
