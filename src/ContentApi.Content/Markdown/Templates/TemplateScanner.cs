using System.Buffers;
using ContentApi.Content.Markdown.Bounds;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>
/// Finds the template markup of site generators in a text, before the text is parsed: generators read it first, too. In code of Markdown only
/// <c>{% raw %}</c> and <c>{% endraw %}</c> are markup. What begins like markup and does not end before the next empty line is text.
/// </summary>
sealed partial class TemplateScanner
{
    readonly string text;
    readonly bool isMdx;
    readonly IReadOnlySet<int>? notCode;
    readonly WorkBudget budget;
    readonly Closers closers;
    readonly CodeSpans codeSpans;
    readonly Braces braces;
    readonly List<TemplatePiece> pieces = [];
    readonly List<(int Start, int End)> code = [];

    /// <summary>The closing tags that do not occur any more.</summary>
    readonly HashSet<string> absent = new(StringComparer.Ordinal);

    /// <summary>The number of components of MDC that are open.</summary>
    int openComponents;

    int at;

    TemplateScanner(string text, bool isMdx, IReadOnlySet<int>? notCode, WorkBudget budget)
    {
        (this.text, this.isMdx, this.notCode, this.budget) = (text, isMdx, notCode, budget);
        closers = new(text, budget);
        codeSpans = new(text, closers);
        braces = new(text, budget);
    }

    /// <summary>Returns the pieces in the order of the text, which do not overlap, and what was taken for code.</summary>
    /// <param name="text">A text with line ends <c>\n</c>.</param>
    /// <param name="isMdx">Whether the text is MDX, which has elements and expressions of JSX instead of tags.</param>
    /// <param name="notCode">The offsets at which something begins that looks like code and is none; null if the text has no code.</param>
    /// <param name="budget">Is charged for the work.</param>
    public static (IReadOnlyList<TemplatePiece> Pieces, IReadOnlyList<(int Start, int End)> Code) Scan(
        string text, bool isMdx, IReadOnlySet<int>? notCode, WorkBudget budget)
    {
        if (!MayHaveTemplates(text, isMdx)) return ([], []);
        var scanner = new TemplateScanner(text, isMdx, notCode, budget);
        scanner.Scan();
        scanner.Pair();
        return (scanner.pieces, scanner.code);
    }

    /// <summary>Whether a text may have a piece. Most texts have no brace.</summary>
    public static bool MayHaveTemplates(ReadOnlySpan<char> text, bool isMdx) =>
        text.Contains('{') || isMdx && text.Contains('<') || text.StartsWith(":") || text.ContainsAny(components);

    /// <summary>The beginnings of components of Nuxt Content that have no brace.</summary>
    static readonly SearchValues<string> components = SearchValues.Create(["::", "\n:", " :br", " :hr"], StringComparison.Ordinal);

    void Scan()
    {
        while (at < text.Length)
        {
            if ((at == 0 || text[at - 1] == '\n') && (SkipFence() || ReadComponentLine())) continue;
            var before = at;
            switch (text[at])
            {
                case '\\' when Char(1) != '\n':
                    at += 2;
                    break;
                case '\n':
                    at++;
                    break;
                case '`':
                    SkipCodeSpan();
                    break;
                case '{' when ReadBraces():
                case '<' when isMdx && ReadElement():
                case ':' when ReadInlineComponent():
                    break;
                default:
                    // At least one character, so that a piece that is none is not looked for again.
                    var next = text.AsSpan(at + 1).IndexOfAny(Marks);
                    at = next < 0 ? text.Length : at + 1 + next;
                    // A line begins after its line end.
                    if (at < text.Length && text[at] == '\n') at++;
                    break;
            }
            budget.Charge(1 + (at - before) / 16);
        }
        at = text.Length;
    }

    static readonly SearchValues<char> Marks = SearchValues.Create("\n{<`:\\");

