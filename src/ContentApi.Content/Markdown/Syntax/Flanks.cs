using System.Globalization;
using System.Text;
using Markdig.Helpers;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>The kind of the character before or after a run of delimiters. The beginning and the end of a text count as white space.</summary>
enum Flank { Space, Punctuation, Other }

/// <summary>
/// Says whether a run of delimiters opens or closes emphasis, by the characters before and after it (CommonMark, 6.2: left-flanking and right-flanking).
/// Markdig makes exceptions for hyphens and plus signs, although <c>**pre-**alpha</c> has no emphasis.
/// </summary>
readonly record struct Flanks(Flank Before, Flank After)
{
    /// <param name="text">The text, from the run on.</param>
    /// <param name="count">The length of the run.</param>
    public static Flanks Of(StringSlice text, int count)
    {
        var (before, after) = (text.PeekCharExtra(-1), text.PeekChar(count));
        return new(
            char.IsLowSurrogate(before) ? Of(text.PeekCharExtra(-2), before) : Of(before),
            char.IsHighSurrogate(after) ? Of(after, text.PeekChar(count + 1)) : Of(after));
    }

    bool IsLeft => After != Flank.Space && (After != Flank.Punctuation || Before != Flank.Other);

    bool IsRight => Before != Flank.Space && (Before != Flank.Punctuation || After != Flank.Other);

    /// <param name="isWithinWords">Whether emphasis may begin and end within a word, as that of asterisks.</param>
    public bool CanOpen(bool isWithinWords) => IsLeft && (isWithinWords || !IsRight || Before == Flank.Punctuation);

    /// <inheritdoc cref="CanOpen"/>
    public bool CanClose(bool isWithinWords) => IsRight && (isWithinWords || !IsLeft || After == Flank.Punctuation);

    static Flank Of(char high, char low) => Rune.TryCreate(high, low, out var rune) ? Of(Rune.GetUnicodeCategory(rune)) : Flank.Other;

    /// <param name="character">A character; NUL for the beginning and the end of a text.</param>
    static Flank Of(char character) =>
        character == '\0' || char.IsWhiteSpace(character) ? Flank.Space : Of(char.GetUnicodeCategory(character));

    static Flank Of(UnicodeCategory category) => category is >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol
        ? Flank.Punctuation : Flank.Other;
}
