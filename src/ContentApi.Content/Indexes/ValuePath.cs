using System.Collections.Concurrent;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Indexes;

/// <summary>
/// The way from an entry to values of its own: through fields of the objects embedded in it and their lists, but through no reference, so that what is found
/// depends on nothing but the entry. There is one object for each way, which an index is known by.
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

    public static ValuePath From(ContentType entryType) => new(entryType, null, null, null);

    public ContentType EntryType { get; }

    /// <summary>Whether it leads nowhere yet: the value is the entry itself.</summary>
    public bool IsEntry => step is null;

    /// <summary>Whether an entry has at most one value there: the way leads through no list.</summary>
    public bool IsSingle { get; }

    /// <summary>Null where the values have none.</summary>
    public IComparer<object>? Order { get; }

    public ValuePath Then(ContentField field) => next.GetOrAdd(field, static (key, parent) => new(parent.EntryType, parent, key, ((ContentField)key).Shape), this);

    public ValuePath Then(EntryText text) => next.GetOrAdd(text, static (key, parent) => new(parent.EntryType, parent, key, ((EntryText)key).Shape), this);

    /// <summary>The value of an entry, where <see cref="IsSingle"/>; null where it has none.</summary>
    public object? ValueOf(Entry entry) => ValueAt(entry) is { } value ? value is PreparedValue prepared ? prepared.Value : value : null;

    object? ValueAt(Entry entry) => step switch
    {
        ContentField field => parent!.ObjectAt(entry) is { } holder && holder.Type == field.DeclaringType ? holder.Slots[field.Slot] : null,
        EntryText text => text.Of(entry),
        _ => entry,
    };

    ContentObject? ObjectAt(Entry entry) => step is null ? entry : ValueAt(entry) as ContentObject;

    /// <summary>Every value that an entry has there, references as <see cref="Reference"/>; some may be there more than once.</summary>
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

    /// <summary>The values in a slot, those of lists one by one.</summary>
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

/// <summary>A text that every entry has, or may have, beside its fields.</summary>
sealed class EntryText(string name, Func<Entry, string?> of)
{
    public static readonly EntryText Path = new("sys.path", entry => entry.Path), Url = new("sys.url", entry => entry.Url);

    public ValueShape Shape { get; } = new ScalarShape(ContentScalars.String, IsRequired: false);

    public string? Of(Entry entry) => of(entry);

    public override string ToString() => name;
}
