using System.Buffers;

namespace ContentApi.Content.Documents;

/// <summary>
/// The text that YamlDotNet's scanner reads. It has as many characters as the source, so that the scanner's offsets are those of the file. It differs from
/// the source where the scanner does not read what other tools read: U+0085, U+2028 and U+2029 are not line ends in YAML 1.2, and quoted and bracketed
/// values may continue at any indentation (as libyaml reads them, which Jekyll, Hugo and most scripts are built on).
/// </summary>
sealed class YamlText
{
    // Unicode's noncharacters, which are reserved for internal use. They replace the three line ends, a line end that belongs to a text, and a character that
    // is left out.
    const char NextLine = '\uFDD0', LineSeparator = '\uFDD1', ParagraphSeparator = '\uFDD2', KeptLineEnd = '\uFDD3', Filler = '\uFDD4';
    static readonly SearchValues<char> OtherLineEnds = SearchValues.Create("\u0085\u2028\u2029");

    /// <summary>Characters that end an unquoted text inside brackets: white space beside one of them is not part of a text.</summary>
    static readonly SearchValues<char> Indicators = SearchValues.Create("[]{},:#\"'");

    bool hasStandIns;
    long reread;

    public YamlText(string source)
    {
        Source = source;
        hasStandIns = source.AsSpan().ContainsAny(OtherLineEnds);
        Scannable = !hasStandIns ? source
            : source.Replace('\u0085', NextLine).Replace('\u2028', LineSeparator).Replace('\u2029', ParagraphSeparator);
    }

    public string Source { get; }
    public string Scannable { get; private set; }

    /// <summary>Returns a scalar of <see cref="Scannable"/> with the characters of the source in the place of those that replaced them.</summary>
    public string Restore(string value) => !hasStandIns ? value
        : value.Replace(NextLine, '\u0085').Replace(LineSeparator, '\u2028').Replace(ParagraphSeparator, '\u2029')
            .Replace(KeptLineEnd, '\n').Replace($"{Filler}", "", StringComparison.Ordinal);

    /// <summary>Returns the offset of the line below a block scalar's header, and the indentation of the scalar's text in columns.</summary>
    public (int Start, int Indent) BlockText(int header, string value)
    {
        var start = LineAfter(header);
        var line = start;
        while (line < Source.Length && IsBlank(line)) line = LineAfter(line);
        var inFile = Source.AsSpan(line).IndexOfAnyExcept(' ');
        var inValue = value.AsSpan().TrimStart('\n').IndexOfAnyExcept(' ');
        return (start, inFile < 0 || inValue < 0 ? 0 : Math.Max(0, inFile - inValue));
    }

    int LineAfter(int offset)
    {
        var end = Source.AsSpan(offset).IndexOfAny('\r', '\n');
        if (end < 0) return Source.Length;
        offset += end;
        return Source.AsSpan(offset).StartsWith("\r\n") ? offset + 2 : offset + 1;
    }

    bool IsBlank(int line)
    {
        var end = Source.AsSpan(line).IndexOfAnyExcept(' ');
        return end < 0 || Source[line + end] is '\r' or '\n';
    }

    /// <summary>
    /// Rewrites a value that the scanner refused only because of its indentation, so that the text can be read again. False if the fault is another one, or if
    /// <see cref="DocumentLimits.MaxRereadCharacters"/> is reached.
    /// </summary>
    public bool TryRepair(YamlFaultPlace place)
    {
        if ((reread += Source.Length) > DocumentLimits.MaxRereadCharacters) return false;
        var characters = Scannable.ToCharArray();
        var repaired = place.IsQuotedTextOutdented ? FoldQuoted(characters, place.Start)
            : place.IsBracketOutdented && JoinBracketed(characters, place.OutermostBracket);
        if (!repaired) return false;
        hasStandIns = true;
        Scannable = new(characters);
        return true;
    }

    /// <summary>Folds the lines of a double-quoted scalar (YAML 1.2.2, 7.3.1) into one line of the same length.</summary>
    static bool FoldQuoted(Span<char> text, int quote)
    {
        var changed = false;
        var closing = ClosingQuote(text, quote);
        if (closing == text.Length) return false;
        for (var i = quote + 1; i < closing; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is not ('\r' or '\n'))
            {
                i++;
                continue;
            }
            var isEscaped = text[i] == '\\';
            if (!isEscaped && text[i] is not (' ' or '\t' or '\r' or '\n')) continue;
            var length = text[(i + 1)..].IndexOfAnyExcept(" \t\r\n");
            changed |= Fold(text.Slice(i, length + 1), isEscaped);
            i += length;
        }
        return changed;
    }

    /// <summary>Folds a run of white space. One line end becomes a space, or nothing if it is escaped; of several, all but the first are kept.</summary>
    static bool Fold(Span<char> run, bool isEscaped)
    {
        var lines = CountLineEnds(run);
        if (lines == 0) return false;
        run.Fill(Filler);
        if (lines > 1) run[..(lines - 1)].Fill(KeptLineEnd);
        else if (!isEscaped) run[0] = ' ';
        return true;
    }

    static int CountLineEnds(ReadOnlySpan<char> run)
    {
        var count = 0;
        for (var i = 0; i < run.Length; i++)
            if (run[i] == '\n' || (run[i] == '\r' && !(i + 1 < run.Length && run[i + 1] == '\n'))) count++;
        return count;
    }

    /// <summary>
    /// Puts a bracketed value on one line by replacing its line ends and comments with spaces. False if it is on one line already, or if the bracket is never
    /// closed.
    /// </summary>
    static bool JoinBracketed(Span<char> text, int bracket)
    {
        var depth = 0;
        var changed = false;
        for (var i = bracket; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    if (--depth == 0) return changed;
                    break;
                case ' ' or '\t' or '\r' or '\n':
                    var run = text[i..(i + Math.Max(1, text[i..].IndexOfAnyExcept(" \t\r\n")))];
                    var isInText = !Indicators.Contains(text[i - 1]) && i + run.Length < text.Length && !Indicators.Contains(text[i + run.Length]);
                    changed |= CountLineEnds(run) > 0;
                    if (isInText) Fold(run, false);
                    else run.Fill(' ');
                    i += run.Length - 1;
                    break;
                case '#' when text[i - 1] is ' ' or '\t':
                    var end = text[i..].IndexOfAny('\r', '\n');
                    text.Slice(i, end < 0 ? text.Length - i : end).Fill(' ');
                    break;
                // A quote opens a text only at the beginning of a value: the apostrophe of "it's" does not.
                case '"' or '\'' when text[bracket..i].TrimEnd(" \t") is [.., '[' or '{' or ',' or ':']:
                    i = ClosingQuote(text, i);
                    break;
            }
        }
        return false;
    }

    /// <returns>The offset of the closing quote; the length of the text if the quote is never closed.</returns>
    public static int ClosingQuote(ReadOnlySpan<char> text, int quote)
    {
        for (var i = quote + 1; i < text.Length; i++)
        {
            if (text[i] == text[quote])
            {
                if (text[i] == '"' || i + 1 == text.Length || text[i + 1] != '\'') return i;
                i++;
            }
            else if (text[i] == '\\' && text[quote] == '"') i++;
        }
        return text.Length;
    }
}
