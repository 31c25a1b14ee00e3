using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Html;

/// <summary>Says for each place in rendered HTML where it comes from: raw HTML is copied from the source, all else is made by Markdown.</summary>
sealed class HtmlOrigins
{
    /// <summary>The copied parts, ascending.</summary>
    readonly List<(int Html, int Source, int Length)> copied = [];

    readonly List<HtmlPiece> pieces = [];
    int next;
    readonly Dictionary<int, LinkNode> links = [];
    readonly Dictionary<int, string> formulas = [];

    /// <summary>The origins of HTML that is the source itself.</summary>
    public static HtmlOrigins OfSource(int length)
    {
        var origins = new HtmlOrigins();
        origins.AddCopy(0, 0, length);
        return origins;
    }

    public void AddCopy(int html, int source, int length) => copied.Add((html, source, length));

    /// <summary>The raw HTML of a text in Markdown, ascending: each block or tag that is a node of its tree.</summary>
    public IReadOnlyList<HtmlPiece> Pieces => pieces;

    public void AddPiece(MarkdownObject node, int start, int end) => pieces.Add(new(node, start, end));

    /// <summary>Returns the end of the piece of raw HTML in which an offset is; the length of the HTML if it is in none.</summary>
    public int EndOfPiece(int html, int length)
    {
        // The tokenizer asks in the order of the text.
        while (next < pieces.Count && pieces[next].End <= html) next++;
        return next < pieces.Count && pieces[next].Start <= html ? pieces[next].End : length;
    }

    public void AddLink(int html, LinkNode link) => links[html] = link;

    public void AddFormula(int html, string source) => formulas[html] = source;

    /// <summary>Returns the formula whose element begins at an offset, as <see cref="PlainTextWriter"/> writes it; null if there is none.</summary>
    public string? FormulaAt(int html) => formulas.GetValueOrDefault(html);

    /// <summary>Returns the Markdown link whose element begins at an offset; null if there is none.</summary>
    public LinkNode? LinkAt(int html) => links.TryGetValue(html, out var link) ? link : null;

    /// <summary>Returns whether an offset is in copied HTML, and the offset in the source; for other HTML that of the last copy before it.</summary>
    public (bool IsRaw, int Source) Of(int html)
    {
        var (low, high) = (0, copied.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (copied[middle].Html <= html) low = middle + 1;
            else high = middle;
        }
        if (low == 0) return (false, 0);
        var part = copied[low - 1];
        return html < part.Html + part.Length ? (true, part.Source + html - part.Html) : (false, part.Source + part.Length);
    }
}

/// <summary>A block of raw HTML, or a tag in a line of text.</summary>
/// <param name="Node">The node of the Markdown.</param>
/// <param name="Start">The offset of its HTML in the rendered HTML.</param>
/// <param name="End">The offset behind it.</param>
readonly record struct HtmlPiece(MarkdownObject Node, int Start, int End);
