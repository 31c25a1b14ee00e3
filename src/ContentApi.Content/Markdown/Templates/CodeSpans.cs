namespace ContentApi.Content.Markdown.Templates;

/// <summary>Finds the ends of code spans (CommonMark, 6.1): a run of backticks ends at the next run of the same length in its paragraph.</summary>
sealed class CodeSpans(string text, Closers closers)
{
    /// <summary>The last run of each length in the paragraph that ends at <see cref="end"/>.</summary>
    readonly Dictionary<int, int> lastRuns = [];

    int end = -1;

    /// <summary>Returns the length of the run of backticks at an offset.</summary>
    public int RunAt(int at)
    {
        var run = at;
        while (run < text.Length && text[run] == '`') run++;
        return run - at;
    }

    /// <summary>Returns the offset of the run that ends the span which begins at an offset; null if it is none.</summary>
    public int? CloserOf(int start, int length)
    {
        if (start >= end) ReadParagraph(start);
        if (!lastRuns.TryGetValue(length, out var last) || last <= start) return null;
        for (var at = start + length; at <= last;)
        {
            at = text.IndexOf('`', at);
            var run = RunAt(at);
            if (run == length) return at;
            at += run;
        }
        return null;
    }

    void ReadParagraph(int start)
    {
        end = closers.Next("\n\n", start) ?? text.Length;
        lastRuns.Clear();
        for (var at = text.IndexOf('`', start); at >= 0 && at < end; at = at < text.Length ? text.IndexOf('`', at) : -1)
        {
            var run = RunAt(at);
            lastRuns[run] = at;
            at += run;
        }
    }
}