    char Char(int ahead) => at + ahead < text.Length && at + ahead >= 0 ? text[at + ahead] : '\0';

    bool StartsWith(string beginning, int ahead = 0) =>
        at + ahead <= text.Length && text.AsSpan(at + ahead).StartsWith(beginning, StringComparison.Ordinal);

    TemplatePiece Add(
        int end, TemplateKind kind, TemplateRole role = TemplateRole.Alone, string name = "", string content = "",
        bool isInCode = false, bool isOpenComment = false)
    {
        var piece = new TemplatePiece(at, Math.Min(end, text.Length) - at, kind, role, name, content) { IsInCode = isInCode, IsOpenComment = isOpenComment };
        pieces.Add(piece);
        at = piece.End;
        return piece;
    }

    // Code

    /// <summary>Skips a fenced code block (CommonMark, 4.5), whatever containers it is in, and its tags of raw text.</summary>
    bool SkipFence()
    {
        if (notCode?.Contains(at) != false) return false;
        var mark = SkipMarkers(at, lists: true);
        if (mark >= text.Length || text[mark] is not ('`' or '~')) return false;
        var (fence, length) = (text[mark], 0);
        while (mark + length < text.Length && text[mark + length] == fence) length++;
        var line = EndOfLine(mark);
        if (length < 3 || fence == '`' && text.AsSpan(mark + length, line - mark - length).Contains('`')) return false;
        var end = line;
        while (end < text.Length)
        {
            var (start, next) = (SkipMarkers(end + 1, lists: false), EndOfLine(end + 1));
            end = next;
            var rest = text.AsSpan(Math.Min(start, next), next - Math.Min(start, next)).TrimEnd();
            if (rest.Length >= length && rest.IndexOfAnyExcept(fence) < 0) break;
        }
        budget.Charge((end - at) / 16);
        SkipCode(end);
        return true;
    }

    /// <summary>Returns the offset after the white space, the marks of quotes and those of list items at the beginning of a line.</summary>
    int SkipMarkers(int from, bool lists)
    {
        var next = from;
        while (next < text.Length && text[next] is ' ' or '\t' or '>') next++;
        if (!lists) return next;
        while (next < text.Length)
        {
            var item = next;
            if (text[item] is '-' or '*' or '+') item++;
            else
            {
                while (item < text.Length && item - next < 9 && char.IsAsciiDigit(text[item])) item++;
                if (item == next || item >= text.Length || text[item] is not ('.' or ')')) break;
                item++;
            }
            if (item >= text.Length || text[item] is not (' ' or '\t')) break;
            next = item;
            while (next < text.Length && text[next] is ' ' or '\t' or '>') next++;
        }
        return next;
    }

    int EndOfLine(int from) => from >= text.Length || text.IndexOf('\n', from) is not (>= 0 and var end) ? text.Length : end;

    void SkipCodeSpan()
    {
        var length = codeSpans.RunAt(at);
        if (notCode?.Contains(at) == false && codeSpans.CloserOf(at, length) is { } closer) SkipCode(closer + length);
        else at += length;
    }

    /// <summary>
    /// Reads in code the tags of raw text, and shortcodes and braces that are to be shown, and nothing else: generators run them before the code is read.
    /// </summary>
    void SkipCode(int end)
    {
        var inside = text.AsSpan(at, end - at);
        if (inside.Contains('{') || isMdx && inside.Contains('<')) code.Add((at, end));
        while (at < end && Math.Min(closers.Next("{%", at) ?? end, closers.Next("{{", at) ?? end) is var mark && mark < end)
        {
            at = mark;
            if (TagAt(mark) is { Name: "raw" or "endraw" } raw && raw.End <= end) Add(raw.End, TemplateKind.Raw, isInCode: true);
            else if ((ShownShortcodeAt(mark) ?? ShownBracesAt(mark)) is var (close, shown) && close <= end)
                Add(close, TemplateKind.Literal, content: shown, isInCode: true);
            else at += 2;
        }
        at = end;
    }

