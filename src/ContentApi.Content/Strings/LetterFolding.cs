using System.Globalization;
using System.Text;

namespace ContentApi.Content.Strings;

/// <summary>
/// Letters without accents and other forms: <c>É</c> is <c>E</c>, <c>ﬁ</c> is <c>fi</c>, <c>ß</c> is <c>ss</c>. By a table of its own, since .NET leaves texts as they are where it runs without a
/// system's Unicode library, and every server must give the same answers whatever library its system has.
/// </summary>
public static class LetterFolding
{
    static readonly Dictionary<char, string> table = Encoding.UTF8.GetString(EmbeddedFile.Read("LetterFolding.txt"))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToDictionary(line => line[0], line => line[1..]);

    /// <summary>The text without combining marks, each letter as the table has it. Capitals stay.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text)) return text.ToString();
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAscii(c)) folded.Append(c);
            else if (table.TryGetValue(c, out var letters)) folded.Append(letters);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(c);
        }
        return folded.ToString();
    }
}
