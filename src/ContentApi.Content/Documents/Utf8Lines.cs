namespace ContentApi.Content.Documents;

/// <summary>Walks through the lines of UTF-8 text. Lines end with LF, CRLF or CR. An end of line at the end of the text begins no further line.</summary>
ref struct Utf8Lines(ReadOnlySpan<byte> utf8)
{
    readonly ReadOnlySpan<byte> utf8 = utf8;

    /// <summary>The number of the current line, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>The offset of the current line.</summary>
    public int Start { get; private set; }

    /// <summary>The offset of the following line; the length of the text if there is none.</summary>
    public int Next { get; private set; }

    /// <summary>The current line without its end.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>Whether the text ends without an end of line after the current line.</summary>
    public readonly bool IsUnended => Next == Start + Text.Length;

    public bool MoveNext()
    {
        if (Next == utf8.Length) return false;
        Start = Next;
        Number++;
        var length = utf8[Start..].IndexOfAny((byte)'\r', (byte)'\n');
        if (length < 0) length = utf8.Length - Start;
        Text = utf8.Slice(Start, length);
        Next = Start + length;
        if (Next < utf8.Length) Next += utf8[Next..].StartsWith("\r\n"u8) ? 2 : 1;
        return true;
    }
}