    // Markup in braces

    bool ReadBraces()
    {
        if (IsIdOfHeading()) return false;
        if (StartsWith("{::") || StartsWith("{:/")) return ReadKramdown();
        // No expression begins with these; a comment of another generator ends elsewhere than an expression would.
        if (isMdx && (Char(1), Char(2)) is not (('%', _) or ('{', '<' or '%'))) return ReadExpression();
        return Char(1) switch
        {
            '{' => ReadDoubleBraces(),
            '%' => ReadTag(),
            '#' => ReadComment("#}"),
            '/' when Char(2) == '*' => ReadComment("*/}"),
            _ => false,
        };
    }

    /// <summary>
    /// Whether an attribute list of a heading begins, such as <c>{#id .wide}</c>: a brace ends it on its line without a hash. In MDX, where braces hold code,
    /// it is written as a comment at the end of the heading, <c>{/* #id */}</c>.
    /// </summary>
    bool IsIdOfHeading()
    {
        if (StartsWith("{/* #")) return IsCommentThatEndsHeading();
        if (Char(1) != '#' || char.IsWhiteSpace(Char(2)) || Char(2) is '-' or '\0') return false;
        return closers.Next("}", at) is { } end && end < EndOfLine(at) && text[end - 1] != '#';
    }

    bool IsCommentThatEndsHeading()
    {
        if (closers.Next(" */}", at) is not { } end || closers.Next("{", at + 1) < end || !TemplateLines.EndsLine(text, end + 4)) return false;
        budget.Charge((end - at) / 16);
        var line = text.AsSpan(text.LastIndexOf('\n', at) + 1);
        return line.TrimStart(' ').StartsWith("#");
    }

    /// <summary>Reads a comment up to its delimiter, wherever that is.</summary>
    bool ReadComment(string delimiter)
    {
        if (closers.Next(delimiter, at + 2) is not { } end) return false;
        Add(end + delimiter.Length, TemplateKind.Comment, content: delimiter == "*/}" && end > at + 3 ? text[(at + 3)..end] : "");
        return true;
    }

    /// <summary>Reads an extension of kramdown: a comment, <c>{::comment}…{:/comment}</c>, or a tag such as <c>{::nomarkdown}</c>, which vanishes.</summary>
    bool ReadKramdown()
    {
        if (StartsWith("{::comment}"))
        {
            const string closer = "{:/comment}";
            var end = closers.Next(closer, at) is { } named ? named + closer.Length : closers.Next("{:/}", at) is { } any ? any + 4 : text.Length;
            Add(end, TemplateKind.Comment, isOpenComment: end == text.Length && text[^1] != '}');
            return true;
        }
        if (closers.Next("}", at) is not { } close || close > EndOfLine(at) || closers.Next("{", at + 1) < close) return false;
        Add(close + 1, TemplateKind.Raw);
        return true;
    }

    bool ReadDoubleBraces()
    {
        // An expression of a workflow of GitHub is no template of the site.
        if (Char(-1) == '$') return SkipText(2);
        if (Char(2) is '<' or '%') return ReadShortcode(Char(2) == '<' ? ">}}" : "%}}") || SkipText(3);
        if (StartsWith("{{/*") || StartsWith("{{- /*")) return ReadGoComment() || SkipText(2);
        if (StartsWith("{{!--")) return ReadComment("--}}") || SkipText(2);
        return ReadOutput() || SkipText(2);
    }

    /// <summary>Goes on after characters that are text.</summary>
    bool SkipText(int length)
    {
        at += length;
        return true;
    }

    /// <summary>Reads a comment of Go's templates, <c>{{/* … */}}</c> or <c>{{- /* … */ -}}</c>.</summary>
    bool ReadGoComment()
    {
        if (closers.Next("*/", at) is not { } content || closers.Next("}}", content) is not { } end) return false;
        Add(end + 2, TemplateKind.Comment);
        return true;
    }

