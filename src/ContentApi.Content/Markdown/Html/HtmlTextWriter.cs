using System.Text;
using ContentApi.Content.Markdown.Bounds;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// Writes the text of HTML as a reader sees it, in the form that <see cref="PlainTextWriter"/> gives to Markdown. Hidden elements and what browsers show only
/// where something is missing are left out. Notes the texts of links and headings.
/// </summary>
sealed class HtmlTextWriter
{
    const int EmptyLine = 2, LineEnd = 1;

    readonly StringBuilder text = new();
    readonly List<(int Start, HtmlTag Tag, string Text)> headings = [];
    int pendingLineEnds;
    bool isSpacePending;

    /// <summary>Line ends at the end of preformatted text, which are written if more of it follows.</summary>
    int heldLineEnds;

    /// <summary>The headings and links that are open, and where their text begins.</summary>
    readonly Stack<(HtmlTag Tag, int Start)> marked = new();

    /// <summary>For each open list, whether its items are apart by an empty line.</summary>
    readonly Stack<bool> lists = new();

    /// <summary>The number of open <c>pre</c> elements.</summary>
    int preformatted;

    /// <summary>Whether the last term or definition of a list was a definition.</summary>
    bool isBehindDefinition;

    /// <summary>The element whose content is left out; null outside of one.</summary>
    HtmlTag? silent;

    /// <summary>Whether no cell of the row was written yet.</summary>
    bool isFirstCell;

    /// <summary>The length of the text before the mark that ends the excerpt; -1 if there is none.</summary>
    public int ExcerptEnd { get; private set; } = -1;

    /// <summary>The headings that have a text or not, with their offsets in the text.</summary>
    public IReadOnlyList<(int Start, HtmlTag Tag, string Text)> Headings => headings;

    public override string ToString() => text.ToString();

    public static HtmlTextWriter Write(IReadOnlyList<HtmlNode> nodes, WorkBudget budget)
    {
        var writer = new HtmlTextWriter();
        for (var i = 0; i < nodes.Count; i++)
        {
            budget.Visit();
            writer.Add(nodes, i);
        }
        return writer;
    }

    void Add(IReadOnlyList<HtmlNode> nodes, int at)
    {
        var (kind, characters, tag, _) = nodes[at];
        if (silent is not null)
        {
            if (kind == HtmlNodeKind.Close && tag == silent) silent = null;
            return;
        }
        switch (kind)
        {
            case HtmlNodeKind.Text when preformatted > 0:
                AddLines(characters);
                break;
            case HtmlNodeKind.Text:
                AddWords(characters);
                break;
            case HtmlNodeKind.Break:
                Part(EmptyLine);
                break;
            case HtmlNodeKind.ExcerptEnd:
                if (ExcerptEnd < 0) ExcerptEnd = text.Length;
                break;
            case HtmlNodeKind.Void:
                AddVoid(tag!);
                break;
            case HtmlNodeKind.Open when tag!.Formula is { } formula:
                var apart = HtmlElements.Blocks.Contains(tag.Name) ? EmptyLine : 0;
                Part(apart);
                Append(formula);
                Part(apart);
                silent = tag;
                break;
            case HtmlNodeKind.Open when IsSilent(tag!):
                silent = tag;
                break;
            case HtmlNodeKind.Open:
                Open(nodes, at, tag!);
                break;
            case HtmlNodeKind.Kept:
                break;
            default:
                Close(tag!);
                break;
        }
    }

    static bool IsSilent(HtmlTag tag) =>
        tag.IsMade || tag.Name is "audio" or "video" or "iframe" or "rp" || tag.Find("hidden") is not null;

    void AddVoid(HtmlTag tag)
    {
        switch (tag.Name)
        {
            case "br" when text.Length > 0:
                pendingLineEnds = Math.Min(EmptyLine, pendingLineEnds + 1);
                isSpacePending = false;
                break;
            case "img" when tag.Find("hidden") is null:
                AddWords(tag.Find("alt") ?? "");
                break;
            case "hr":
                Part(EmptyLine);
                break;
        }
    }

    void Open(IReadOnlyList<HtmlNode> nodes, int at, HtmlTag tag)
    {
        switch (tag.Name)
        {
            case "ul" or "ol":
                Part(lists.Count > 0 ? LineEnd : EmptyLine);
                lists.Push(IsLoose(nodes, at + 1));
                break;
            case "li":
                Part(lists.TryPeek(out var isLoose) && isLoose ? EmptyLine : LineEnd);
                break;
            case "tr":
                Part(LineEnd);
                isFirstCell = true;
                break;
            case "td" or "th":
                if (!isFirstCell) AddTab();
                isFirstCell = false;
                break;
            case "p" when IsFirstInItem(nodes, at):
                break;
            case "dt":
                Part(isBehindDefinition ? EmptyLine : LineEnd);
                isBehindDefinition = false;
                break;
            case "dd" or "thead" or "tbody" or "tfoot":
                Part(LineEnd);
                break;
            case "caption":
                Part(EmptyLine);
                break;
            default:
                if (HtmlElements.Blocks.Contains(tag.Name)) Part(EmptyLine);
                break;
        }
        if (tag.Name == "pre") preformatted++;
        if (HtmlElements.HeadingLevel(tag.Name) > 0 || tag.Name == "a") marked.Push((tag, text.Length));
    }

