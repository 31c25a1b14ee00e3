using System.Text;
using ContentApi.Content.Markdown.Bounds;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>
/// Takes the indentation off the lines between the tags of an element of MDX, so that they are as far to the right as the tag that opens it. MDX has no code by
/// indentation, and authors indent what is inside an element; the Markdown inside would otherwise be read as code.
/// </summary>
sealed class ElementIndentation
{
    /// <summary>The places at which characters were left out: the offset in <see cref="Text"/>, and the number of characters left out up to there.</summary>
    readonly List<(int At, int Removed)> removals;

    ElementIndentation(string text, List<(int At, int Removed)> removals) => (Text, this.removals) = (text, removals);

    /// <summary>The text that is left.</summary>
    public string Text { get; }

    /// <summary>Returns the offset in the source of an offset in <see cref="Text"/>.</summary>
    public int ToSource(int offset)
    {
        var index = removals.BinarySearch((offset, int.MaxValue));
        var before = (index < 0 ? ~index : index) - 1;
        return before < 0 ? offset : offset + removals[before].Removed;
    }

    /// <param name="text">The text with the masks of its pieces, which have no line ends.</param>
    /// <param name="pieces">The pieces in the order of the text.</param>
    /// <param name="budget">Is charged for the work.</param>
    /// <returns>Null if there is nothing to take off.</returns>
    public static ElementIndentation? Of(string text, IReadOnlyList<TemplatePiece> pieces, WorkBudget budget)
    {
        if (!pieces.Any(piece => IsBlockTag(text, piece))) return null;
        budget.Charge(text.Length / 8);
        var lines = Read(text, pieces);
        var (left, removals, removed) = (new StringBuilder(text.Length), new List<(int, int)>(), 0);
        foreach (var line in lines)
        {
            if (Math.Min(line.Inside?.Shift ?? 0, line.Indentation) is > 0 and var length)
            {
                removed += length;
                removals.Add((left.Length, removed));
                left.Append(text, line.Start + length, line.End - line.Start - length);
            }
            else left.Append(text, line.Start, line.End - line.Start);
        }
        return removed == 0 ? null : new(left.ToString(), removals);
    }

    /// <summary>An element whose tags stand alone on their lines.</summary>
    /// <param name="Outer">The element around it; null if there is none.</param>
    /// <param name="Indentation">The indentation of the opening tag.</param>
    sealed record Element(Element? Outer, TemplatePiece Open, int Indentation)
    {
        /// <summary>The smallest indentation of a line inside.</summary>
        public int Least { get; set; } = int.MaxValue;

        /// <summary>The number of characters that are taken off each line inside.</summary>
        public int Shift => shift ??= Least == int.MaxValue ? 0 : Math.Max(0, Least - (Indentation - (Outer?.Shift ?? 0)));

        int? shift;
    }

    /// <param name="Start">The offset of the first character.</param>
    /// <param name="End">The offset after the line end.</param>
    readonly record struct Line(int Start, int End, int Indentation, Element? Inside);

    static List<Line> Read(string text, IReadOnlyList<TemplatePiece> pieces)
    {
        var lines = new List<Line>();
        Element? inside = null;
        var (next, fence) = (0, "");
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var mark ? mark + 1 : text.Length;
            var content = text.AsSpan(start..end).TrimStart(" \t");
            var indentation = end - start - content.Length;
            while (next < pieces.Count && pieces[next].Start < start + indentation) next++;
            var tag = next < pieces.Count && pieces[next].Start == start + indentation && IsBlockTag(text, pieces[next]) ? pieces[next] : null;
            if (tag is { Role: TemplateRole.Close } && inside is not null && inside.Open == tag.Partner) inside = inside.Outer;
            lines.Add(new(start, end, indentation, inside));
            // Code may be less indented than its fence.
            if (fence.Length == 0 && inside is not null && !content.IsWhiteSpace()) inside.Least = Math.Min(inside.Least, indentation);
            fence = FenceAfter(content.TrimEnd(), fence);
            if (tag is { Role: TemplateRole.Open }) inside = new(inside, tag, indentation);
            start = end;
        }
        return lines;
    }

    /// <summary>Returns the fence of the code that a line is in or opens; empty if the next line is no code.</summary>
    static string FenceAfter(ReadOnlySpan<char> content, string fence)
    {
        if (fence.Length > 0) return content.Length >= fence.Length && content.IndexOfAnyExcept(fence[0]) < 0 ? "" : fence;
        if (content is not (['`', '`', '`', ..] or ['~', '~', '~', ..])) return "";
        var length = content.IndexOfAnyExcept(content[0]);
        return new(content[0], length < 0 ? content.Length : length);
    }

    static bool IsBlockTag(string text, TemplatePiece piece) =>
        piece is { Kind: TemplateKind.Element, IsInCode: false, Partner: { } partner } && TemplateLines.IsAlone(text, piece.Start, piece.End)
        && TemplateLines.IsAlone(text, partner.Start, partner.End);
}
