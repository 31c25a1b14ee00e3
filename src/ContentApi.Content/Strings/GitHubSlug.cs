using System.Globalization;
using System.Text;

namespace ContentApi.Content.Strings;

/// <summary>
/// The rule by which GitHub makes ids of headings, and Astro ids of files: letters are small, spaces become hyphens, and of the other characters only digits,
/// marks, hyphens and underscores stay.
/// </summary>
static class GitHubSlug
{
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value == ' ') slug.Append('-');
            else if (IsKept(rune)) slug.Append(LowerCase.Of(rune));
        return slug.ToString();
    }

    static bool IsKept(Rune rune) => rune.Value == '-' || Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation or
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
