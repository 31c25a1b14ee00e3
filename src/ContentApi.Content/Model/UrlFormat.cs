using System.Globalization;
using System.Text;
using ContentApi.Content.Scalars;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Model;

/// <summary>
/// A formatter of a value in a <see cref="UrlTemplate"/>: <c>slugify</c>, <c>urlize</c>, <c>pretty</c>, <c>githubSlug</c>, <c>lower</c>, <c>dropIndex</c>,
/// <c>dropNumbers</c>, <c>dropOrder</c>, <c>dropDate</c>, <c>dropTwin</c>, <c>dropReadme</c>, <c>folder</c>, <c>rooted</c>, <c>htmlFile</c>, or a date such as
/// <c>yyyy/MM</c>.
/// </summary>
/// <param name="Name">The formatter as the template names it.</param>
/// <param name="Apply">Formats a value; null if the value has not the form that the formatter needs.</param>
sealed record UrlFormat(string Name, Func<UrlValue, UrlValue?> Apply)
{
    /// <summary>The marks that Jekyll's <c>slugify</c> keeps in its mode <c>pretty</c>, which makes <c>:title</c> in addresses.</summary>
    static readonly HashSet<Rune> prettyMarks = [.. "._~!$&'()+,;=@".EnumerateRunes()];

    static readonly UrlFormat[] named =
    [
        new("slugify", value => value with { Text = BySegment(value, Slugify) }),
        new("urlize", value => value with { Text = Urlize(value.Text) }),
        new("pretty", value => value with { Text = BySegment(value, text => Hyphenate(text, rune => IsKept(rune) || prettyMarks.Contains(rune))) }),
        new("githubSlug", value => value with { Text = BySegment(value, GitHubSlug.Of) }),
        new("lower", value => value with { Text = LowerCase.Of(value.Text) }),
        new("dropIndex", DropIndex),
        new("dropNumbers", value => value with { Text = string.Join('/', value.Text.Split('/').Select(DropNumber)) }),
        new("dropOrder", value => value with { Text = string.Join('/', value.Text.Split('/').Select(DropOrder)) }),
        new("dropDate", DropDate),
        new("dropTwin", DropTwin),
        new("dropReadme", DropReadme),
        new("folder", value => new(value.Text[..Math.Max(0, value.Text.TrimEnd('/').LastIndexOf('/'))]) { IsPath = true }),
        // A value of another form is no address, and no fault.
        new("rooted", value => value.Text is ['/', ..] ? value with { IsPath = true } : new("")),
        new("htmlFile", value => DropIndex(value) is { } path && path.Text.Length < value.Text.Length
            ? path with { IsFolder = true } : value with { Text = value.Text.TrimEnd('/') + ".html", IsPath = true }),
    ];

    /// <summary>Whether the value must be a date.</summary>
    public bool IsDate { get; private init; }

    /// <summary>The formatters, for a message.</summary>
    public const string Known = "slugify, urlize, pretty, githubSlug, lower, dropIndex, dropNumbers, dropOrder, dropDate, dropTwin, dropReadme, folder, "
        + "rooted, htmlFile, or a date of yyyy, yy, MM, M, dd and d with '/', '-', '.' or '_' between them";

    /// <summary>Finds a formatter; null if there is none.</summary>
    public static UrlFormat? Find(string name) => Array.Find(named, format => format.Name == name) ?? Date(name);

    static UrlFormat? Date(string pattern)
    {
        var written = new List<Func<DateOnly, string>>();
        for (var at = 0; at < pattern.Length;)
        {
            var length = 1;
            while (at + length < pattern.Length && pattern[at + length] == pattern[at]) length++;
            var part = pattern.Substring(at, length);
            Func<DateOnly, string>? write = part switch
            {
                "yyyy" => date => Number(date.Year, 4),
                "yy" => date => Number(date.Year % 100, 2),
                "MM" or "M" => date => Number(date.Month, part.Length),
                "dd" or "d" => date => Number(date.Day, part.Length),
                "/" or "-" or "." or "_" => _ => part,
                _ => null,
            };
            if (write is null) return null;
            written.Add(write);
            at += length;
        }
        if (pattern.AsSpan().IndexOfAny("yMd") < 0) return null;
        return new(pattern, value => Timestamps.ReadDate(value.Text) is { } date ? new(string.Concat(written.Select(write => write(date)))) : null)
        {
            IsDate = true,
        };
    }

    static string Number(int number, int digits) => number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    /// <summary>
    /// Removes the name <c>index</c> or <c>_index</c> at the end, and <c>index.html</c>, with which an author writes the address of the folder:
    /// <c>/about/index.html</c> is <c>/about/</c>.
    /// </summary>
    static UrlValue? DropIndex(UrlValue value)
    {
        var path = value.Text.TrimEnd('/');
        var name = path.LastIndexOf('/') + 1;
        var isFile = path[name..] is "index.html" or "index.htm";
        return isFile || path[name..] is "index" or "_index"
            ? new(path[..Math.Max(0, name - 1)]) { IsPath = true, IsFolder = isFile || path.Length < value.Text.Length } : value with { IsPath = true };
    }

