using ContentApi.Content.Markdown.Bounds;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Adds each line below an open table to it as a row, with a pipe or without, unless another block begins there: it is the last parser but that of
/// paragraphs. Missing cells are added, and those beyond the width of the header are left out (GitHub Flavored Markdown, 4.10).
/// </summary>
sealed class TableRowParser : BlockParser
{
    /// <summary>Nodes of a cell: itself, its paragraph, and the object that holds the text.</summary>
    const int NodesOfCell = 3;

    /// <summary>Characters of HTML for a cell that the text leaves out: <c>&lt;td&gt;&lt;/td&gt;</c> with an alignment.</summary>
    const int OutputOfCell = 40;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.CurrentBlock is not Table table || MeteredParagraphParser.IsLazy(table)) return BlockState.None;
        var line = processor.Line;
        line.Trim();
        AddRow(processor, table, new(line, processor.LineIndex, processor.Column, line.Start, NewLine.None), isHeader: false);
        table.UpdateSpanEnd(processor.Line.End);
        table.IsOpen = true;
        return BlockState.BreakDiscard;
    }

    public static void AddRow(BlockProcessor processor, Table table, StringLine line, bool isHeader) =>
        AddRow(processor, table, line, Cells(line.Slice).Take(table.ColumnDefinitions.Count), isHeader);

    /// <param name="processor">The processor of the document.</param>
    /// <param name="table">The table, whose columns are defined.</param>
    /// <param name="line">The line of the row.</param>
    /// <param name="cells">The cells of the line, at most as many as there are columns. Missing cells are added.</param>
    /// <param name="isHeader">Whether the row is a part of the table's head.</param>
    public static void AddRow(BlockProcessor processor, Table table, StringLine line, IEnumerable<StringSlice> cells, bool isHeader)
    {
        var budget = (WorkBudget)processor.Context!;
        budget.Charge(line.Slice.Length / 4);
        var row = new TableRow { IsHeader = isHeader, Line = line.Line, Column = line.Column, Span = new(line.Slice.Start, line.Slice.End) };
        table.Add(row);
        foreach (var cell in cells) Add(budget, row, cell);
        budget.ChargeOutput((table.ColumnDefinitions.Count - row.Count) * OutputOfCell);
        while (row.Count < table.ColumnDefinitions.Count) Add(budget, row, new(line.Slice.Text, line.Slice.End + 1, line.Slice.End));
    }

    static void Add(WorkBudget budget, TableRow row, StringSlice text)
    {
        budget.ChargeNodes(NodesOfCell);
        var span = new SourceSpan(text.Start, Math.Max(text.Start, text.End));
        var paragraph = new ParagraphBlock { Line = row.Line, Column = row.Column, Span = span, IsOpen = false, Lines = new(1) };
        var line = new StringLine(text, row.Line, row.Column + text.Start - row.Span.Start, text.Start, NewLine.None);
        paragraph.Lines.Add(ref line);
        row.Add(new TableCell { Line = row.Line, Column = row.Column, Span = span, ColumnIndex = row.Count });
        ((TableCell)row.LastChild!).Add(paragraph);
    }

    /// <summary>Returns the cells of a line without the white space around them. A pipe at either end of the line is no cell's.</summary>
    /// <param name="line">The line, without white space around it.</param>
    public static IEnumerable<StringSlice> Cells(StringSlice line)
    {
        var text = line.Text;
        var start = line.CurrentChar == '|' ? line.Start + 1 : line.Start;
        while (start <= line.End)
        {
            var end = EndOfCell(text, start, line.End);
            var cell = new StringSlice(text, start, end - 1);
            cell.Trim();
            yield return cell;
            start = end + 1;
        }
    }

    /// <summary>Returns the place of the next pipe that is not escaped, or the one after the last character.</summary>
    static int EndOfCell(string text, int start, int last)
    {
        for (var i = start; i <= last; i++)
        {
            if (text[i] == '|') return i;
            if (text[i] == '\\' && i < last && char.IsAscii(text[i + 1]) && (char.IsPunctuation(text[i + 1]) || char.IsSymbol(text[i + 1]))) i++;
        }
        return last + 1;
    }
}
