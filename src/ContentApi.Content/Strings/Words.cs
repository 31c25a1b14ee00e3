using System.Globalization;

namespace ContentApi.Content.Strings;

/// <summary>Counts and cuts plain text. A word is what stands between white space, or one character of a script that writes without spaces.</summary>
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
            // Punctuation that stands alone, such as a dash between spaces, is no word.
            else if (!isInWord && (char.IsLetterOrDigit(text[i]) || char.IsHighSurrogate(text[i])))
            {
                isInWord = true;
                count++;
            }
        }
        return count;
    }

    /// <summary>The beginning of a text on one line.</summary>
    /// <param name="length">The most grapheme clusters, at least 1.</param>
    /// <param name="isCut">Whether the text goes on.</param>
    public static string Beginning(string text, int length, out bool isCut)
    {
        var line = OnOneLine(text);
        var end = Ends(line, length).End;
        isCut = end < line.Length;
        return line[..end];
    }

    /// <param name="line">Text on one line, or more than <paramref name="length"/> grapheme clusters of its beginning.</param>
    /// <param name="length">In grapheme clusters, at least 1.</param>
    public static string Excerpt(string line, int length)
    {
        var (cut, end) = Ends(line, length);
        if (end == line.Length) return line;
        // The ellipsis takes the last place: what is before `cut` stays.
        return string.Concat(line.AsSpan(0, WordEnd(line, cut)).TrimEnd(" ,;:-–—"), [Ellipsis]);
    }

    /// <summary>Where the grapheme cluster of that number begins and ends; of a shorter text its last one.</summary>
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

    /// <summary>Whether a character is a cluster of its own by its neighbour alone: asking for its properties takes twenty times as long.</summary>
    static bool IsAlone(string line, int at) => NeverJoins(line[at]) && (at + 1 == line.Length || NeverJoins(line[at + 1]));

    /// <summary>Neither extends the character before it nor is extended but by one that may (Unicode, UAX #29): below the combining marks, line ends apart, and Han.</summary>
    static bool NeverJoins(char c) => c is < '\u0300' and not '\r' and not '\n' or >= '\u4E00' and <= '\u9FFF';

    /// <summary>The last end of a word at or before <paramref name="cut"/>; that place itself where one word fills all.</summary>
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

    /// <summary>Han, Hiragana and Katakana; of the planes 2 and 3 the high surrogate.</summary>
    public static bool IsIdeographic(char c) =>
        c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF'
            or >= '\uD840' and <= '\uD88D';
}