    bool ReadOutput()
    {
        var delimiter = Char(2) == '{' ? "}}}" : "}}";
        var inner = at + delimiter.Length;
        var first = inner;
        if (first < text.Length && text[first] is '-' or '~') first++;
        while (first < text.Length && text[first] is ' ' or '\t') first++;
        if (first >= text.Length) return false;
        // A string may have braces in it.
        var after = text[first] is '"' or '\'' && closers.Next(text[first].ToString(), first + 1) is { } quote && quote < EndOfLine(first) ? quote + 1 : inner;
        if (closers.NextInParagraph(delimiter, after) is not { } end) return false;
        budget.Charge((end - after) / 16);
        if (!IsBalanced(text.AsSpan(after, end - after))) return false;
        var content = text[inner..end].Trim('-', '~').Trim();
        if (content.Length == 0) return false;
        if (content[0] == '!') Add(end + delimiter.Length, TemplateKind.Comment);
        else if (TemplateAddress.Quoted(content) is { } shown) Add(end + delimiter.Length, TemplateKind.Literal, content: shown);
        else Add(end + delimiter.Length, TemplateKind.Output, content: content);
        return true;
    }

    static bool IsBalanced(ReadOnlySpan<char> expression)
    {
        var depth = 0;
        foreach (var c in expression)
        {
            if (c == '{') depth++;
            if (c == '}' && --depth < 0) return false;
        }
        return depth == 0;
    }

    /// <summary>
    /// Returns the end of a shortcode that is shown and not run, <c>{{&lt;/* name */&gt;}}</c>, which begins at an offset, and the text that a reader sees;
    /// null if there is none.
    /// </summary>
    (int End, string Shown)? ShownShortcodeAt(int start)
    {
        var opener = text.AsSpan(start, Math.Min(5, text.Length - start));
        if (opener is not ("{{</*" or "{{%/*")) return null;
        var delimiter = opener[2] == '<' ? ">}}" : "%}}";
        return closers.Next("*/" + delimiter, start) is { } close ? (close + 5, $"{opener[..3]}{text.AsSpan(start + 5, close - start - 5)}{delimiter}") : null;
    }

    /// <summary>
    /// Returns the end of an output that shows braces, <c>{{ "{{" }}</c>, which begins at an offset, and what it shows; null if there is none.
    /// </summary>
    (int End, string Shown)? ShownBracesAt(int start)
    {
        var first = start + 2;
        if (text.AsSpan(start, Math.Min(2, text.Length - start)) is not "{{") return null;
        while (first < text.Length && text[first] is ' ' or '-') first++;
        if (first >= text.Length || text[first] is not ('"' or '\'') || closers.Next(text[first].ToString(), first + 1) is not { } quote) return null;
        if (quote > EndOfLine(first) || text.AsSpan(first + 1, quote - first - 1) is not (['{', '{' or '%', ..] or [.., '}' or '%', '}'])) return null;
        var last = quote + 1;
        while (last < text.Length && text[last] is ' ' or '-') last++;
        return text.AsSpan(last, Math.Min(2, text.Length - last)) is "}}" ? (last + 2, text[(first + 1)..quote]) : null;
    }

