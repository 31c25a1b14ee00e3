using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>
/// Recognises front matter that an editor sees and a reader of front matter does not: its opening fence is not on line 1, or is not exactly <c>---</c>. Its
/// keys would be published as text. A Markdown file that begins with a thematic break is not meant: keys must follow the line.
/// </summary>
static partial class MissedFrontMatter
{
    /// <summary>Only the beginning of a file is examined: a fence further down is a thematic break.</summary>
    const int MaxBytes = 16 << 10, MaxLines = 200, MaxTextBefore = 3;

    /// <summary>Keys that front matter has and prose does not. They decide where the lines alone could be prose.</summary>
    static readonly HashSet<string> knownKeys =
    [
        "title", "layout", "date", "slug", "draft", "tags", "tag", "categories", "category", "author", "authors", "description", "permalink", "weight",
        "published", "name", "id", "lang", "language", "type", "template", "summary", "excerpt", "image", "url", "aliases", "redirect_from", "sidebar_position",
        "sidebar_label", "nav_order", "parent", "order", "status", "subtitle", "keywords", "updated", "lastmod", "hide_title", "head", "sidebar", "collection",
        "publishedAt", "pubDate", "cover", "menu", "params", "taxonomies", "navigation", "eleventyNavigation", "toc", "comments",
    ];

    [GeneratedRegex("""^["']?(?<key>[\p{L}_][\p{L}\p{Nd}_. -]{0,40}?)["']?[ \t]*:([ \t]|$)""")]
    private static partial Regex YamlKey { get; }

    [GeneratedRegex("""^(["']?(?<key>[\p{L}\p{Nd}_][\p{L}\p{Nd}_. -]{0,40}?)["']?[ \t]*=|\[{1,2}[\w. "-]+\]{1,2}[ \t]*(#|$))""")]
    private static partial Regex TomlKey { get; }

    [GeneratedRegex("\"(?<key>[^\"\n]{1,40})\"[ \t]*:")]
    private static partial Regex JsonKey { get; }

    /// <summary>A comment of HTML, Liquid, Nunjucks or MDX, or an interpreter, on one line.</summary>
    [GeneratedRegex("""^(<!--.*-->|\{#.*#\}|\{%-?\s*comment.*endcomment\s*-?%\}|\{/\*.*\*/\}|#!.*)$""")]
    private static partial Regex Comment { get; }

    /// <summary>A component of Nuxt Content, which may have keys between hyphens of its own.</summary>
    [GeneratedRegex("""^:{2,}[\p{L}][\w-]*([\[{].*)?$""")]
    private static partial Regex Component { get; }

    /// <summary>Whether a line begins with a key, or is the header of a table of TOML.</summary>
    public static bool IsKey(string line, FrontMatterLanguage language) => (language == FrontMatterLanguage.Toml ? TomlKey : YamlKey).IsMatch(line);

