namespace ContentApi.Content.Documents;

/// <summary>Says which lines of Markdown are code between fences (CommonMark 0.31.2, 4.5), and which are between HTML's <c>pre</c> tags.</summary>
struct CodeFences
{
    /// <summary>The character of the open fence; 0 if none is open.</summary>
    byte mark;
    int length;
    bool isInPre;

    /// <summary>Reads the next line.</summary>
    /// <returns>Whether the line is code, or opens or closes it.</returns>
    public bool Read(ReadOnlySpan<byte> line)
    {
        var text = line.TrimStart((byte)' ');
        var run = line.Length - text.Length > 3 || text.IsEmpty || text[0] is not ((byte)'`' or (byte)'~') ? 0
            : text.IndexOfAnyExcept(text[0]) is var end and >= 0 ? end : text.Length;
        if (mark != 0)
        {
            if (run >= length && text[0] == mark && text[run..].Trim(" \t"u8).IsEmpty) mark = 0;
            return true;
        }
        if (isInPre)
        {
            isInPre = !Has(line, "</pre"u8);
            return true;
        }
        if (run >= 3 && !(text[0] == '`' && text[run..].Contains((byte)'`')))
        {
            (mark, length) = (text[0], run);
            return true;
        }
        if (!Has(line, "<pre"u8)) return false;
        isInPre = !Has(line, "</pre"u8);
        return true;
    }

    static bool Has(ReadOnlySpan<byte> line, ReadOnlySpan<byte> tag) => line.Contains((byte)'<') && line.IndexOf(tag) >= 0;
}