    /// <summary>
    /// Removes the date before a file's name, as <c>page.fileSlug</c> of Eleventy has it: <c>2024/2024-05-01-news</c> becomes <c>2024/news</c>. The dates of
    /// folders stay.
    /// </summary>
    static UrlValue? DropDate(UrlValue value)
    {
        var name = value.Text.LastIndexOf('/') + 1;
        const string form = "0000-00-00-";
        var isDated = value.Text.Length > name + form.Length
            && form.Zip(value.Text.AsSpan(name, form.Length).ToString(), (wanted, c) => wanted == '0' ? char.IsAsciiDigit(c) : c == wanted).All(fits => fits);
        return isDated ? value with { Text = value.Text.Remove(name, form.Length) } : value;
    }

    /// <summary>
    /// Removes the number by which Docusaurus and Nuxt Content order files: digits before hyphens, dots or underscores. A digit after these belongs to a
    /// version or a date, which stays.
    /// </summary>
    static string DropNumber(string name)
    {
        var digits = name.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0) return name;
        var rest = name.AsSpan(digits).TrimStart(' ').TrimStart("-_.").TrimStart(' ');
        var hasMark = name.AsSpan(digits).TrimStart(' ') is ['-' or '_' or '.', ..];
        return hasMark && !rest.IsEmpty && !char.IsAsciiDigit(rest[0]) ? rest.ToString() : name;
    }

    /// <summary>
    /// Removes the number with a full stop by which Nuxt Content orders files: <c>1.guide</c> becomes <c>guide</c>. A name that is a version stays, such as
    /// <c>2.0</c> and <c>2.x</c>.
    /// </summary>
    static string DropOrder(string name)
    {
        var digits = name.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || name[digits] != '.') return name;
        var isVersion = name.Split('.') is [.. var numbers, var last] && (last == "x" || IsNumber(last)) && numbers.All(IsNumber);
        return isVersion ? name : name[(digits + 1)..];
    }

    static bool IsNumber(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>
    /// Removes the name at the end if it is that of its folder: <c>blog/trip/trip</c> becomes <c>blog/trip</c>, as in Eleventy and Docusaurus.
    /// </summary>
    static UrlValue? DropTwin(UrlValue value)
    {
        var end = value.Text.LastIndexOf('/');
        if (end <= 0) return value;
        var name = value.Text.AsSpan(end + 1);
        var folder = value.Text.AsSpan(0, end);
        return folder[(folder.LastIndexOf('/') + 1)..].SequenceEqual(name) ? value with { Text = folder.ToString() } : value;
    }

    /// <summary>Removes the name <c>readme</c> at the end, in any capitals, as Docusaurus does: <c>docs/README</c> becomes <c>docs</c>.</summary>
    static UrlValue? DropReadme(UrlValue value)
    {
        var name = value.Text.LastIndexOf('/') + 1;
        return value.Text.AsSpan(name).Equals("readme", StringComparison.OrdinalIgnoreCase)
            ? value with { Text = value.Text[..Math.Max(0, name - 1)], IsPath = true }
            : value;
    }

    static string BySegment(UrlValue value, Func<string, string> format) =>
        value.IsPath ? string.Join('/', value.Text.Split('/').Select(format)) : format(value.Text);

    /// <summary>
    /// Makes small letters, and one hyphen of each run of characters that are neither letters, marks nor decimal digits, but none at the ends. This is the
    /// <c>slugify</c> of Jekyll and GitHub Pages in its mode <c>default</c>.
    /// </summary>
    static string Slugify(string text) => LowerCase.Of(Hyphenate(text, IsKept));

    /// <summary>Makes one hyphen of each run of other characters than the kept ones, but none at the ends.</summary>
    static string Hyphenate(string text, Func<Rune, bool> isKept)
    {
        var slug = new StringBuilder(text.Length);
        var isPending = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!isKept(rune))
            {
                isPending = true;
                continue;
            }
            if (isPending && slug.Length > 0) slug.Append('-');
            isPending = false;
            slug.Append(rune.ToString());
        }
        return slug.ToString();
    }

    /// <summary>
    /// Makes an address as Hugo does: small letters, and a hyphen for white space between other characters, but none beside a hyphen. All else is dropped but
    /// letters, marks, decimal digits and <c>. / \ _ # + ~ - @</c>.
    /// </summary>
    static string Urlize(string text)
    {
        var address = new StringBuilder(text.Length);
        var isPending = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsKept(rune) || (rune.IsAscii && @"./\_#+~-@".Contains((char)rune.Value)))
            {
                if (isPending && rune.Value != '-') address.Append('-');
                isPending = false;
                address.Append(LowerCase.Of(rune));
            }
            else if (address.Length > 0 && address[^1] != '-' && Rune.IsWhiteSpace(rune)) isPending = true;
        }
        return address.ToString();
    }

    static bool IsKept(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber;
}
