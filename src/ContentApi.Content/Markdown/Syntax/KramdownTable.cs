using ContentApi.Content.Markdown.Bounds;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Makes tables of kramdown (https://kramdown.gettalong.org/syntax.html#tables) from paragraphs in which each line has a pipe outside of code. The rows above
/// the first line of hyphens are the head; there may be none. Further lines of hyphens divide the body, and one of equals signs precedes the foot; both are
/// rows like all others.
/// </summary>
static class KramdownTable
{
    /// <summary>Whether a paragraph that is still open may become a table: its first and its last line have pipes.</summary>
    public static bool MayBegin(ParagraphBlock paragraph, WorkBudget budget)
    {
        var lines = paragraph.Lines;
        budget.Charge((lines.Lines[0].Slice.Length + lines.Lines[lines.Count - 1].Slice.Length) / 16);
        return lines.Lines[0].Slice.AsSpan().Contains('|') && lines.Lines[lines.Count - 1].Slice.AsSpan().Contains('|');
    }

    /// <summary>Returns the table that a paragraph is; null if it is none.</summary>
    public static Table? Of(BlockProcessor processor, ParagraphBlock paragraph)
    {
        // A paragraph of nothing but definitions has no lines.
        if (paragraph.Lines.Count == 0 || IsFormula(paragraph.Lines)) return null;
        var budget = (WorkBudget)processor.Context!;
        var rows = new List<(StringLine Line, List<StringSlice> Cells)>();
        var (head, body, hasFoot) = (0, 0, false);
        string? alignments = null;
        for (var i = 0; i < paragraph.Lines.Count; i++)
        {
            var line = paragraph.Lines.Lines[i];
            line.Slice.Trim();
            budget.Charge(line.Slice.Length / 4);
            if (!line.Slice.AsSpan().Contains('|')) return null;
            if (IsSeparator(line.Slice, '-'))
            {
                if (rows.Count == 0 || alignments is not null || hasFoot) continue;
                alignments = line.Slice.ToString();
                head = rows.Count;
            }
            else if (IsSeparator(line.Slice, '='))
            {
                body = rows.Count;
                hasFoot = true;
            }
            else if (Cells(line.Slice) is { Count: > 1 } cells) rows.Add((line, cells));
            else return null;
        }
        // A head or a foot alone is no table.
        if ((hasFoot ? body : rows.Count) <= head) return null;

        var hasFirstPipe = paragraph.Lines.Lines[0].Slice.AsSpan().TrimStart().StartsWith("|");
        foreach (var (_, cells) in rows)
        {
            if (hasFirstPipe && cells[0].IsEmpty) cells.RemoveAt(0);
            if (cells[^1].IsEmpty) cells.RemoveAt(cells.Count - 1);
        }
        var table = new Table { Line = paragraph.Line, Column = paragraph.Column, Span = paragraph.Span, IsOpen = false };
        var columns = rows.Max(row => row.Cells.Count);
        if (columns == 0) return null;
        foreach (var alignment in Alignments(alignments ?? "").Take(columns)) table.ColumnDefinitions.Add(new() { Alignment = alignment });
        while (table.ColumnDefinitions.Count < columns) table.ColumnDefinitions.Add(new());
        for (var i = 0; i < rows.Count; i++) TableRowParser.AddRow(processor, table, rows[i].Line, rows[i].Cells, isHeader: i < head);
        return table;
    }

    /// <summary>Whether a paragraph is a formula between dollar signs, which may have pipes: <c>$$|x| = 5$$</c>.</summary>
    static bool IsFormula(StringLineGroup lines)
    {
        var first = lines.Lines[0].Slice.AsSpan().Trim();
        var last = lines.Lines[lines.Count - 1].Slice.AsSpan().Trim();
        return first.StartsWith("$$") && last.EndsWith("$$") && (lines.Count > 1 || first.Length > 4);
    }

    /// <summary>Whether a line has a mark and, beside it, nothing but the lines, corners and colons of a separator.</summary>
    static bool IsSeparator(StringSlice line, char mark)
    {
        var hasMark = false;
        foreach (var c in line.AsSpan())
            if (c == mark) hasMark = true;
            else if (c is not ('+' or '|' or ':' or ' ' or '\t')) return false;
        return hasMark;
    }

    /// <summary>Returns the alignment of each column: that of each row of hyphens in a separator, by the colons beside it.</summary>
    static IEnumerable<TableColumnAlign?> Alignments(string separator)
    {
        for (var start = separator.IndexOf('-'); start >= 0; start = separator.IndexOf('-', start))
        {
            var isLeft = start > 0 && separator[start - 1] == ':';
            while (start < separator.Length && separator[start] == '-') start++;
            var isRight = start < separator.Length && separator[start] == ':';
            yield return (isLeft, isRight) switch
            {
                (true, true) => TableColumnAlign.Center,
                (true, false) => TableColumnAlign.Left,
                (false, true) => TableColumnAlign.Right,
                _ => null,
            };
            if (start == separator.Length) yield break;
        }
    }

    /// <summary>Divides a line at its pipes that are neither escaped nor in code. The parts have no white space around them.</summary>
    static List<StringSlice> Cells(StringSlice line)
    {
        var cells = new List<StringSlice>();
        var (text, start) = (line.Text, line.Start);
        var code = new CodeInLine(line);
        for (var i = line.Start; i <= line.End; i++)
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '`' or '<':
                    i = code.EndOf(i) - 1;
                    break;
                case '|':
                    cells.Add(Trimmed(text, start, i - 1));
                    start = i + 1;
                    break;
            }
        cells.Add(Trimmed(text, start, line.End));
        return cells;
    }

    static StringSlice Trimmed(string text, int start, int end)
    {
        var cell = new StringSlice(text, start, end);
        cell.Trim();
        return cell;
    }

    /// <summary>Finds the ends of code spans and of elements <c>&lt;code></c> in a line, each of which is looked for once where there is none.</summary>
    ref struct CodeInLine(StringSlice line)
    {
        readonly string text = line.Text;
        readonly int last = line.End;
        HashSet<int>? absentRuns;
        bool hasNoEndTag;

        /// <summary>Returns the offset after the code that begins at an offset, or after the characters there that begin none.</summary>
        public int EndOf(int start)
        {
            if (text[start] == '<') return EndOfElement(start);
            var length = Run(start);
            if (absentRuns?.Contains(length) == true) return start + length;
            for (var next = start + length; next <= last;)
            {
                next = text.IndexOf('`', next, last - next + 1);
                if (next < 0) break;
                var run = Run(next);
                next += run;
                if (run == length) return next;
            }
            (absentRuns ??= []).Add(length);
            return start + length;
        }

        readonly int Run(int start)
        {
            var end = start;
            while (end <= last && text[end] == '`') end++;
            return end - start;
        }

        int EndOfElement(int start)
        {
            var rest = text.AsSpan(start, last - start + 1);
            if (hasNoEndTag || !rest.StartsWith("<code")) return start + 1;
            var end = rest.IndexOf("</code>");
            hasNoEndTag = end < 0;
            return end < 0 ? start + 1 : start + end + "</code>".Length;
        }
    }
}
