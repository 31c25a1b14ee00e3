using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Templates;
using ContentApi.Content.Model;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// Reads HTML as a tree of allowed elements. It ends elements where browsers do; where tags are nested wrongly, an end tag ends all elements in it. So the tree
/// is always one that browsers read as it is written, and making it takes linear time: AngleSharp, which follows browsers in all cases, takes quadratic time
/// for some texts.
/// </summary>
sealed class HtmlReader
{
    readonly HtmlTokenizer tokens;
    readonly HtmlOrigins origins;
    readonly HtmlRules rules;
    readonly WorkBudget budget;
    readonly HtmlTagReader tags;
    readonly TemplateMask? templates;
    readonly bool keepsTemplates;
    readonly List<HtmlNode> nodes = [];

    /// <summary>The parts of the HTML that are left out with all that is in them; each ends in an end tag.</summary>
    readonly List<(int Start, int End)> hidden = [];

    /// <summary>The offset of the token that is read.</summary>
    int at;
    readonly List<HtmlTag> open = [];

    /// <summary>The number of open elements of each name, so that an end tag without a start tag costs no search.</summary>
    readonly Dictionary<string, int> openCounts = [];

    /// <summary>The name of the element that is left out with its content, and how many of them are open in each other.</summary>
    string? leftOut;
    int leftOutDepth, leftOutStart;

    HtmlReader(string html, HtmlOrigins origins, ParsedMarkdown parsed)
    {
        (this.origins, budget, templates) = (origins, parsed.Budget, parsed.Templates);
        rules = HtmlRules.Of(parsed.Source.Settings.Html);
        keepsTemplates = parsed.Source.Settings.Templates == TemplateMarkup.Keep;
        tokens = new(html, budget, templates, origins);
        tags = new(origins, rules, templates);
    }

    /// <param name="html">The HTML, in which template markup is masked.</param>
    /// <param name="origins">The places from which it comes.</param>
    /// <param name="parsed">The text.</param>
    /// <returns>The nodes, the addresses in their order, the faults, and the parts that are left out with their content, ascending.</returns>
    /// <exception cref="MarkdownTooComplexException">The HTML is nested or expanded beyond a limit.</exception>
    public static (List<HtmlNode> Nodes, List<HtmlLink> Links, HtmlFaults Faults, IReadOnlyList<(int Start, int End)> Hidden) Read(
        string html, HtmlOrigins origins, ParsedMarkdown parsed)
    {
        var reader = new HtmlReader(html, origins, parsed);
        reader.ReadAll();
        return (reader.nodes, reader.tags.Links, reader.tags.Faults, reader.hidden);
    }

    void ReadAll()
    {
        for (var token = tokens.Next(); token.Kind != HtmlTokenKind.End; token = tokens.Next())
        {
            budget.Visit();
            at = token.Start;
            switch (token.Kind)
            {
                case HtmlTokenKind.StartTag:
                    Start(token);
                    if (leftOut is null && HtmlElements.RawText.Contains(token.Value)) hidden.Add((token.Start, tokens.Offset - 1));
                    break;
                case HtmlTokenKind.EndTag:
                    End(token.Value);
                    break;
                case HtmlTokenKind.Text when leftOut is null:
                    AddMasked(token.Value);
                    break;
                case HtmlTokenKind.Comment when leftOut is null && Comments.IsExcerptEnd(token.Value):
                    Add(HtmlNodeKind.ExcerptEnd);
                    break;
            }
        }
        at = int.MaxValue;
        if (leftOut is not null) EndLeftOut();
        Pop(0);
    }

    void Add(HtmlNodeKind kind, HtmlTag? tag = null, string text = "") => nodes.Add(new(kind, text, tag, at));

    void Start(HtmlToken token)
    {
        var name = token.Value;
        if (leftOut is not null)
        {
            if (name == leftOut) leftOutDepth++;
            if (leftOut is not ("svg" or "math") || !HtmlElements.EndsOfForeign.Contains(name)) return;
            EndLeftOut();
        }
        var (isRaw, source) = origins.Of(token.Start);
        if (HtmlElements.LeftOutWithContent.Contains(name))
        {
            tags.Faults.LeftOut(name, source, withContent: true);
            (leftOut, leftOutDepth, leftOutStart) = (name, 1, token.Start);
            return;
        }
        if (!rules.AllowsElement(name) && name != "iframe")
        {
            tags.Faults.LeftOut(name, source, HtmlElements.RawText.Contains(name));
            if (HtmlElements.Boxes.Contains(name)) Separate();
            if (!HtmlElements.Blocks.Contains(name)) return;
            EndBefore(name);
            Add(HtmlNodeKind.Break);
            return;
        }
        if (!PrepareTable(name)) return;
        EndBefore(name);
        var tag = tags.Read(name, isRaw, source, token.Start, tokens.Attributes);
        if (tag is null) return;
        if (tag is { Name: "img", Link: null } && !tag.Attributes.Exists(attribute => attribute.Links is not null))
        {
            if (tag.Find("alt") is { Length: > 0 } text) AddText(text);
            return;
        }
        budget.ChargeOutput(2 * name.Length + 5 + tag.Attributes.Sum(attribute => attribute.Name.Length + attribute.Value.Length + 4));
        if (HtmlElements.Void.Contains(name)) Add(HtmlNodeKind.Void, tag);
        else if (name == "iframe")
        {
            // Its content is passed over.
            Add(HtmlNodeKind.Open, tag);
            Add(HtmlNodeKind.Close, tag);
        }
        else Push(tag);
    }

