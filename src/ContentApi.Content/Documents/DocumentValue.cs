using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>A value of a document with its place in the file: a scalar, a list or a mapping, in YAML and JSON alike.</summary>
public abstract class DocumentValue(TextPosition position)
{
    public TextPosition Position { get; } = position;

    /// <summary>Returns the value with all its places some lines further down. The recursion is as deep as the document, which its reader limits.</summary>
    internal abstract DocumentValue Down(int lines);
}

/// <summary>
/// A scalar as written. The content model decides its type, not the syntax: <c>1.10</c> and <c>yes</c> are strings in a field of type String.
/// </summary>
public sealed class ScalarValue(TextPosition position, string text, ScalarStyle style) : DocumentValue(position)
{
    /// <summary>The text without its quotes, with escapes replaced and block scalars folded.</summary>
    public string Text { get; } = text;
    public ScalarStyle Style { get; } = style;

    /// <summary>The place in the file where <see cref="Text"/> begins: after an opening quote, or on the line below a block scalar's <c>|</c>.</summary>
    public TextPosition TextPosition { get; init; } = position;

    /// <summary>
    /// Indentation, in columns, of the further lines of <see cref="Text"/> in the file. Has a meaning only if <see cref="IsVerbatim"/> is true.
    /// </summary>
    public int Indent { get; init; }

    /// <summary>
    /// Whether <see cref="Text"/> occurs in the file character for character, apart from indentation. False if escapes or folding changed it.
    /// </summary>
    public bool IsVerbatim { get; init; } = true;

    /// <summary>Whether the scalar is a plain <c>null</c>, <c>~</c> or nothing (YAML 1.2 core schema), or JSON's <c>null</c>.</summary>
    public bool IsNull => Style == ScalarStyle.Plain && Text is ("" or "~" or "null" or "Null" or "NULL");

    public override string ToString() => Text;

    internal override DocumentValue Down(int lines) =>
        new ScalarValue(Position.Down(lines), Text, Style) { TextPosition = TextPosition.Down(lines), Indent = Indent, IsVerbatim = IsVerbatim };
}

public enum ScalarStyle : byte
{
    /// <summary>Unquoted YAML; JSON's numbers, booleans and null.</summary>
    Plain,

    /// <summary>A quoted YAML scalar or a block scalar; a JSON string. By itself it is a text, never null, a number or a boolean.</summary>
    Quoted,
}

public sealed class ListValue(TextPosition position, IReadOnlyList<DocumentValue> items) : DocumentValue(position)
{
    public IReadOnlyList<DocumentValue> Items { get; } = items;

    internal override DocumentValue Down(int lines) => new ListValue(Position.Down(lines), [.. Items.Select(item => item.Down(lines))]);
}

public sealed class MappingValue(TextPosition position, IReadOnlyList<MappingEntry> entries) : DocumentValue(position)
{
    /// <summary>The entries in the order of the file, each key once. Of duplicates only the last is kept, in its own place.</summary>
    public IReadOnlyList<MappingEntry> Entries { get; } = entries;

    public MappingEntry? Find(string key)
    {
        foreach (var entry in Entries)
            if (entry.Key == key) return entry;
        return null;
    }

    internal override MappingValue Down(int lines) =>
        lines == 0 ? this
            : new(Position.Down(lines), [.. Entries.Select(entry => new MappingEntry(entry.Key, entry.KeyPosition.Down(lines), entry.Value.Down(lines)))]);
}

/// <summary>A key of a mapping with its value.</summary>
/// <param name="Key">The key as written, without quotes.</param>
/// <param name="KeyPosition">The place in the file where the key begins.</param>
/// <param name="Value">The value of the key.</param>
public sealed record MappingEntry(string Key, TextPosition KeyPosition, DocumentValue Value);
