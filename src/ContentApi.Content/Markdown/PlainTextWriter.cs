using System.Text;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Html;
using ContentApi.Content.Markdown.Syntax;
using ContentApi.Content.Markdown.Templates;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown;

/// <summary>
/// Writes the text of a tree without its markup. The recursion is as deep as the tree, which <see cref="MarkdownLimits.MaxDepth"/> bounds.
/// </summary>
sealed class PlainTextWriter
{
    const int EmptyLine = 2, LineEnd = 1;

    readonly StringBuilder text = new();
    readonly List<(int Start, string Id)> headings = [];
    int pendingLineEnds;

    /// <summary>The length of the text before the mark that ends the excerpt; -1 if there is none.</summary>
    int excerptEnd = -1;

    /// <summary>Whether the last inline was the box of a task, to which the space after it belongs.</summary>
    bool isBehindBox;

    /// <summary>Whether template markup is left out between white space and what follows, so that one of two spaces is left out as well.</summary>
    bool isBehindGap;

    readonly WorkBudget? budget;

    /// <summary>Length at which writing stops, in characters.</summary>
    readonly int enough;

    /// <summary>Whether replaced characters are as the author wrote them, such as the names of emoji: so it is in the ids of headings.</summary>
    readonly bool isAsWritten;

    PlainTextWriter(WorkBudget? budget, int enough = int.MaxValue, bool isAsWritten = false) =>
        (this.budget, this.enough, this.isAsWritten) = (budget, enough, isAsWritten);

    /// <summary>Returns the text; <see cref="UnparsedText"/> if it could not be parsed.</summary>
    public static string Write(ParsedMarkdown parsed) => Write(parsed, int.MaxValue).Text;

    /// <summary>Returns the text, and the length of it before the mark by which the author ends the excerpt; -1 if there is no mark.</summary>
    /// <param name="parsed">The tree to write.</param>
    /// <param name="enough">A number of characters: a longer text may be cut off anywhere after them.</param>
    public static (string Text, int ExcerptEnd) Write(ParsedMarkdown parsed, int enough) =>
        parsed.Html is { } html ? (html.Text, html.ExcerptEnd)
            : WriteDocument(parsed, enough) is { } writer ? (writer.text.ToString(), writer.excerptEnd) : (UnparsedText.WithoutTemplates(parsed.Source), -1);

    /// <summary>Returns the whole text, and the offsets at which the headings begin in it.</summary>
    public static PlainSections WriteSections(ParsedMarkdown parsed)
    {
        if (parsed.Html is { } html) return new(html.Text, [.. html.Sections]);
        if (WriteDocument(parsed, int.MaxValue) is not { } writer) return new(UnparsedText.WithoutTemplates(parsed.Source), []);
        var byId = parsed.Headings.ToDictionary(heading => heading.Id);
        return new(writer.text.ToString(), [.. writer.headings.Select(heading => (heading.Start, byId[heading.Id]))]);
    }

    /// <summary>Writes the whole tree; null if the text could not be parsed.</summary>
    static PlainTextWriter? WriteDocument(ParsedMarkdown parsed, int enough)
    {
        if (parsed.Document is not { } document) return null;
        var writer = new PlainTextWriter(parsed.Budget, enough);
        writer.WriteBlock(document, EmptyLine);
        return writer;
    }

    /// <summary>Returns the text of an inline.</summary>
    /// <param name="inline">The inline to write.</param>
    /// <param name="budget">The budget whose clock is checked; null if the inline is short or no request waits.</param>
    /// <param name="isAsWritten">Whether replaced characters, such as emoji, are as the author wrote them.</param>
    public static string Write(Inline inline, WorkBudget? budget = null, bool isAsWritten = false)
    {
        var writer = new PlainTextWriter(budget, isAsWritten: isAsWritten);
        writer.WriteInline(inline);
        return writer.text.ToString();
    }

