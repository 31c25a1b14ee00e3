using System.Globalization;
using System.Text;

namespace ContentApi.Content.Strings;

/// <summary>
/// Replaces letters by basic ones without accents: <c>É</c> by <c>E</c>, <c>ﬁ</c> by <c>fi</c>, <c>ß</c> by <c>ss</c>. Uses an embedded table, because
/// .NET does not normalise text where it runs without a Unicode library of the system, and every server must give the same answers whatever library its
/// system has.
/// </summary>
public static class LetterFolding
{
    static readonly Dictionary<char, string> table = Encoding.UTF8.GetString(EmbeddedFile.Read("LetterFolding.txt"))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToDictionary(line => line[0], line => line[1..]);

    /// <summary>Returns the text without combining marks, each letter replaced as the table says. Case is kept.</summary>
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
