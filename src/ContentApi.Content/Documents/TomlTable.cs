using System.Diagnostics.CodeAnalysis;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>How a table of TOML came to be, which decides how it may be extended (TOML 1.1, "Table" and "Keys").</summary>
enum TomlTableKind : byte
{
    /// <summary>By a header that names a table below it: <c>a</c> of <c>[a.b]</c>. A header of its own may follow.</summary>
    Implied,

    /// <summary>By its header. Only headers of tables below it may extend it.</summary>
    Header,

    /// <summary>By a dotted key: <c>a</c> of <c>a.b = 1</c>. Further dotted keys of the same table, and headers of tables below it, may extend it.</summary>
    Dotted,
}

/// <summary>A table of TOML while it is read.</summary>
/// <param name="position">The place of its header or its key.</param>
/// <param name="depth">The number of tables and lists around it and itself.</param>
/// <param name="kind">How it came to be.</param>
sealed class TomlTable(TextPosition position, int depth, TomlTableKind kind)
{
    OrderedDictionary<string, Slot>? slots;

    /// <param name="KeyPosition">The place where the key first occurs.</param>
    /// <param name="Value">A <see cref="TomlTable"/>, a <see cref="TomlTables"/>, or a finished <see cref="DocumentValue"/>.</param>
    public readonly record struct Slot(TextPosition KeyPosition, object Value);

    public TextPosition Position { get; private set; } = position;
    public int Depth { get; } = depth;
    public TomlTableKind Kind { get; private set; } = kind;

    /// <summary>Turns an implied table into one with a header.</summary>
    public void Define(TextPosition header) => (Position, Kind) = (header, TomlTableKind.Header);

    public bool TryFind(string key, [MaybeNullWhen(false)] out Slot slot)
    {
        slot = default;
        return slots is not null && slots.TryGetValue(key, out slot);
    }

    public void Add(string key, TextPosition position, object value) => (slots ??= new(StringComparer.Ordinal)).Add(key, new(position, value));

    /// <summary>The finished table. The recursion is as deep as the limit of depth.</summary>
    public MappingValue ToValue() => new(Position,
        slots is null ? [] : [.. slots.Select(slot => new MappingEntry(slot.Key, slot.Value.KeyPosition, ToValue(slot.Value.Value)))]);

    static DocumentValue ToValue(object value) => value switch
    {
        TomlTable table => table.ToValue(),
        TomlTables tables => new ListValue(tables.Position, [.. tables.Items.Select(table => table.ToValue())]),
        _ => (DocumentValue)value,
    };
}

/// <summary>An array of tables, <c>[[a]]</c>, while it is read.</summary>
sealed class TomlTables(TextPosition position)
{
    public TextPosition Position { get; } = position;
    public List<TomlTable> Items { get; } = [];
}
