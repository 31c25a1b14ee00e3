using System.Collections.Concurrent;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Indexes;

/// <summary>
/// A path from an entry to values in it: through fields, embedded objects and lists, but not through references, so that the values depend only on the entry.
/// There is one object for each path, which is the key of its index.
/// </summary>
sealed class ValuePath
{
    readonly ConcurrentDictionary<object, ValuePath> next = [];
    readonly ValuePath? parent;
    readonly object? step;

    ValuePath(ContentType type, ValuePath? parent, object? step, ValueShape? shape)
    {
        EntryType = type;
        this.parent = parent;
        this.step = step;
        Order = shape is null ? null : ValueOrder.Of(shape.Innermost());
        IsSingle = parent is null || (parent.IsSingle && shape is not ListShape);
    }

    /// <summary>Makes the root path of a type, whose value is the entry itself.</summary>
    public static ValuePath From(ContentType entryType) => new(entryType, null, null, null);

    public ContentType EntryType { get; }

    /// <summary>Whether the path is a root path: its value is the entry itself.</summary>
    public bool IsEntry => step is null;

    /// <summary>Whether an entry has at most one value at the path: the path leads through no list.</summary>
    public bool IsSingle { get; }

    /// <summary>The order of the values; null if they have none.</summary>
    public IComparer<object>? Order { get; }

    /// <summary>The path to a field of the object at this path.</summary>
    public ValuePath Then(ContentField field) =>
        next.GetOrAdd(field, static (key, parent) => new(parent.EntryType, parent, key, ((ContentField)key).Shape), this);

    /// <summary>The path to a text of the entry. Only for a root path.</summary>
    public ValuePath Then(EntryText text) =>
        next.GetOrAdd(text, static (key, parent) => new(parent.EntryType, parent, key, ((EntryText)key).Shape), this);

    /// <summary>The value of an entry at the path; null if it has none. Only if <see cref="IsSingle"/>.</summary>
    public object? ValueOf(Entry entry) => ValueAt(entry) is { } value ? value is PreparedValue prepared ? prepared.Value : value : null;

    object? ValueAt(Entry entry) => step switch
    {
        ContentField field => parent!.ObjectAt(entry) is { } holder && holder.Type == field.DeclaringType ? holder.Slots[field.Slot] : null,
        EntryText text => text.Of(entry),
        _ => entry,
    };

    ContentObject? ObjectAt(Entry entry) => step is null ? entry : ValueAt(entry) as ContentObject;

    /// <summary>Adds all values of an entry at the path to a list, references as <see cref="Reference"/>. A value may be added several times.</summary>
    public void Collect(Entry entry, List<object> values)
    {
        if (step is EntryText text)
        {
            if (text.Of(entry) is { } found) values.Add(found);
            return;
        }
        var field = (ContentField)step!;
        if (parent!.step is null)
        {
            AddItems(entry.Slots[field.Slot], values);
            return;
        }
        var holders = new List<object>();
        parent.Collect(entry, holders);
        foreach (var holder in holders)
            if (holder is ContentObject value && value.Type == field.DeclaringType) AddItems(value.Slots[field.Slot], values);
    }

    /// <summary>Adds the value of a slot to a list; the items of a list, also of nested lists, one by one.</summary>
    public static void AddItems(object? value, List<object> values)
    {
        switch (value)
        {
            case object?[] items:
                foreach (var item in items) AddItems(item, values);
                break;
            case PreparedValue prepared:
                values.Add(prepared.Value);
                break;
            case not null:
                values.Add(value);
                break;
        }
    }

    public override string ToString() => parent is null ? EntryType.Name : $"{parent}.{step}";
}

/// <summary>A text of an entry that is not a field of the content model: its id, the path of its file, or its URL.</summary>
sealed class EntryText(string name, Func<Entry, string?> of)
{
    public static readonly EntryText Id = new("id", entry => entry.Path), Path = new("sys.path", entry => entry.File), Url = new("sys.url", entry => entry.Url);

    public ValueShape Shape { get; } = new ScalarShape(ContentScalars.String, IsRequired: false);

    /// <summary>The text of an entry; null if it has none.</summary>
    public string? Of(Entry entry) => of(entry);

    public override string ToString() => name;
}
