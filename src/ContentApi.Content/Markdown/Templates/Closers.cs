using ContentApi.Content.Markdown.Bounds;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>
/// Finds the next occurrence of a delimiter. What was found, or not found, is kept, so that a text with many openers and few closers is read once for each
/// delimiter.
/// </summary>
sealed class Closers(string text, WorkBudget budget)
{
    readonly Dictionary<string, (int From, int At)> known = new(StringComparer.Ordinal);

    /// <summary>Returns the offset of the next occurrence at or after an offset; null if there is none.</summary>
    public int? Next(string delimiter, int from)
    {
        if (!known.TryGetValue(delimiter, out var last) || from < last.From || from > last.At)
        {
            var at = from >= text.Length ? -1 : text.IndexOf(delimiter, from, StringComparison.Ordinal);
            last = (from, at < 0 ? int.MaxValue : at);
            known[delimiter] = last;
            budget.Charge(1 + (Math.Min(last.At, text.Length) - from) / 16);
        }
        return last.At == int.MaxValue ? null : last.At;
    }

    /// <summary>Returns the next occurrence before an empty line and before another delimiter; null if there is none.</summary>
    public int? NextInParagraph(string delimiter, int from) =>
        Next(delimiter, from) is { } at && (Next("\n\n", from) ?? int.MaxValue) > at ? at : null;
}
