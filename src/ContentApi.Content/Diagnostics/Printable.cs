using System.Globalization;

namespace ContentApi.Content.Diagnostics;

/// <summary>
/// Text from a repository as a message, a terminal or a log may show it: a path or a commit message must not move the cursor, colour what follows, turn
/// round the direction in which it is read, or pretend to be a line of its own.
/// </summary>
public static class Printable
{
    const char Replacement = '\uFFFD';

    public static string Of(string text)
    {
        foreach (var character in text)
        {
            if (Of(character) == character) continue;
            return string.Create(text.Length, text, static (target, source) =>
            {
                for (var i = 0; i < target.Length; i++) target[i] = Of(source[i]);
            });
        }
        return text;
    }

    /// <summary>Characters that have no width are replaced too: an editor who is told of a word sees what is wrong with it.</summary>
    public static char Of(char character) => char.IsAscii(character) && !char.IsControl(character) ? character
        : char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator ? Replacement : character;
}