    bool ReadShortcode(string delimiter)
    {
        if (StartsWith("/*", 3))
        {
            if (ShownShortcodeAt(at) is not var (close, shown)) return false;
            Add(close, TemplateKind.Literal, content: shown);
            return true;
        }
        var first = at + 3;
        while (first < text.Length && text[first] is ' ' or '\t' or '\n') first++;
        var isClose = first < text.Length && text[first] == '/';
        if (isClose) first++;
        while (first < text.Length && text[first] == ' ') first++;
        var name = NameAt(first);
        if (name.Length == 0 || EndOfShortcode(first + name.Length, delimiter) is not { } end) return false;
        var content = text[(first + name.Length)..end].Trim();
        var role = isClose ? TemplateRole.Close : TemplateRole.Alone;
        if (content.EndsWith('/')) content = content[..^1].TrimEnd();
        end += delimiter.Length;
        if (name == "comment" && !isClose && FindShortcode("/comment", end, delimiter) is { } last) Add(last.End, TemplateKind.Comment);
        else
        {
            var piece = Add(end, TemplateKind.Shortcode, role, name, content);
            if (name == "highlight" && !isClose && FindShortcode("/highlight", end, delimiter) is var (start, close))
                ReadCode(piece, start, close, "highlight");
        }
        return true;
    }

    /// <summary>Number of characters after the first delimiter in which the end of a tag is looked for whose argument has that delimiter in quotes.</summary>
    const int MaxQuotedDelimiter = 2_000;

    int? EndOfShortcode(int from, string delimiter)
    {
        if (closers.NextInParagraph(delimiter, from) is not { } first) return null;
        budget.Charge((first - from) / 4);
        var quote = '\0';
        for (var i = from; i < Math.Min(text.Length, first + MaxQuotedDelimiter); i++)
        {
            if (i >= first && quote == '\0' && text.AsSpan(i).StartsWith(delimiter, StringComparison.Ordinal)) return i;
            if (text[i] == '\\' && quote == '"') i++;
            else if (quote == '\0' && text[i] is '"' or '`') quote = text[i];
            else if (text[i] == quote) quote = '\0';
            else if (i > first && text[i] == '\n') break;
        }
        return first;
    }

    (int Start, int End)? FindShortcode(string name, int from, string delimiter)
    {
        if (absent.Contains(name)) return null;
        for (var found = closers.Next(name, from); found is { } place; found = closers.Next(name, place + 1))
        {
            budget.Charge(1);
            var before = text.AsSpan(0, place).TrimEnd(' ');
            if ((before.EndsWith("{{<") || before.EndsWith("{{%")) && closers.Next(delimiter, place) is { } close)
                return (before.Length - 3, close + delimiter.Length);
        }
        absent.Add(name);
        return null;
    }

    string NameAt(int from)
    {
        var end = from;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.' || text[end] == '/' && end > from)) end++;
        return text[from..end].TrimEnd('/', '.');
    }

    // Tags of Liquid, Nunjucks and Jinja

    readonly record struct FoundTag(string Name, string Content, int End);

    /// <summary>Returns the tag <c>{% name … %}</c> that begins at an offset; null if there is none.</summary>
    FoundTag? TagAt(int start)
    {
        if (text[start + 1] != '%') return null;
        var first = start + 2;
        if (first < text.Length && text[first] is '-' or '+') first++;
        while (first < text.Length && char.IsWhiteSpace(text[first])) first++;
        var name = first < text.Length && text[first] == '#' ? "#" : NameAt(first);
        if (name.Length == 0) return null;
        var from = first + name.Length;
        var end = name == "liquid" ? closers.Next("%}", from) : closers.NextInParagraph("%}", from);
        if (end is not { } close || closers.Next("{%", from) < close) return null;
        return new(name, text[from..close].Trim().TrimEnd('-', '+').TrimEnd(), close + 2);
    }

