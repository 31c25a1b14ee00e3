namespace ContentApi.Content.Markdown.Templates;

/// <summary>Says what is beside a place on its line.</summary>
static class TemplateLines
{
    /// <summary>Whether there is nothing but white space before a range on its first line, and after it on its last one.</summary>
    public static bool IsAlone(ReadOnlySpan<char> text, int start, int end) => BeginsLine(text, start) && EndsLine(text, end);

    public static bool BeginsLine(ReadOnlySpan<char> text, int start)
    {
        while (start > 0 && text[start - 1] is ' ' or '\t') start--;
        return start == 0 || text[start - 1] == '\n';
    }

    public static bool EndsLine(ReadOnlySpan<char> text, int end)
    {
        while (end < text.Length && text[end] is ' ' or '\t') end++;
        return end == text.Length || text[end] == '\n';
    }
}
