using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>A value of a document with its place in the file. YAML and JSON give the same three shapes.</summary>
public abstract class DocumentValue(TextPosition position)
{
    public TextPosition Position { get; } = position;
}

/// <summary>
/// A scalar as written. Its type is decided by the content model, not by the syntax: <c>1.10</c> and <c>yes</c> are strings
/// where the model says String.
/// </summary>
public sealed class ScalarValue(TextPosition position, string text, ScalarStyle style) : DocumentValue(position)
{
    /// <summary>The text without quotes, escapes replaced, block scalars folded.</summary>
    public string Text { get; } = text;
    public ScalarStyle Style { get; } = style;

    /// <summary>Where <see cref="Text"/> begins: after an opening quote, or on the line below a block scalar's <c>|</c>.</summary>
    public TextPosition TextPosition { get; init; } = position;

    /// <summary>How many columns of indentation the further lines of <see cref="Text"/> have in the file, where <see cref="IsVerbatim"/>.</summary>
    public int Indent { get; init; }

    /// <summary>Whether <see cref="Text"/> stands in the file character for character, but for indentation; not so where escapes or folding made it.</summary>
    public bool IsVerbatim { get; init; } = true;

    /// <summary>A plain <c>null</c>, <c>~</c> or nothing (YAML 1.2 core schema), or JSON's <c>null</c>.</summary>
    public bool IsNull => Style == ScalarStyle.Plain && Text is ("" or "~" or "null" or "Null" or "NULL");

    public override string ToString() => Text;
}

public enum ScalarStyle : byte
{
    /// <summary>Unquoted YAML; JSON's numbers, booleans and null.</summary>
    Plain,

    /// <summary>Quoted or a block scalar; JSON's strings. Never null, a number or a boolean by itself.</summary>
    Quoted,
}

public sealed class ListValue(TextPosition position, IReadOnlyList<DocumentValue> items) : DocumentValue(position)
{
    public IReadOnlyList<DocumentValue> Items { get; } = items;
}

public sealed class MappingValue(TextPosition position, IReadOnlyList<MappingEntry> entries) : DocumentValue(position)
{
    /// <summary>In the order of the file, each key once (the last of duplicates counts, at the place of the last).</summary>
    public IReadOnlyList<MappingEntry> Entries { get; } = entries;

    public MappingEntry? Find(string key)
    {
        foreach (var entry in Entries)
            if (entry.Key == key) return entry;
        return null;
    }
}

/// <param name="Key">As written, without quotes.</param>
/// <param name="KeyPosition">Where the key begins.</param>
public sealed record MappingEntry(string Key, TextPosition KeyPosition, DocumentValue Value);
