namespace ContentApi.Content.Documents;

/// <summary>The place of the front matter in a Markdown file, in bytes.</summary>
/// <param name="Yaml">The lines between the fences.</param>
/// <param name="IsClosed">False if the file begins with a fence and has no closing one.</param>
/// <param name="BodyStart">The offset of the body: after the closing fence's line, or at the end of the file.</param>
/// <param name="BodyLine">The line of <paramref name="BodyStart"/>, from 1.</param>
/// <param name="EndsInFence">Whether the body begins on the line of the closing fence, because the file ends there or text follows the hyphens.</param>
/// <param name="HasTextAfterFence">Whether a line of three hyphens and text was taken as the closing fence, because no line is a proper one.</param>
readonly record struct FrontMatter(Range Yaml, bool IsClosed, int BodyStart, int BodyLine, bool EndsInFence, bool HasTextAfterFence = false)
{
    /// <summary>
    /// Finds the fences. A fence is a line of <c>---</c>, with white space allowed after it. The first line of the file opens the front matter; the next such
    /// line, or a line of <c>...</c>, closes it. Any later one is Markdown's thematic break. If no line closes it, the first line of exactly three hyphens and
    /// text is taken as the closing fence: gray-matter does so, and many repositories were written for it (<c>---import x</c>).
    /// </summary>
    /// <param name="utf8">The file without a byte order mark.</param>
    /// <returns>The front matter; null if the first line is not a fence.</returns>
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
