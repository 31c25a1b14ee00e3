using System.Collections.Frozen;
using ContentApi.Content.Markdown.Bounds;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// The elements of raw HTML that are open while the blocks of a document are parsed, line by line. Used where a block of HTML ends with its element
/// (<see cref="ElementBlockParser"/>). An element that an outer one ends needs no end tag.
/// </summary>
sealed class OpenElements
{
    /// <summary>The number of open elements beyond which further ones are not counted.</summary>
    const int MaxDepth = 500;


    /// <summary>The elements that kramdown reads as a part of a line (HTML_SPAN_ELEMENTS of its parser).</summary>
    static readonly FrozenSet<string> spans = FrozenSet.Create("a", "abbr", "acronym", "b", "bdo", "big", "br", "button", "cite", "code", "del", "dfn", "em",
        "i", "img", "input", "ins", "kbd", "label", "mark", "option", "q", "rb", "rbc", "rp", "rt", "rtc", "ruby", "s", "samp", "select", "small", "span",
        "strong", "sub", "sup", "textarea", "time", "tt", "u", "var", "wbr");

    /// <summary>The elements whose content is HTML even with <c>markdown="1"</c>.</summary>
    static readonly FrozenSet<string> alwaysHtml = FrozenSet.Create("ul", "ol", "table", "thead", "tbody", "tfoot", "tr", "colgroup", "pre", "script", "style");

    /// <summary>The elements whose content kramdown reads as one text, not as blocks (HTML_CONTENT_MODEL_SPAN of its parser).</summary>
    static readonly FrozenSet<string> ofText = FrozenSet.Create("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "caption", "legend");

    readonly List<(string Name, bool IsMarkdown)> open = [];

    /// <summary>The name of the start tag that the last line has begun; null if there is none.</summary>
    string? tag;

    bool tagIsMarkdown;

    /// <summary>The quotation mark of the value in which the last line ends; 0 if it ends outside.</summary>
    char quote;

    /// <summary>
    /// What ends the part in which the last line ends: a comment, or the content of <c>script</c> or <c>style</c>; null if it ends in neither.
    /// </summary>
    string? passedTo;

    public static OpenElements Of(MarkdownDocument document)
    {
        if (document.GetData(typeof(OpenElements)) is OpenElements known) return known;
        var elements = new OpenElements();
        document.SetData(typeof(OpenElements), elements);
        return elements;
    }

    /// <summary>Whether the next line is HTML.</summary>
    public bool IsInHtml => IsInMarkup || open is [.., (_, IsMarkdown: false)];

    /// <summary>Whether the next line is Markdown that is one text.</summary>
    public bool IsInText => !IsInMarkup && open is [.., (var name, IsMarkdown: true)] && ofText.Contains(name);

    /// <summary>Whether the next line begins in a tag or a comment.</summary>
    public bool IsInMarkup => tag is not null || passedTo is not null;

    /// <summary>Whether a line begins a block of HTML, or ends one.</summary>
    public static bool BeginsBlock(ReadOnlySpan<char> line)
    {
        var isEnd = line is ['<', '/', ..];
        if (line is not ['<', ..] || HtmlElements.NameAt(line[(isEnd ? 2 : 1)..]) is not { } name || spans.Contains(name)) return false;
        if (isEnd) return true;
        var end = EndOfTag(line);
        // Of a line with a tag and its content, each is read as a part of the line.
        return end < 0 || MarkdownOf(name, line[..end]) is not true || line[end..].IsWhiteSpace();
    }

    /// <summary>Whether a line has only a start tag whose content is Markdown.</summary>
    public static bool BeginsMarkdown(ReadOnlySpan<char> line)
    {
        if (line is not ['<', ..] || HtmlElements.NameAt(line[1..]) is not { } name || spans.Contains(name)) return false;
        var end = EndOfTag(line);
        return end > 0 && MarkdownOf(name, line[..end]) is true && line[end..].IsWhiteSpace();
    }

    /// <summary>Reads a line of a block of HTML.</summary>
    public void Read(ReadOnlySpan<char> line, WorkBudget budget)
    {
        while (true)
        {
            if (passedTo is not null)
            {
                var end = line.IndexOf(passedTo, StringComparison.OrdinalIgnoreCase);
                if (end < 0) return;
                line = line[(end + (passedTo == "-->" ? 3 : 0))..];
                passedTo = null;
            }
            else if (tag is not null)
            {
                if (!PassTag(ref line)) return;
            }
            else
            {
                var mark = line.IndexOf('<');
                if (mark < 0) return;
                line = line[mark..];
                Begin(ref line, budget);
            }
        }
    }

    /// <summary>Forgets the elements that are still open when a block ends with its container: their end tags are outside.</summary>
    public void EndBlock()
    {
        (tag, quote, passedTo) = (null, '\0', null);
        while (open is [.., (_, IsMarkdown: false)]) open.RemoveAt(open.Count - 1);
    }

    /// <summary>Reads what follows a <c>&lt;</c>.</summary>
    void Begin(ref ReadOnlySpan<char> line, WorkBudget budget)
    {
        if (line.StartsWith("<!--"))
        {
            passedTo = "-->";
            line = line[4..];
            return;
        }
        var isEnd = line is ['<', '/', ..];
        var name = HtmlElements.NameAt(line[(isEnd ? 2 : 1)..]);
        if (name is null) line = line[1..];
        else if (isEnd)
        {
            line = line[(2 + name.Length)..];
            budget.Charge(open.Count);
            var at = open.FindLastIndex(element => element.Name == name);
            if (at >= 0) open.RemoveRange(at, open.Count - at);
        }
        else
        {
            var end = EndOfTag(line);
            tagIsMarkdown = MarkdownOf(name, end < 0 ? line : line[..end]) is true && (end < 0 || line[end..].IsWhiteSpace());
            tag = name;
            line = line[(1 + name.Length)..];
        }
    }

    /// <summary>Passes over the rest of a start tag. False if it does not end in this line.</summary>
    bool PassTag(ref ReadOnlySpan<char> line)
    {
        var isEmpty = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
            }
            else if (c is '"' or '\'') quote = c;
            else if (c == '>')
            {
                line = line[(i + 1)..];
                Enter(isEmpty);
                return true;
            }
            isEmpty = c == '/';
        }
        return false;
    }

    void Enter(bool isEmpty)
    {
        var name = tag!;
        tag = null;
        if (isEmpty || HtmlElements.Void.Contains(name)) return;
        if (name is "script" or "style") passedTo = "</" + name;
        if (open.Count < MaxDepth) open.Add((name, tagIsMarkdown));
    }

    /// <summary>What <c>markdown="…"</c> says of the content; null if the tag has no such attribute.</summary>
    static bool? MarkdownOf(string name, ReadOnlySpan<char> tag)
    {
        const string attribute = "markdown";
        int found;
        while ((found = tag.IndexOf(attribute)) > 0)
        {
            var value = tag[(found + attribute.Length)..].TrimStart();
            var isName = char.IsWhiteSpace(tag[found - 1]) && value is ['=', ..];
            tag = value;
            if (isName) return !value[1..].TrimStart().TrimStart("\"'").StartsWith('0') && !alwaysHtml.Contains(name);
        }
        return null;
    }

    /// <summary>Returns the offset behind the <c>></c> of the tag that a line begins with; -1 if it is not in the line.</summary>
    static int EndOfTag(ReadOnlySpan<char> line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c == '>') return i + 1;
        }
        return -1;
    }
}