    /// <param name="utf8">A file without a byte order mark in which <see cref="FrontMatter.Find"/> found nothing.</param>
    /// <returns>The fault at the line that should be the fence; null if the file begins with its body.</returns>
    public static DocumentFaultException? Find(ReadOnlySpan<byte> utf8)
    {
        var beginning = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxBytes)]).Replace("\r\n", "\n", StringComparison.Ordinal);
        var lines = beginning.Split(['\n', '\r'], MaxLines + 1);
        var (textBefore, hasComment) = (0, false);
        for (var i = 0; i < Math.Min(lines.Length, MaxLines) && textBefore <= MaxTextBefore; i++)
        {
            var line = Visible(lines[i]);
            if (line.Length == 0) continue;
            // Code is an example.
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal)) return null;
            if (Component.IsMatch(line)) return null;
            if (textBefore > 0 && (lines[i].StartsWith("    ", StringComparison.Ordinal) || lines[i].StartsWith('\t'))) continue;
            if (Fence.Of(line) is { } fence && HasKeys(lines, i, fence, textBefore > 0)) return Fault(lines, i, fence, textBefore > 0, hasComment);
            if (textBefore == 0 && i > 0 && IsObject(lines, i))
                return Missed(i,
                    $"; here its brace is on line {i + 1}, after {(hasComment ? "a comment" : "an empty line")}.",
                    "Move the brace to line 1, with nothing before it.");
            if (textBefore == 0 && FirstKey(line) is not null && HasKeys(lines, i - 1, Fence.Missing, hasText: true))
                return Missed(i,
                    " with exactly ---; here its keys begin without that line.",
                    "Write --- on a line of its own before the first key.");
            if (textBefore == 0 && IsHeader(lines, i))
                return Missed(i,
                    " with exactly ---; here keys begin without that line, and an empty line ends them.",
                    "Write --- on a line of its own before the first key and after the last one.");
            if (EndOfComment(lines, i) is { } end) (i, hasComment) = (end, true);
            else textBefore++;
        }
        return null;
    }

    /// <param name="Mark">The character that the line is made of.</param>
    /// <param name="Rest">The text after three or more of them.</param>
    readonly record struct Fence(char Mark, string Rest)
    {
        /// <summary>Stands for a fence that is not there; only a fence of exactly three hyphens closes its keys.</summary>
        public static Fence Missing => new('\0', "");

        /// <summary>
        /// Reads a line that looks like a fence: two or more equal marks, also with spaces between them, or three and text. Dashes are hyphens.
        /// </summary>
        public static Fence? Of(string line)
        {
            var (mark, count, at) = ('\0', 0, 0);
            for (; at < line.Length; at++)
            {
                if (line[at] is ' ' or '\t' or '\\') continue;
                var (character, weight) = Hyphens(line[at]);
                if (mark == '\0') mark = character;
                if (character != mark || "-+*_=".IndexOf(character) < 0) break;
                count += weight;
            }
            var rest = line[Math.Min(at, line.Length)..].Trim();
            return count >= (rest.Length == 0 ? 2 : 3) && (rest.Length == 0 || mark is '-' or '+') ? new(mark, rest) : null;
        }

        static (char, int) Hyphens(char character) => character switch
        {
            '\u2014' or '\u2015' or '\u2E3A' or '\u2E3B' => ('-', 2),
            _ => (IsDash(character) ? '-' : character, 1),
        };

        public FrontMatterLanguage Language => Mark == '+' ? FrontMatterLanguage.Toml : FrontMatterLanguage.Yaml;
    }

    static bool IsDash(char character) =>
        character != '-' && (char.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation || character is '\u2212' or '\u00AD');

    /// <summary>Whether the lines below a line are keys, so that it is hardly the beginning of prose.</summary>
    /// <param name="hasText">Whether text precedes the line, or no fence does: then the keys must be closed, and one of them must be a usual one.</param>
    static bool HasKeys(string[] lines, int fence, Fence opening, bool hasText)
    {
        // A document of YAML may begin on the line of its hyphens: --- {title: x}.
        var first = FirstKey(opening.Rest.TrimStart('{', ' '));
        var (keys, isKnown, isClosed) = (first is null ? 0 : 1, first is not null && knownKeys.Contains(first), false);
        for (var i = fence + 1; i < lines.Length && !isClosed; i++)
        {
            var line = lines[i];
            var visible = Visible(line);
            if (visible.Length == 0 || visible[0] == '#') continue;
            if (opening == Fence.Missing ? visible == "---" : Fence.Of(visible) is { Rest: "" } closing && closing.Mark == opening.Mark) isClosed = true;
            else if ((opening.Language == FrontMatterLanguage.Toml ? TomlKey : YamlKey).Match(visible) is { Success: true } key)
            {
                keys++;
                isKnown |= knownKeys.Contains(key.Groups["key"].Value);
            }
            else if (keys == 0 || !(line[0] is ' ' or '\t' || visible[0] is '-' or ']' or '}' or '"')) break;
        }
        if (keys == 0) return false;
        return hasText || opening.Mark is not ('-' or '+') ? isClosed && isKnown : isClosed || isKnown;
    }

    /// <summary>Whether an object of JSON with a usual key begins on a line, and ends on a later one.</summary>
    static bool IsObject(string[] lines, int first)
    {
        if (Visible(lines[first]) is not ['{', .. var rest] || (rest.Trim().Length > 0 && !rest.TrimStart().StartsWith('"'))) return false;
        var end = Array.FindIndex(lines, first, line => line.TrimEnd().EndsWith('}'));
        return end >= 0 && JsonKey.Matches(string.Join('\n', lines[first..(end + 1)])).Any(key => knownKeys.Contains(key.Groups["key"].Value));
    }

    /// <summary>
    /// Whether a block of nothing but keys begins on a line, at least two of them usual ones in any capitals: a header of MultiMarkdown or Pelican.
    /// </summary>
    static bool IsHeader(string[] lines, int first)
    {
        var known = 0;
        for (var i = first; i < lines.Length && Visible(lines[i]) is { Length: > 0 } line; i++)
        {
            if (FirstKey(line) is not { } key) return false;
            if (knownKeys.Contains(key.ToLowerInvariant())) known++;
        }
        return known >= 2;
    }

    static string? FirstKey(string line) => YamlKey.Match(line) is { Success: true } match ? match.Groups["key"].Value : null;

    /// <summary>The line without white space at its ends and without characters that have no width.</summary>
    static string Visible(string line)
    {
        if (!line.AsSpan().ContainsAnyExceptInRange('\0', '\x7f')) return line.Trim();
        return string.Concat(line.Where(character => char.GetUnicodeCategory(character) != UnicodeCategory.Format || character == '\u00AD')).Trim();
    }

    /// <summary>The last line of a comment that begins on a line; null if none does.</summary>
    static int? EndOfComment(string[] lines, int first)
    {
        var line = Visible(lines[first]);
        if (Comment.IsMatch(line)) return first;
        var end = line.StartsWith("<!--", StringComparison.Ordinal) ? "-->" : line.StartsWith("{#", StringComparison.Ordinal) ? "#}"
            : line.StartsWith("{/*", StringComparison.Ordinal) ? "*/}" : line.StartsWith("{% comment", StringComparison.Ordinal) ? "endcomment" : null;
        if (end is null) return null;
        for (var i = first; i < lines.Length; i++)
            if (lines[i].Contains(end, StringComparison.Ordinal)) return i;
        return null;
    }

    static DocumentFaultException Fault(string[] lines, int at, Fence fence, bool hasText, bool hasComment)
    {
        var line = lines[at];
        var exact = fence.Mark == '+' ? "+++" : "---";
        var odd = line.FirstOrDefault(character => char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            && character != ' ' || IsDash(character));
        var why = odd != '\0' && !IsDash(odd) ? $"here the character U+{(int)odd:X4}, which is invisible, is on the line"
            : odd != '\0' ? $"here the line has the dash U+{(int)odd:X4} ({odd}), which is no hyphen"
            : line.TrimEnd() == exact ? $"here it begins on line {at + 1}, after {(hasText ? "text" : hasComment ? "a comment" : "an empty line")}"
            : line.Trim() == exact ? "here spaces precede it"
            : fence.Rest.Length > 0 && line.StartsWith(exact, StringComparison.Ordinal) ? $"here {Quote.Text(fence.Rest)} follows on the line"
            : $"here the line is {Quote.Text(line.Trim())}";
        return Missed(at, $" with exactly {exact}; {why}.", $"Write {exact} on line 1, with nothing before it, and nothing else on its line.");
    }

    static DocumentFaultException Missed(int line, string how, string hint) =>
        new(DiagnosticRules.FrontMatterMissed, new(line + 1, 1), $"The front matter must begin on line 1{how}", hint);
}
