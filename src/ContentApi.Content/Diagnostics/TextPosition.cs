namespace ContentApi.Content.Diagnostics;

/// <summary>A place in a file.</summary>
/// <param name="Line">From 1, counted from the beginning of the file, front matter included.</param>
/// <param name="Column">From 1, in UTF-16 code units; a byte order mark has no width.</param>
public readonly record struct TextPosition(int Line, int Column) : IComparable<TextPosition>
{
    public static readonly TextPosition Start = new(1, 1);

    /// <summary>Returns the place in the same column, some lines further down; a negative number leads up.</summary>
    internal TextPosition Down(int lines) => this with { Line = Line + lines };

    public int CompareTo(TextPosition other) => Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);

    public override string ToString() => $"{Line}:{Column}";
}
