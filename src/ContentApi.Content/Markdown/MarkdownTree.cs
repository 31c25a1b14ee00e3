using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Html;
using ContentApi.Content.Markdown.Syntax;
using ContentApi.Content.Markdown.Templates;
using ContentApi.Content.Model;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown;

/// <summary>
/// Writes a tree as JSON in the shape of mdast (https://github.com/syntax-tree/mdast) with its extensions for GFM, without positions. References are links
/// with the addresses of the HTML. The recursion is as deep as the tree and the elements in it, which <see cref="MarkdownLimits.MaxDepth"/> bounds each.
/// </summary>
sealed class MarkdownTree
{
    /// <summary>A node is an object in the list of its parent's children. There are nodes of the tree, elements of templates, and attributes in them.</summary>
    static readonly JsonWriterOptions options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 2 * (MarkdownLimits.MaxDepth + MarkdownLimits.MaxDepth + 10),
    };

    readonly Utf8JsonWriter json;
    readonly WorkBudget budget;
    readonly TemplateMask? templates;
    readonly TemplateMarkup policy;
    readonly HtmlContent? html;
    readonly Func<MarkdownObject, RawHtmlNode> rawHtml;

    /// <summary>The characters of a text node that is not written yet: Markdig divides texts at each mark.</summary>
    readonly StringBuilder text = new();

    /// <summary>The number of elements of template markup that are open.</summary>
    int depth;

    /// <summary>Whether raw HTML before this place leaves out what is here: it is the content of a <c>script</c>, for example.</summary>
    bool isHidden;

    MarkdownTree(Utf8JsonWriter json, ParsedMarkdown parsed, Func<MarkdownObject, RawHtmlNode> rawHtml)
    {
        (this.json, budget, templates, policy, html) = (json, parsed.Budget, parsed.Templates, parsed.Source.Settings.Templates, parsed.Html);
        this.rawHtml = rawHtml;
    }

    /// <summary>Returns the tree as JSON; a text beyond a limit is a block of code with the source.</summary>
    /// <param name="parsed">The text.</param>
    /// <param name="rawHtml">Returns what is safe of a block or tag of raw HTML.</param>
    public static ReadOnlyMemory<byte> Write(ParsedMarkdown parsed, Func<MarkdownObject, RawHtmlNode> rawHtml)
    {
        if (parsed.Document is not null)
        {
            parsed.Budget.BeginRendering();
            try
            {
                return Write(parsed, rawHtml, tree => tree.WriteBlock(parsed.Document));
            }
            catch (MarkdownTooComplexException)
            {
                // Written below.
            }
        }
        return Write(parsed, rawHtml, tree => tree.WriteSource(UnparsedText.WithMarkup(parsed.Source)));
    }

    /// <summary>Returns the tree of an HTML file, which is one node.</summary>
    /// <param name="html">The sanitised HTML as a JSON string.</param>
    public static ReadOnlyMemory<byte> WriteHtml(ReadOnlyMemory<byte> html)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write("""{"type":"root","children":[{"type":"html","value":"""u8);
        bytes.Write(html.Span);
        bytes.Write("}]}"u8);
        return bytes.WrittenMemory;
    }

    static ReadOnlyMemory<byte> Write(ParsedMarkdown parsed, Func<MarkdownObject, RawHtmlNode> rawHtml, Action<MarkdownTree> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, options)) write(new(json, parsed, rawHtml));
        return bytes.WrittenMemory;
    }

    void WriteSource(string source)
    {
        json.WriteStartObject();
        json.WriteString("type", "root");
        json.WriteStartArray("children");
        json.WriteStartObject();
        json.WriteString("type", "code");
        json.WriteNull("lang");
        json.WriteNull("meta");
        json.WriteString("value", source);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Blocks

    void WriteBlock(Block block)
    {
        if (isHidden && !HasRawHtml(block)) return;
        switch (block)
        {
            case MarkdownDocument document:
                Parent("root", document);
                break;
            case FootnoteGroup group:
                foreach (var footnote in group) WriteBlock(footnote);
                break;
            case Footnote footnote:
                Open("footnoteDefinition");
                WriteIdentifier(footnote);
                WriteChildren(footnote);
                break;
            case HeadingBlock heading:
                Open("heading");
                json.WriteNumber("depth", heading.Level);
                WriteProperties(heading, "id");
                WriteChildren(heading.Inline);
                break;
            case ThematicBreakBlock:
                Open("thematicBreak");
                json.WriteEndObject();
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case ListItemBlock item:
                Open("listItem");
                json.WriteBoolean("spread", item.Parent is ListBlock { IsLoose: true });
                if (TaskOf(item) is { } task) json.WriteBoolean("checked", task.Checked);
                else json.WriteNull("checked");
                WriteChildren(item);
                break;
            case FormulaBlock formula:
                WriteValue("math", formula.Lines.ToString());
                break;
            case CodeBlock code:
                WriteCode(code);
                break;
            case Table table:
                WriteTable(table);
                break;
            case TableRow row:
                Parent("tableRow", row);
                break;
            case TableCell cell:
                Open("tableCell");
                json.WriteStartArray("children");
                foreach (var child in cell)
                    if (child is LeafBlock { Inline: { } inline }) WriteInlines(inline);
                WriteEnd();
                break;
            case DefinitionList list:
                Open("defList");
                json.WriteStartArray("children");
                foreach (var item in list.OfType<ContainerBlock>()) WriteDefinition(item);
                WriteEnd();
                break;
            case NamedContainer container:
                WriteContainer(container);
                break;
            case QuoteBlock quote when Alert.Of(quote) is { } alert:
                WriteAlert(quote, alert);
                break;
            case QuoteBlock quote:
                Parent("blockquote", quote);
                break;
            case HtmlBlock raw:
                WriteHtml(raw);
                break;
            case LinkReferenceDefinitionGroup or LinkReferenceDefinition:
                break;
            case ContainerBlock container:
                foreach (var child in container) WriteBlock(child);
                break;
            // A paragraph of nothing but definitions is empty.
            case LeafBlock { Inline: { FirstChild: not null } inline }:
                Open("paragraph");
                WriteChildren(inline);
                break;
        }
    }

    static bool HasRawHtml(Block block) => block switch
    {
        HtmlBlock => true,
        LeafBlock leaf => leaf.Inline?.FindDescendants<HtmlInline>().Any() == true,
        _ => block.Descendants().Any(node => node is HtmlBlock or HtmlInline),
    };

    void Parent(string type, ContainerBlock container)
    {
        Open(type);
        WriteChildren(container);
    }

    /// <summary>Writes the children of a block, and closes the block.</summary>
    void WriteChildren(ContainerBlock container)
    {
        json.WriteStartArray("children");
        WriteBlocks(container);
        WriteEnd();
    }

    void WriteBlocks(IEnumerable<Block> blocks)
    {
        var items = new List<object>();
        foreach (var block in blocks)
            if (block is TemplateBlock template) items.AddRange(template.Pieces);
            else items.Add(block);
        WriteItems(items, isFlow: true);
    }

    void WriteList(ListBlock list)
    {
        Open("list");
        json.WriteBoolean("ordered", list.IsOrdered);
        if (list.IsOrdered) json.WriteNumber("start", int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1);
        else json.WriteNull("start");
        json.WriteBoolean("spread", list.IsLoose);
        WriteChildren(list);
    }

    void WriteDefinition(ContainerBlock item)
    {
        foreach (var term in item.OfType<DefinitionTerm>())
        {
            Open("defListTerm");
            WriteChildren(term.Inline);
        }
        Open("defListDescription");
        json.WriteStartArray("children");
        WriteBlocks(item.Where(child => child is not DefinitionTerm));
        WriteEnd();
    }

    /// <summary>Writes a container as the tools for directives have it: its title is the first paragraph, with a mark.</summary>
    void WriteContainer(NamedContainer container)
    {
        Open("containerDirective");
        WriteText("name", container.Name);
        json.WriteStartObject("attributes");
        var attributes = container.GetAttributes();
        if (attributes.Id is { } id) WriteText("id", id);
        // The first classes are those of the HTML.
        if (attributes.Classes?.Skip(container.Name.Length > 0 ? 2 : 1).ToList() is { Count: > 0 } classes) WriteText("class", string.Join(' ', classes));
        foreach (var (name, value) in attributes.Properties ?? []) WriteText(name, value);
        json.WriteEndObject();
        json.WriteStartArray("children");
        if (container.HasTitle)
        {
            Open("paragraph");
            json.WriteStartObject("data");
            json.WriteBoolean("directiveLabel", true);
            json.WriteEndObject();
            WriteChildren((container[0] as LeafBlock)?.Inline);
        }
        WriteBlocks(container.Skip(container.HasTitle ? 1 : 0));
        WriteEnd();
    }

    /// <summary>Writes an alert as a quote with the classes and the title of its HTML.</summary>
    void WriteAlert(QuoteBlock quote, Alert alert)
    {
        Open("blockquote");
        WriteClasses("markdown-alert", "markdown-alert-" + alert.Name);
        json.WriteStartArray("children");
        Open("paragraph");
        WriteClasses("markdown-alert-title");
        json.WriteStartArray("children");
        WriteValue("text", alert.Title);
        WriteEnd();
        WriteBlocks(quote);
        WriteEnd();
    }

    void WriteClasses(params ReadOnlySpan<string> classes)
    {
        json.WriteStartObject("data");
        json.WriteStartObject("hProperties");
        json.WriteStartArray("className");
        foreach (var name in classes) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    void WriteCode(CodeBlock code)
    {
        Open("code");
        var fenced = code as FencedCodeBlock;
        WriteText("lang", fenced?.Info is { Length: > 0 } info ? info : null);
        WriteText("meta", fenced?.Arguments is { Length: > 0 } arguments ? arguments.Trim() : null);
        WriteText("value", code.Lines.ToString());
        json.WriteEndObject();
    }

    void WriteTable(Table table)
    {
        Open("table");
        json.WriteStartArray("align");
        var columns = (table.FirstOrDefault() as TableRow)?.Count ?? 0;
        foreach (var column in table.ColumnDefinitions.Take(columns))
            if (column.Alignment is { } alignment) json.WriteStringValue(alignment.ToString().ToLowerInvariant());
            else json.WriteNullValue();
        json.WriteEndArray();
        WriteChildren(table);
    }

    static TaskList? TaskOf(ListItemBlock item) => item.Count > 0 && item[0] is ParagraphBlock { Inline.FirstChild: TaskList task } ? task : null;

    void WriteIdentifier(Footnote footnote)
    {
        var label = (footnote.Label ?? "").TrimStart('^');
        WriteText("identifier", label.ToLowerInvariant());
        WriteText("label", label);
    }

    // Inlines

    /// <summary>Writes the inlines of a node, and closes the node.</summary>
    void WriteChildren(ContainerInline? inlines)
    {
        json.WriteStartArray("children");
        if (inlines is not null) WriteInlines(inlines);
        WriteEnd();
    }

    void WriteInlines(ContainerInline inlines)
    {
        var items = new List<object>();
        for (var child = inlines.FirstChild; child is not null; child = child.NextSibling) items.Add(child is TemplateInline template ? template.Piece : child);
        WriteItems(items, isFlow: false);
        WriteTextNode();
    }

    void WriteInline(Inline inline)
    {
        budget.Visit();
        if (isHidden && inline is not (HtmlInline or ContainerInline)) return;
        switch (inline)
        {
            case LiteralInline literal:
                AppendText(literal.Content.AsSpan());
                return;
            case HtmlEntityInline entity:
                AppendText(entity.Transcoded.AsSpan());
                return;
            case LineBreakInline { IsHard: false }:
                AppendText("\n");
                return;
            case HtmlInline tag:
                WriteHtml(tag);
                return;
            case TaskList or ExcerptMark:
                return;
            case DelimiterInline delimiter:
                if (!isHidden) AppendText(delimiter.ToLiteral());
                break;
        }
        if (inline is ContainerInline && (isHidden || inline is not (EmphasisInline or LinkInline)))
        {
            for (var child = ((ContainerInline)inline).FirstChild; child is not null; child = child.NextSibling) WriteInline(child);
            return;
        }
        WriteTextNode();
        switch (inline)
        {
            case LineBreakInline:
                Open("break");
                json.WriteEndObject();
                break;
            case CodeInline code:
                WriteValue("inlineCode", code.Content);
                break;
            case Formula formula:
                WriteValue("inlineMath", formula.Content.ToString());
                break;
            case EmphasisInline emphasis:
                Open(StrikethroughParser.IsStrike(emphasis) ? "delete" : emphasis.DelimiterCount == 2 ? "strong" : "emphasis");
                WriteChildren(emphasis);
                break;
            case AutolinkInline autolink:
                Open("link");
                WriteText("title", null);
                WriteText("url", autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url);
                json.WriteStartArray("children");
                AppendText(autolink.Url);
                WriteTextNode();
                WriteEnd();
                break;
            case LinkInline { IsImage: true } image:
                Open("image");
                WriteText("title", image.Title is { Length: > 0 } title ? title : null);
                WriteText("url", image.Url ?? "");
                WriteText("alt", PlainTextWriter.Write(image));
                json.WriteEndObject();
                break;
            case LinkInline link:
                Open("link");
                WriteText("title", link.Title is { Length: > 0 } tip ? tip : null);
                WriteText("url", link.GetDynamicUrl?.Invoke() ?? link.Url ?? "");
                WriteChildren(link);
                break;
            case FootnoteLink { IsBackLink: false } reference:
                Open("footnoteReference");
                WriteIdentifier(reference.Footnote);
                json.WriteEndObject();
                break;
        }
    }

    /// <summary>Writes a block or a tag of raw HTML, of which nothing may be left.</summary>
    void WriteHtml(MarkdownObject node)
    {
        var (json, hidesNext) = rawHtml(node);
        isHidden = hidesNext;
        var value = json ?? throw new MarkdownTooComplexException();
        if (value.AsSpan().SequenceEqual("\"\""u8)) return;
        WriteTextNode();
        Open("html");
        budget.ChargeOutput(value.Length);
        this.json.WritePropertyName("value");
        this.json.WriteRawValue(value, skipInputValidation: true);
        this.json.WriteEndObject();
    }

    void AppendText(ReadOnlySpan<char> piece)
    {
        budget.ChargeOutput(piece.Length);
        text.Append(piece);
    }

    /// <summary>Writes the text that was appended as one node.</summary>
    void WriteTextNode()
    {
        if (text.Length == 0) return;
        var value = text.ToString();
        text.Clear();
        WriteValue("text", value);
    }

    // Template markup

    /// <summary>Writes siblings: blocks or inlines, and pieces of template markup. What is between a piece and its closing one becomes its children.</summary>
    void WriteItems(IReadOnlyList<object> items, bool isFlow)
    {
        Dictionary<TemplatePiece, int>? closers = null;
        for (var i = 0; i < items.Count; i++)
            if (items[i] is TemplatePiece { Role: TemplateRole.Close, Partner: not null } closer)
                (closers ??= new(ReferenceEqualityComparer.Instance)).TryAdd(closer, i);
        WriteItems(items, 0, items.Count, closers, isFlow);
    }

    void WriteItems(IReadOnlyList<object> items, int from, int to, Dictionary<TemplatePiece, int>? closers, bool isFlow)
    {
        for (var i = from; i < to; i++)
            switch (items[i])
            {
                case Block block:
                    budget.Visit();
                    WriteBlock(block);
                    break;
                case Inline inline:
                    // The space after the box of a task belongs to the box.
                    if (i > 0 && items[i - 1] is TaskList && inline is LiteralInline literal) AppendText(literal.Content.AsSpan().TrimStart());
                    else WriteInline(inline);
                    break;
                case TemplatePiece piece when !piece.IsSilent && policy == TemplateMarkup.Keep:
                    WriteKept(piece, isFlow);
                    break;
                case TemplatePiece piece when !piece.IsSilent && policy == TemplateMarkup.Nodes && piece.Role != TemplateRole.Close:
                    var closes = piece.Partner is { } closer && depth < MarkdownLimits.MaxDepth ? closers?.GetValueOrDefault(closer, to) ?? to : to;
                    var end = closes < to ? closes : i;
                    WriteTextNode();
                    OpenTemplate(piece, isFlow);
                    depth++;
                    WriteItems(items, i + 1, end, closers, isFlow);
                    depth--;
                    WriteTextNode();
                    if (!piece.IsExpression) WriteEnd();
                    else json.WriteEndObject();
                    i = end;
                    break;
            }
    }

    void WriteKept(TemplatePiece piece, bool isFlow)
    {
        if (isFlow)
        {
            Open("paragraph");
            json.WriteStartArray("children");
        }
        AppendText(templates!.SourceOf(piece));
        if (!isFlow) return;
        WriteTextNode();
        WriteEnd();
    }

    /// <summary>Begins the node of a piece: that of MDX for its elements and expressions, and one that is made like it for all others.</summary>
    void OpenTemplate(TemplatePiece piece, bool isFlow)
    {
        var place = isFlow ? "Flow" : "Text";
        switch (piece.Kind)
        {
            case TemplateKind.Expression:
                Open($"mdx{place}Expression");
                WriteText("value", piece.Content);
                return;
            case TemplateKind.Element:
                Open($"mdxJsx{place}Element");
                WriteText("name", piece.Name.Length == 0 ? null : piece.Name);
                WriteAttributes(TemplateArguments.Of(piece));
                break;
            default:
                Open($"template{place}Element");
                WriteText("syntax", piece.Kind.ToString().ToLowerInvariant());
                WriteText("name", piece.Name.Length == 0 ? null : piece.Name);
                WriteText("value", piece.Content);
                WriteArguments(piece.Kind == TemplateKind.Output ? new([]) : TemplateArguments.Of(piece));
                break;
        }
        json.WriteStartArray("children");
    }

    /// <summary>Writes arguments as an object, if all have names, or else as a list of their values and of objects for those with names.</summary>
    void WriteArguments(TemplateArguments arguments)
    {
        json.WritePropertyName("arguments");
        if (arguments.All.Count > 0 && arguments.All.All(argument => argument.Name is not null))
        {
            json.WriteStartObject();
            // The last of equal names counts, as in an object of JavaScript.
            foreach (var argument in arguments.All.GroupBy(argument => argument.Name!).Select(same => same.Last())) WriteArgument(argument);
            json.WriteEndObject();
            return;
        }
        json.WriteStartArray();
        foreach (var argument in arguments.All)
            if (argument.Name is null) json.WriteStringValue(Charged(argument.Value ?? ""));
            else
            {
                json.WriteStartObject();
                WriteArgument(argument);
                json.WriteEndObject();
            }
        json.WriteEndArray();
    }

    void WriteArgument(TemplateArgument argument)
    {
        if (argument.Value is null) json.WriteBoolean(argument.Name!, true);
        else json.WriteString(Charged(argument.Name!), Charged(argument.Value));
    }

    void WriteAttributes(TemplateArguments attributes)
    {
        json.WriteStartArray("attributes");
        foreach (var attribute in attributes.All)
        {
            Open(attribute.Name is null ? "mdxJsxExpressionAttribute" : "mdxJsxAttribute");
            if (attribute.Name is not null) WriteText("name", attribute.Name);
            if (attribute is { IsExpression: true, Name: not null })
            {
                json.WritePropertyName("value");
                Open("mdxJsxAttributeValueExpression");
                WriteText("value", attribute.Value);
                json.WriteEndObject();
            }
            else WriteText("value", attribute.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // JSON

    /// <summary>Characters that a node takes besides its values.</summary>
    const int OutputOfNode = 40;

    void Open(string type)
    {
        budget.ChargeOutput(OutputOfNode);
        json.WriteStartObject();
        json.WriteString("type", type);
    }

    /// <summary>Closes a node after its children.</summary>
    void WriteEnd()
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    void WriteValue(string type, string value)
    {
        Open(type);
        WriteText("value", value);
        json.WriteEndObject();
    }

    void WriteText(string name, string? value)
    {
        if (value is null) json.WriteNull(name);
        else json.WriteString(name, Charged(value));
    }

    string Charged(string value)
    {
        budget.ChargeOutput(value.Length);
        return value;
    }

    /// <summary>Writes the id of a node as the tools for hast take it.</summary>
    void WriteProperties(MarkdownObject node, string name)
    {
        if (node.TryGetAttributes()?.Id is not { } id) return;
        if (html is not null) id = html.IdOnPage(id);
        json.WriteStartObject("data");
        json.WriteStartObject("hProperties");
        json.WriteString(name, id);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

/// <summary>A block or tag of raw HTML in a tree.</summary>
/// <param name="Json">What is safe of it, as a JSON string; null if it is beyond a limit.</param>
/// <param name="HidesNext">Whether what follows it, up to the next raw HTML, is left out.</param>
readonly record struct RawHtmlNode(byte[]? Json, bool HidesNext)
{
    public static RawHtmlNode Nothing { get; } = new("\"\""u8.ToArray(), false);
}
