namespace ContentApi.Content.Documents;

/// <summary>
/// Says which lines of Markdown are code between fences (CommonMark 0.31.2, 4.5), and which are between HTML's <c>pre</c> tags or the tags <c>highlight</c> of
/// Jekyll and Hugo.
/// </summary>
struct CodeFences
{
    /// <summary>The tags with which a line before code begins, and the text that the line after the code contains.</summary>
    static readonly (byte[] Opening, byte[] Closing)[] tags =
    [
        ("{% highlight "u8.ToArray(), "endhighlight"u8.ToArray()), ("{%- highlight "u8.ToArray(), "endhighlight"u8.ToArray()),
        ("{{< highlight "u8.ToArray(), "/highlight"u8.ToArray()),
    ];

    static readonly byte[] pre = "</pre"u8.ToArray();

    /// <summary>The character of the open fence; 0 if none is open.</summary>
    byte mark;
    int length;

    /// <summary>The text that a line must contain to end the code between tags; null if no such code is open.</summary>
    byte[]? closing;

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
        if (closing is not null)
        {
            if (line.IndexOf(closing) >= 0) closing = null;
            return true;
        }
        if (run >= 3 && !(text[0] == '`' && text[run..].Contains((byte)'`')))
        {
            (mark, length) = (text[0], run);
            return true;
        }
        return Opens(line, text);
    }

    bool Opens(ReadOnlySpan<byte> line, ReadOnlySpan<byte> text)
    {
        if (line.Contains((byte)'<') && line.IndexOf("<pre"u8) >= 0)
        {
            if (line.IndexOf(pre) < 0) closing = pre;
            return true;
        }
        if (text.IsEmpty || text[0] != '{') return false;
        foreach (var (opening, end) in tags)
        {
            if (!text.StartsWith(opening)) continue;
            if (line.IndexOf(end) < 0) closing = end;
            return true;
        }
        return false;
    }
}
