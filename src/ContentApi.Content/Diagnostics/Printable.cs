using System.Globalization;

namespace ContentApi.Content.Diagnostics;

/// <summary>
/// Makes text from a repository safe to show in a message, a terminal or a log: a path or a commit message must not move the cursor, colour the text
/// after it, reverse the reading direction, or look like a line by itself.
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

    /// <summary>
    /// Returns the character, or U+FFFD for a control, format or separator character. Formatting characters have no width: their replacement shows the author
    /// what is wrong with a word that looks right.
    /// </summary>
    public static char Of(char character) => char.IsAscii(character) && !char.IsControl(character) ? character
        : char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator ? Replacement : character;
}
