using ContentApi.Content.Markdown.Bounds;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Opens a table at its delimiter row (GitHub Flavored Markdown, 4.10): the last line of the paragraph above is the header if it has as many cells. Lines of
/// the paragraph before the header stay a paragraph. <see cref="TableRowParser"/> adds the rows.
/// </summary>
/// <remarks>
/// Markdig finds tables among the inlines of a paragraph. It keeps a paragraph with a line without a pipe a paragraph, and lets code spans, which it reads
/// first, hide pipes that are escaped.
/// </remarks>
sealed class TableParser : BlockParser
{
    readonly bool isKramdown;

    /// <param name="isKramdown">Whether a paragraph in which all lines have pipes becomes a table when it ends (<see cref="KramdownTable"/>).</param>
    public TableParser(bool isKramdown)
    {
        this.isKramdown = isKramdown;
        OpeningCharacters = ['|', '-', ':'];
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.CurrentBlock is not ParagraphBlock { Lines.Count: > 0 } paragraph) return BlockState.None;
        if (MeteredParagraphParser.IsLazy(paragraph)) return BlockState.None;
        // An item of a list comes before a table, as cmark-gfm has it.
        if (!isKramdown && processor.Line.AsSpan() is ['-', ' ' or '\t', ..]) return BlockState.None;
        if (ReadDelimiterRow(processor.Line) is not { } alignments) return BlockState.None;
        if (isKramdown && KramdownTable.MayBegin(paragraph, (WorkBudget)processor.Context!)) return BlockState.None;
        var header = paragraph.Lines.Lines[paragraph.Lines.Count - 1];
        header.Slice.Trim();
        ((WorkBudget)processor.Context!).Charge(header.Slice.Length / 4);
        if (TableRowParser.Cells(header.Slice).Take(alignments.Count + 1).Count() != alignments.Count) return BlockState.None;

        paragraph.Lines.RemoveAt(paragraph.Lines.Count - 1);
        var table = new Table(this) { Column = processor.Column, Span = new(header.Slice.Start, processor.Line.End) };
        foreach (var alignment in alignments) table.ColumnDefinitions.Add(new() { Alignment = alignment });
        TableRowParser.AddRow(processor, table, header, isHeader: true);
        processor.NewBlocks.Push(table);
        return BlockState.ContinueDiscard;
    }

    /// <summary>An empty line ends the table. Any other line may begin another block; if it does not, <see cref="TableRowParser"/> takes it.</summary>
    public override BlockState TryContinue(BlockProcessor processor, Block block) => BlockState.None;

    /// <summary>Returns the alignment of each column; null if the line is not a delimiter row. One of hyphens alone underlines a heading.</summary>
    static List<TableColumnAlign?>? ReadDelimiterRow(StringSlice line)
    {
        line.Trim();
        if (line.AsSpan().IndexOfAnyExcept("|-: \t") >= 0 || line.AsSpan().IndexOfAny('|', ':') < 0) return null;
        var alignments = new List<TableColumnAlign?>();
        foreach (var cell in TableRowParser.Cells(line))
        {
            var text = cell.AsSpan();
            var (isLeft, isRight) = (text.StartsWith(':'), text.EndsWith(':'));
            var hyphens = text.Trim(':');
            if (hyphens.IsEmpty || hyphens.IndexOfAnyExcept('-') >= 0 || text.Length - hyphens.Length > (isLeft ? 1 : 0) + (isRight ? 1 : 0)) return null;
            alignments.Add((isLeft, isRight) switch
            {
                (true, true) => TableColumnAlign.Center,
                (true, false) => TableColumnAlign.Left,
                (false, true) => TableColumnAlign.Right,
                _ => null,
            });
        }
        return alignments.Count == 0 ? null : alignments;
    }
}