    /// <param name="block">The block to write.</param>
    /// <param name="apart">The number of line ends between the block and the text before it.</param>
    void WriteBlock(Block block, int apart)
    {
        if (block is LinkReferenceDefinitionGroup or ThematicBreakBlock || text.Length >= enough) return;
        budget?.Visit();
        if (block is ExcerptBlockMark)
        {
            EndExcerpt();
            return;
        }
        if (text.Length > 0) pendingLineEnds = Math.Max(pendingLineEnds, apart);
        if (block is HeadingBlock heading) headings.Add((text.Length + pendingLineEnds, heading.GetAttributes().Id!));
        switch (block)
        {
            case TableRow row:
                WriteRow(row);
                break;
            case ListBlock or Table:
                var apartInside = block is ListBlock { IsLoose: true } ? EmptyLine : LineEnd;
                foreach (var child in (ContainerBlock)block) WriteBlock(child, apartInside);
                break;
            case ListItemBlock or TableCell:
                // The first block of an item is as far from the item before as the item itself.
                foreach (var child in (ContainerBlock)block)
                    WriteBlock(child, child is ListBlock ? LineEnd : child == ((ContainerBlock)block)[0] ? 0 : EmptyLine);
                break;
            case DefinitionList:
                foreach (var child in (ContainerBlock)block)
                    WriteBlock(child, child is DefinitionItem { Count: > 0 } first && first[0] is DefinitionTerm ? EmptyLine : LineEnd);
                break;
            case DefinitionItem item:
                for (var i = 0; i < item.Count; i++)
                    WriteBlock(item[i], i == 0 ? 0 : item[i] is DefinitionTerm || item[i - 1] is DefinitionTerm ? LineEnd : EmptyLine);
                break;
            case QuoteBlock quote when Alert.Of(quote) is { } alert:
                Append(alert.Title);
                foreach (var child in quote) WriteBlock(child, EmptyLine);
                break;
            case ContainerBlock container:
                foreach (var child in container) WriteBlock(child, EmptyLine);
                break;
            case LeafBlock { Inline: { } inline }:
                WriteInline(inline);
                break;
            case CodeBlock code:
                Append(code.Lines.ToString());
                break;
        }
    }

    void WriteRow(TableRow row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0) Append("\t");
            WriteBlock(row[i], 0);
        }
    }

    void WriteInline(Inline inline)
    {
        if (text.Length >= enough) return;
        budget?.Visit();
        switch (inline)
        {
            case ReplacedInline replaced when isAsWritten:
                Append(replaced.Written);
                break;
            case Formula formula:
                Append(formula.Source.AsSpan());
                break;
            case LiteralInline literal:
                Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                Append(code.Content);
                break;
            case AutolinkInline autolink:
                Append(autolink.Url);
                break;
            case HtmlEntityInline entity:
                Append(entity.Transcoded.AsSpan());
                break;
            case LineBreakInline lineBreak:
                Append(lineBreak.IsHard ? "\n" : " ");
                break;
            case ExcerptMark:
                EndExcerpt();
                break;
            case TaskList:
                isBehindBox = true;
                break;
            case TemplateInline:
                isBehindGap = text.Length == 0 || pendingLineEnds > 0 || char.IsWhiteSpace(text[^1]);
                break;
            case ContainerInline container:
                if (container is DelimiterInline unmatched) Append(unmatched.ToLiteral());
                for (var child = container.FirstChild; child is not null; child = child.NextSibling)
                    if (child is HtmlInline tag) child = LeftOutInlines.EndOf(tag) ?? child;
                    else WriteInline(child);
                break;
        }
    }

    void EndExcerpt()
    {
        if (excerptEnd < 0) excerptEnd = text.Length;
    }

    void Append(ReadOnlySpan<char> piece)
    {
        if (isBehindBox || isBehindGap) piece = piece.TrimStart();
        if (piece.IsEmpty) return;
        text.Append('\n', pendingLineEnds).Append(piece);
        pendingLineEnds = 0;
        isBehindBox = isBehindGap = false;
    }
}
