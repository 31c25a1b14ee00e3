using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>
/// Makes entries for a commit that lacks a target which an object inside an entry requires: the nearest place around the reference that may be null is null.
/// </summary>
/// <param name="isMissing">Whether the commit lacks the target of a <see cref="Reference"/> or an <see cref="AssetReference"/>.</param>
sealed class EntryReduction(Func<object, bool> isMissing)
{
    /// <summary>Returns an entry that shares everything with another but the values that the missing targets cost.</summary>
    /// <param name="entry">An entry of which no missing target costs the whole.</param>
    public Entry Of(Entry entry) => entry.With([.. Slots(entry)!]);

    // The recursion is as deep as the objects of a document are nested, which the reader of documents limits.
    object? Reduced(ValueShape shape, object? value) => value switch
    {
        Reference or AssetReference when shape.IsRequired && isMissing(value) => ValueReader.Refused,
        ContentObject embedded => ValueReader.NullOrRefused(shape, Object(embedded)),
        object?[] items when Array.Exists(items, item => item is ContentObject or object?[]) => ValueReader.NullOrRefused(shape, List((ListShape)shape, items)),
        _ => value,
    };

    object Object(ContentObject embedded) => Slots(embedded) is not { } slots ? ValueReader.Refused
        : ReferenceEquals(slots, embedded.Slots) ? embedded
        : new ContentObject(embedded.Type, slots);

    object List(ListShape shape, object?[] items)
    {
        var reduced = Array.ConvertAll(items, item => Reduced(shape.Item, item));
        return Array.Exists(reduced, item => ReferenceEquals(item, ValueReader.Refused)) ? ValueReader.Refused
            : reduced.AsSpan().SequenceEqual(items) ? items
            : reduced;
    }

    /// <summary>The values of an object: its own array if they stay, and null if a required one is lost.</summary>
    object?[]? Slots(ContentObject value)
    {
        object?[]? slots = null;
        foreach (var field in value.Type.Fields)
        {
            var reduced = Reduced(field.Shape, value.Slots[field.Slot]);
            if (ReferenceEquals(reduced, ValueReader.Refused)) return null;
            if (!ReferenceEquals(reduced, value.Slots[field.Slot])) (slots ??= [.. value.Slots])[field.Slot] = reduced;
        }
        return slots ?? value.Slots;
    }
}
