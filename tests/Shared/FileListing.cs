using System.Text.RegularExpressions;

namespace ContentApi.Tests;

/// <summary>
/// Several files in one string: each heading <c>-- path --</c>, alone on its line, starts a file that lasts until the next heading. A file's
/// text ends with a line feed, even if the string's last line has none.
/// </summary>
static partial class FileListing
{
    [GeneratedRegex("^-- (.+) --\n", RegexOptions.Multiline)]
    private static partial Regex Heading { get; }

    public static IEnumerable<(string Path, string Text)> Parse(string listing)
    {
        if (listing.Length > 0 && !listing.EndsWith('\n')) listing += '\n';
        var headings = Heading.Matches(listing);
        var before = headings.Count == 0 ? listing : listing[..headings[0].Index];
        if (!string.IsNullOrWhiteSpace(before)) throw new ArgumentException($"Text before the first '-- path --' heading: {before}", nameof(listing));

        for (var i = 0; i < headings.Count; i++)
        {
            var start = headings[i].Index + headings[i].Length;
            var end = i + 1 < headings.Count ? headings[i + 1].Index : listing.Length;
            yield return (headings[i].Groups[1].Value, listing[start..end]);
        }
    }
}
