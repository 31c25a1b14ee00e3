using System.Buffers;
using System.Collections.Frozen;
using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>Finds out why a text that an author gives as an address is none: only a generator could make one of it, or it is on another site.</summary>
static class UnusableAddress
{
    /// <summary>The placeholders of permalinks in the front matter of Jekyll and Hugo.</summary>
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> placeholders = FrozenSet.Create(
        "year", "short_year", "y_year", "month", "i_month", "short_month", "long_month", "day", "i_day", "y_day", "w_year", "week", "w_day", "short_day",
        "long_day", "hour", "minute", "second", "title", "slug", "slugified_categories", "categories", "collection", "name", "path", "basename", "output_ext",
        "section", "sections", "filename", "slugorfilename", "contentbasename", "slugorcontentbasename", "monthname", "weekday", "weekdayname", "yearday")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly SearchValues<char> letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    /// <param name="template">The template of the public paths.</param>
    /// <param name="name">The name for which the value stands.</param>
    /// <param name="text">The value.</param>
    /// <returns>The reason, as the end of a sentence about the value; null if the value can be used.</returns>
    public static string? Reason(UrlTemplate template, string name, string text)
    {
        if (text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal)) return "has template markup, which is not run";
        // A formatter such as slugify makes a name of any text.
        if (!template.Values.Any(value => value.Name == name && value.Formats.All(format => format.Name == "dropIndex"))) return null;
        if (text.Contains("://", StringComparison.Ordinal)) return "is an address of another site";
        return HasPlaceholder(text) ? "has placeholders, which are not filled in" : null;
    }

    static bool HasPlaceholder(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != ':' || (at > 0 && char.IsLetterOrDigit(text[at - 1]))) continue;
            var rest = text[(at + 1)..];
            var end = rest.IndexOfAnyExcept(letters);
            if (placeholders.Contains(end < 0 ? rest : rest[..end])) return true;
        }
        return false;
    }
}
