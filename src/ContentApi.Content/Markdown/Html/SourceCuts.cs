using ContentApi.Content.Markdown.Templates;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// The parts that were cut out of a text before it was parsed: indentation inside elements of MDX, and comments that reach beyond their blocks.
/// </summary>
/// <param name="indentation">What was cut out first; null if that is nothing.</param>
sealed class SourceCuts(ElementIndentation? indentation = null)
{
    readonly List<(int At, int Length)> cuts = [];

    /// <summary>The number of comments.</summary>
    public int Count => cuts.Count;

    /// <summary>Cuts a part out of the text that earlier cuts have left, and returns the rest.</summary>
    public string Cut(string text, int start, int end)
    {
        // Of the spaces before and behind the part one is left.
        if (start > 0 && text[start - 1] == ' ' && end < text.Length && text[end] == ' ') end++;
        cuts.Add((start, end - start));
        return text.Remove(start, end - start);
    }

    /// <summary>Returns the offset in the source of an offset in the text that is left.</summary>
    public int ToSource(int offset)
    {
        for (var i = cuts.Count - 1; i >= 0; i--)
            if (offset >= cuts[i].At) offset += cuts[i].Length;
        return indentation?.ToSource(offset) ?? offset;
    }
}