    void Close(HtmlTag tag)
    {
        if (marked.TryPeek(out var mark) && mark.Tag == tag)
        {
            marked.Pop();
            var start = mark.Start;
            while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
            var words = text.ToString(start, text.Length - start).ReplaceLineEndings(" ").TrimEnd();
            if (tag.Link is { } link) link.Text = words;
            else if (tag.Name != "a") headings.Add((words.Length > 0 ? start : text.Length + pendingLineEnds, tag, words));
        }
        if (tag.Name == "pre" && --preformatted == 0) heldLineEnds = 0;
        if (tag.Name == "dd") isBehindDefinition = true;
        if (tag.Name is "ul" or "ol") lists.TryPop(out _);
        if (HtmlElements.Blocks.Contains(tag.Name)) Part(tag.Name is "li" or "dt" or "dd" ? LineEnd : lists.Count > 0 && tag.Name is "ul" or "ol" ? LineEnd
            : EmptyLine);
        else if (tag.Name is "caption" or "tr") Part(LineEnd);
    }

    /// <summary>Whether the first item of a list has its text in a paragraph, as Markdown makes it for items that are apart.</summary>
    static bool IsLoose(IReadOnlyList<HtmlNode> nodes, int at)
    {
        at = Next(nodes, at);
        if (at >= nodes.Count || nodes[at] is not { Kind: HtmlNodeKind.Open, Tag.Name: "li" }) return false;
        at = Next(nodes, at + 1);
        return at < nodes.Count && nodes[at] is { Kind: HtmlNodeKind.Open, Tag.Name: "p" };
    }

    static bool IsFirstInItem(IReadOnlyList<HtmlNode> nodes, int at)
    {
        var before = at - 1;
        if (before >= 0 && nodes[before].Kind == HtmlNodeKind.Text && string.IsNullOrWhiteSpace(nodes[before].Text)) before--;
        return before >= 0 && nodes[before] is { Kind: HtmlNodeKind.Open, Tag.Name: "li" or "dd" or "td" or "th" };
    }

    /// <summary>Returns the index of the next node that is no blank text.</summary>
    static int Next(IReadOnlyList<HtmlNode> nodes, int at)
    {
        if (at < nodes.Count && nodes[at].Kind == HtmlNodeKind.Text && string.IsNullOrWhiteSpace(nodes[at].Text)) at++;
        return at;
    }

    void Part(int lineEnds)
    {
        if (lineEnds == 0) return;
        isSpacePending = false;
        if (text.Length > 0) pendingLineEnds = Math.Max(pendingLineEnds, lineEnds);
    }

    void AddTab()
    {
        isSpacePending = false;
        text.Append('\n', pendingLineEnds).Append('\t');
        pendingLineEnds = 0;
    }

    /// <summary>Adds words, between which any white space is one space.</summary>
    void AddWords(string characters)
    {
        const string space = " \t\n\r\f";
        var rest = characters.AsSpan();
        while (true)
        {
            var start = rest.IndexOfAnyExcept(space);
            if (start != 0 && !rest.IsEmpty) isSpacePending = true;
            if (start < 0) return;
            rest = rest[start..];
            var end = rest.IndexOfAny(space);
            Append(end < 0 ? rest : rest[..end]);
            if (end < 0) return;
            rest = rest[end..];
        }
    }

    void AddLines(string characters)
    {
        var lines = characters.AsSpan().TrimEnd('\n');
        if (!lines.IsEmpty)
        {
            if (heldLineEnds > 0 && text.Length > 0) pendingLineEnds = Math.Max(pendingLineEnds, heldLineEnds);
            heldLineEnds = 0;
            isSpacePending = false;
            Append(lines);
        }
        heldLineEnds += characters.Length - lines.Length;
    }

    void Append(ReadOnlySpan<char> piece)
    {
        if (pendingLineEnds > 0) text.Append('\n', pendingLineEnds);
        else if (isSpacePending && text.Length > 0 && text[^1] is not ('\n' or '\t')) text.Append(' ');
        (pendingLineEnds, isSpacePending) = (0, false);
        text.Append(piece);
    }
}
