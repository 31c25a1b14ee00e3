using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ContentApi.Git.Commits;

/// <summary>
/// Finds the encoding that a commit declares (<c>i18n.commitEncoding</c>, git-commit
/// "Discussion"). Git passes the name on to iconv, which knows more spellings than .NET.
/// </summary>
static partial class CommitEncoding
{
    /// <summary>Encoding names that differ from .NET's in more than hyphens, underscores and case. Keys are in lower case, without punctuation.</summary>
    static readonly Dictionary<string, string> Synonyms = new()
    {
        ["latin1"] = "iso-8859-1", ["latin2"] = "iso-8859-2", ["latin3"] = "iso-8859-3", ["latin4"] = "iso-8859-4", ["latin5"] = "iso-8859-9",
        ["latin7"] = "iso-8859-13", ["latin9"] = "iso-8859-15", ["mac"] = "macintosh", ["ujis"] = "euc-jp",
        ["sjis"] = "shift_jis", ["mskanji"] = "shift_jis", ["uhc"] = "ks_c_5601-1987", ["euccn"] = "gb2312",
        ["gbk"] = "gb2312", ["big5hkscs"] = "big5", ["eucjpms"] = "euc-jp",
    };

    /// <summary>The encodings that .NET does not have. Keys as in <see cref="Synonyms"/>.</summary>
    static readonly Dictionary<string, Encoding> Own = new()
    {
        ["iso885910"] = SingleByteEncoding.Latin6, ["latin6"] = SingleByteEncoding.Latin6, ["l6"] = SingleByteEncoding.Latin6,
        ["iso885914"] = SingleByteEncoding.Latin8, ["latin8"] = SingleByteEncoding.Latin8, ["l8"] = SingleByteEncoding.Latin8,
        ["iso885916"] = SingleByteEncoding.Latin10, ["latin10"] = SingleByteEncoding.Latin10, ["l10"] = SingleByteEncoding.Latin10,
    };

    static readonly DecoderFallback Replacement = new DecoderReplacementFallback("\uFFFD");

    // The encodings built into .NET, then the code pages, which .NET keeps in a separate provider. The provider
    // is not registered for the whole process, because content is UTF-8, whatever encoding it declares.
    static readonly Func<string, Encoding?>[] ByName =
    [
        name => Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, Replacement),
        name => CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, Replacement),
    ];

    static readonly Dictionary<string, string> NamesByPlain = CodePagesEncodingProvider.Instance.GetEncodings().Concat(Encoding.GetEncodings())
        .GroupBy(encoding => Plain(encoding.Name)).ToDictionary(group => group.Key, group => group.First().Name);

    /// <summary>
    /// Returns the declared encoding, or UTF-8 if the commit declares none or .NET does not know it. Invalid
    /// bytes are decoded as U+FFFD. UTF-7 counts as unknown, because it can encode one text in many ways, and so do UTF-16
    /// and UTF-32, because the headers of a commit are not written in them.
    /// </summary>
    public static Encoding Of(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty) return Encoding.UTF8;
        var declared = Encoding.Latin1.GetString(name).Trim();
        var plain = Plain(declared);
        if (Own.TryGetValue(plain, out var own)) return own;
        var known = Find(declared)
            ?? (Synonyms.TryGetValue(plain, out var synonym) ? Find(synonym) : null)
            ?? (NamesByPlain.TryGetValue(plain, out var spelled) ? Find(spelled) : null)
            ?? (CodePage().Match(plain) is { Success: true } match ? Find(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) : null);
        return known is null or { CodePage: 1200 or 1201 or 12000 or 12001 } ? Encoding.UTF8 : known;
    }

    static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex("^(?:cp|ms|win|windows|ibm)([0-9]{3,5})$")]
    private static partial Regex CodePage();

    static Encoding? Find(string name) => ByName.Select(find => Try(() => find(name))).FirstOrDefault(found => found is not null);

    static Encoding? Find(int codePage) =>
        Try(() => CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, Replacement) ?? Encoding.GetEncoding(codePage));

    static Encoding? Try(Func<Encoding?> find)
    {
        try { return find(); }
        // .NET throws NotSupportedException for UTF-7.
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException) { return null; }
    }
}