    void EndLeftOut()
    {
        hidden.Add((leftOutStart, at));
        leftOut = null;
    }

    /// <summary>Adds a text, and of template markup in it what readers see.</summary>
    void AddMasked(string text)
    {
        if (templates?.IsIn(text) != true)
        {
            AddText(text);
            return;
        }
        foreach (var (characters, piece) in templates.Divide(text))
            if (piece is null) AddText(characters);
            else if (piece.EndsExcerpt) Add(HtmlNodeKind.ExcerptEnd);
            else if (TemplateSettling.AddressOrNothing(piece) is { Length: > 0 } shown) AddText(shown);
            else if (keepsTemplates && !piece.IsSilent) AddText(templates.SourceOf(piece), HtmlNodeKind.Kept);
    }

    void AddText(string text, HtmlNodeKind kind = HtmlNodeKind.Text)
    {
        // The table's cells are where its text belongs. Browsers move a text between them before the table.
        if (IsInTable && !string.IsNullOrWhiteSpace(text)) OpenCell();
        budget.ChargeOutput(text.Length);
        budget.ChargeNodes(1);
        Add(kind, null, text);
    }

    /// <summary>Adds a space, unless there is one.</summary>
    void Separate()
    {
        if (nodes is [.., { Kind: HtmlNodeKind.Text, Text: [.., var last] }] && !char.IsWhiteSpace(last)) AddText(" ");
    }

    bool IsInTable => open.Count > 0 && HtmlElements.TableParts.Contains(open[^1].Name);

    /// <summary>Opens the parts of a table that an element needs and that its author has left out. False if the element cannot be where it is.</summary>
    bool PrepareTable(string name)
    {
        switch (name)
        {
            case "tr":
                if (!IsOpen("table")) return false;
                EndBefore(name);
                OpenIfIn("table", "tbody");
                return IsInTable;
            case "td" or "th":
                if (!IsOpen("table")) return false;
                EndBefore(name);
                OpenRow();
                return IsInTable;
            case "thead" or "tbody" or "tfoot" or "caption" or "colgroup":
                if (!IsOpen("table")) return false;
                EndBefore("tr");
                EndBefore(name);
                return open[^1].Name == "table";
            case "col":
                if (!IsOpen("table")) return false;
                OpenIfIn("table", "colgroup");
                return open[^1].Name == "colgroup";
            default:
                if (IsInTable) OpenCell();
                return true;
        }
    }

    bool IsOpen(string name) => openCounts.GetValueOrDefault(name) > 0;

    void OpenIfIn(string parent, string name)
    {
        if (open.Count > 0 && open[^1].Name == parent) Push(new(name, isRaw: true));
    }

    void OpenRow()
    {
        if (open[^1].Name == "colgroup") Pop(open.Count - 1);
        OpenIfIn("table", "tbody");
        if (open[^1].Name is "thead" or "tbody" or "tfoot") Push(new("tr", isRaw: true));
    }

    void OpenCell()
    {
        OpenRow();
        Push(new("td", isRaw: true));
    }

    void Push(HtmlTag tag)
    {
        if (open.Count >= MarkdownLimits.MaxHtmlDepth) throw new MarkdownTooComplexException();
        budget.ChargeNodes(2);
        open.Add(tag);
        openCounts[tag.Name] = openCounts.GetValueOrDefault(tag.Name) + 1;
        Add(HtmlNodeKind.Open, tag);
    }

    /// <summary>Ends the elements from a place in the stack on.</summary>
    void Pop(int from)
    {
        for (var i = open.Count - 1; i >= from; i--)
        {
            openCounts[open[i].Name]--;
            Add(HtmlNodeKind.Close, open[i]);
        }
        open.RemoveRange(from, open.Count - from);
    }

    /// <summary>Ends the elements that cannot be open when the next one begins.</summary>
    void EndBefore(string name)
    {
        if (HtmlElements.HeadingLevel(name) > 0 && open.Count > 0 && HtmlElements.HeadingLevel(open[^1].Name) > 0) Pop(open.Count - 1);
        if (HtmlElements.EndedBy(name) is var (ended, limit)) EndOpen(ended, limit);
        if (HtmlElements.Blocks.Contains(name) && IsOpen("p")) EndOpen(HtmlElements.Paragraph, HtmlElements.CellLimits);
    }

    void EndOpen(IReadOnlySet<string> names, IReadOnlySet<string> limit)
    {
        budget.Charge(1);
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (names.Contains(open[i].Name))
            {
                Pop(i);
                return;
            }
            if (limit.Contains(open[i].Name)) return;
        }
    }

    void End(string name)
    {
        if (leftOut is not null)
        {
            if (name == leftOut && --leftOutDepth == 0) EndLeftOut();
            return;
        }
        if (name == "br")
        {
            Add(HtmlNodeKind.Void, new(name, isRaw: true));
            return;
        }
        var isHeading = HtmlElements.HeadingLevel(name) > 0;
        if (!IsOpen(name) && !isHeading)
        {
            if (HtmlElements.Blocks.Contains(name) && !rules.AllowsElement(name)) Add(HtmlNodeKind.Break);
            else if (HtmlElements.Boxes.Contains(name)) Separate();
            return;
        }
        var isPart = HtmlElements.TableParts.Contains(name) || HtmlElements.CellLimits.Contains(name);
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i].Name == name || isHeading && HtmlElements.HeadingLevel(open[i].Name) > 0)
            {
                Pop(i);
                return;
            }
            if (isPart ? open[i].Name == "table" : HtmlElements.CellLimits.Contains(open[i].Name)) return;
        }
    }
}
