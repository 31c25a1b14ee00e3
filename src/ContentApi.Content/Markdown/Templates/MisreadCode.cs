using System.Buffers;
using ContentApi.Content.Markdown.Bounds;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>
/// Finds what <see cref="TemplateScanner"/> took for code before the text was parsed, and what is none: backticks in two items of a list, in raw HTML, or a
/// fence that ends with its quote. Template markup there would be shown, and comments with it.
/// </summary>
static class MisreadCode
{
    static readonly SearchValues<char> Marks = SearchValues.Create("{<");

    /// <summary>Returns the offsets at which something begins that is not code.</summary>
    /// <param name="document">The tree of the text, whose depth is within the limit.</param>
    /// <param name="mask">The text with masks, and what was taken for code in it.</param>
    /// <param name="indentation">What was taken off the lines before the text was parsed; null if that is nothing.</param>
    /// <param name="budget">The budget of the text.</param>
    public static IReadOnlyList<int> In(MarkdownDocument document, TemplateMask mask, ElementIndentation? indentation, WorkBudget budget)
    {
        if (mask.Code.Count == 0) return [];
        var spans = new List<SourceSpan>();
        foreach (var node in document.Descendants())
        {
            budget.Visit();
            if (node is CodeInline or CodeBlock) spans.Add(InMask(node.Span));
        }
        // Footnotes are at the end of the tree, wherever they are in the text.
        spans.Sort((x, y) => x.Start.CompareTo(y.Start));
        var (misread, next) = (new List<int>(), 0);
        foreach (var (start, end) in mask.Code)
        {
            for (var at = Mark(start, end); at >= 0; at = Mark(at + 1, end))
            {
                while (next < spans.Count && spans[next].End < at) next++;
                if (next < spans.Count && spans[next].Start <= at) continue;
                misread.Add(start);
                break;
            }
        }
        return misread;

        SourceSpan InMask(SourceSpan span) => indentation is null ? span : new(indentation.ToSource(span.Start), indentation.ToSource(span.End));

        int Mark(int from, int end) => from < end && mask.Text.AsSpan(from, end - from).IndexOfAny(Marks) is >= 0 and var found ? from + found : -1;
    }
}