    bool ReadTag()
    {
        if (TagAt(at) is not { } tag) return SkipText(2);
        switch (tag.Name)
        {
            case "#":
                Add(tag.End, TemplateKind.Comment);
                break;
            case "comment" or "doc":
                // Without an end the site is not built: what may be a comment is shown to nobody.
                var closing = FindTag("end" + tag.Name, tag.End);
                Add(closing?.End ?? text.Length, TemplateKind.Comment, isOpenComment: closing is null);
                break;
            case "raw" or "verbatim":
                Add(tag.End, TemplateKind.Raw);
                if (FindTag("end" + tag.Name, at) is not { } raw) break;
                at = raw.Start;
                Add(raw.End, TemplateKind.Raw);
                break;
            case "endraw" or "endverbatim":
                Add(tag.End, TemplateKind.Raw);
                break;
            case "highlight":
                var code = Add(tag.End, TemplateKind.Tag, TemplateRole.Alone, tag.Name, tag.Content);
                if (FindTag("endhighlight", at) is var (start, end)) ReadCode(code, start, end, "endhighlight");
                break;
            case var name when HiddenTags.Hides(name, tag.Content) && FindTag("end" + name, tag.End) is var (_, last):
                Add(last, TemplateKind.Tag, TemplateRole.Alone, name, tag.Content);
                break;
            default:
                Add(tag.End, TemplateKind.Tag, TemplateRole.Alone, tag.Name, tag.Content);
                break;
        }
        return true;
    }

    /// <summary>
    /// Reads the code between two tags, <c>{% highlight language %}</c> and its end or the shortcodes of the same name, if both stand alone on their lines.
    /// </summary>
    /// <param name="opener">The tag before the code.</param>
    /// <param name="start">The offset of the tag after it.</param>
    /// <param name="end">The offset after that tag.</param>
    /// <param name="closing">The name of that tag.</param>
    void ReadCode(TemplatePiece opener, int start, int end, string closing)
    {
        if (!TemplateLines.IsAlone(text, opener.Start, opener.End) || !TemplateLines.BeginsLine(text, start)) return;
        SkipCode(start);
        Add(end, opener.Kind, TemplateRole.Close, closing).IsCode = opener.IsCode = true;
    }

    (int Start, int End)? FindTag(string name, int from)
    {
        if (absent.Contains(name)) return null;
        for (var found = closers.Next(name, from); found is { } place; found = closers.Next(name, place + 1))
        {
            budget.Charge(1);
            var before = text.AsSpan(0, place).TrimEnd();
            if (before.EndsWith("-")) before = before[..^1];
            if (!before.EndsWith("{%") || before.Length - 2 < from) continue;
            var after = text.AsSpan(place + name.Length).TrimStart();
            if (after is ['-', ..]) after = after[1..];
            if (after is ['%', '}', ..]) return (before.Length - 2, text.Length - after.Length + 2);
        }
        absent.Add(name);
        return null;
    }

    // Pairs

    /// <summary>Finds the piece that closes each other one: the next of its name before which all inner ones of that name are closed.</summary>
    void Pair()
    {
        var open = new Dictionary<(TemplateKind, string), Stack<int>>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.Kind is not (TemplateKind.Shortcode or TemplateKind.Tag or TemplateKind.Element or TemplateKind.Component)) continue;
            var isEnd = piece.Kind == TemplateKind.Tag && piece.Name.StartsWith("end", StringComparison.Ordinal);
            var key = (piece.Kind, IsComponentLine(piece) ? "" : isEnd ? piece.Name[3..] : piece.Name);
            if (piece.Role == TemplateRole.Close || isEnd)
            {
                if (open.TryGetValue(key, out var openers) && openers.TryPop(out var opener)) Join(opener, i);
            }
            else if (piece.Role == TemplateRole.Open || piece.Kind is TemplateKind.Shortcode or TemplateKind.Tag)
            {
                if (!open.TryGetValue(key, out var stack)) open.Add(key, stack = new());
                stack.Push(i);
            }
        }
    }

    void Join(int opener, int closer)
    {
        var open = pieces[opener] = pieces[opener] with { Role = TemplateRole.Open };
        var close = pieces[closer] = pieces[closer] with { Role = TemplateRole.Close, Name = open.Name };
        (open.Partner, close.Partner) = (close, open);
    }

    bool IsComponentLine(TemplatePiece piece) => piece.Kind == TemplateKind.Component && text.AsSpan(piece.Start, 2) is "::";
}
