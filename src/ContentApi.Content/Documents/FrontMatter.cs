namespace ContentApi.Content.Documents;

/// <summary>Where the front matter of a Markdown file lies, in bytes.</summary>
/// <param name="Yaml">The lines between the fences.</param>
/// <param name="IsClosed">False where the file begins with a fence and has no other.</param>
/// <param name="BodyStart">The byte after the closing fence's line, or the end of the file.</param>
/// <param name="BodyLine">The line of <paramref name="BodyStart"/>.</param>
/// <param name="EndsInFence">The body begins on the line of the closing fence: the file ends there, or text follows the hyphens.</param>
/// <param name="HasTextAfterFence">No line is a closing fence; one that begins with its hyphens was taken for it.</param>
readonly record struct FrontMatter(Range Yaml, bool IsClosed, int BodyStart, int BodyLine, bool EndsInFence, bool HasTextAfterFence = false)
{
    /// <summary>
    /// A fence is a line of <c>---</c>, white space after it allowed. The first line of the file opens the front matter; the next such line,
    /// or one of <c>...</c>, closes it. Any later one is Markdown's thematic break. Where no line is a closing fence, the first that begins with three
    /// hyphens and goes on with text is taken for it, as gray-matter does, for which many repositories were written (<c>---import x</c>).
    /// </summary>
    /// <param name="utf8">The file without a byte order mark.</param>
    /// <returns>Null where the first line is no fence.</returns>
    public static FrontMatter? Find(ReadOnlySpan<byte> utf8)
    {
        if (!IsFence(utf8[..LineLength(utf8)], "---"u8)) return null;
        var yamlStart = NextLine(utf8, 0);
        var lineStart = yamlStart;
        FrontMatter? glued = null;
        for (var line = 2; lineStart < utf8.Length; line++)
        {
            var length = LineLength(utf8[lineStart..]);
            var text = utf8.Slice(lineStart, length);
            var next = NextLine(utf8, lineStart);
            if (IsFence(text, "---"u8) || IsFence(text, "..."u8))
            {
                var endsInFence = next == lineStart + length;
                return new(yamlStart..lineStart, true, next, endsInFence ? line : line + 1, endsInFence);
            }
            if (glued is null && text.StartsWith("---"u8) && text[3] != (byte)'-') glued = new(yamlStart..lineStart, true, lineStart + 3, line, true, true);
            lineStart = next;
        }
        return glued ?? new(yamlStart..utf8.Length, false, utf8.Length, 1, false);
    }

    static bool IsFence(ReadOnlySpan<byte> line, ReadOnlySpan<byte> mark) =>
        line.StartsWith(mark) && line[mark.Length..].IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    static int LineLength(ReadOnlySpan<byte> utf8)
    {
        var end = utf8.IndexOfAny((byte)'\r', (byte)'\n');
        return end < 0 ? utf8.Length : end;
    }

    static int NextLine(ReadOnlySpan<byte> utf8, int lineStart)
    {
        var end = lineStart + LineLength(utf8[lineStart..]);
        if (end == utf8.Length) return end;
        return utf8[end..].StartsWith("\r\n"u8) ? end + 2 : end + 1;
    }
}
