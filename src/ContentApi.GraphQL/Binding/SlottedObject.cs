using System.Runtime.InteropServices;

namespace ContentApi.GraphQL.Binding;

/// <summary>
/// A source object whose field values are stored in an array. The executor reads a field that is bound to a slot without calling a resolver: see
/// <see cref="Building.SchemaBuilder.ResolveSlot"/>. The leaves are also stored as JSON with their names, one after another in a single byte array:
/// fields that are selected in that order and without aliases are sent in one copy.
/// </summary>
public abstract class SlottedObject
{
    const int FewPlaces = 128;

    /// <param name="layout">The layout of all places: first the leading leaves, then the slots.</param>
    /// <param name="slots">
    /// The values of the fields, each as a <see cref="FieldResolver"/> may return it. The constructor replaces each <see cref="PreparedValue"/>, also in a
    /// list of them, by an equal one that shares the object's JSON.
    /// </param>
    /// <param name="leaves">The leading leaves: leaves whose places precede the first slot, and of which only the JSON is kept.</param>
    /// <exception cref="ArgumentException">The number of places in the layout is not the number of leaves and slots.</exception>
    protected SlottedObject(ObjectLayout layout, object?[] slots, params ReadOnlySpan<PreparedValue?> leaves)
    {
        Slots = slots;
        Places = leaves.Length + slots.Length;
        if (layout.Places != Places) throw new ArgumentException($"The layout has {layout.Places} places for {Places} leaves and slots.", nameof(layout));
        var starts = Places < FewPlaces ? stackalloc int[Places + 1] : new int[Places + 1];
        starts[0] = sizeof(int) * starts.Length;
        IsWhole = true;
        for (var i = 0; i < Places; i++)
        {
            IsWhole &= layout.TryMeasure(i, i < leaves.Length ? leaves[i] : slots[i - leaves.Length], out var bytes);
            starts[i + 1] = starts[i] + bytes;
        }
        Bytes = new byte[starts[Places]];
        MemoryMarshal.AsBytes(starts).CopyTo(Bytes);
        for (var i = 0; i < Places; i++)
        {
            if (starts[i] == starts[i + 1]) continue;
            if (i < leaves.Length) layout.Write(i, leaves[i], Bytes, starts[i]);
            else slots[i - leaves.Length] = layout.Write(i, slots[i - leaves.Length], Bytes, starts[i]);
        }
    }

    public object?[] Slots { get; }

    /// <summary>The length of the leaves' JSON with their names, in bytes.</summary>
    public int JsonBytes => Bytes.Length - (sizeof(int) * (Places + 1));

    /// <summary>
    /// A table of offsets in this array, each an <see cref="int"/>, and then the JSON. The table has the start of the JSON of each leading leaf, of each slot,
    /// and the end of the last. The JSON of a place is a comma, the name, a colon, and a leaf or a list of leaves none of which is null. Two equal offsets
    /// mean that the place has no JSON. Table and JSON share one array because they are read together.
    /// </summary>
    internal byte[] Bytes { get; }

    /// <summary>The number of leading leaves and slots.</summary>
    internal int Places { get; }

    /// <summary>Whether each place that is a leaf in the layout has JSON, so that the JSON of neighbouring leaves can be copied at once.</summary>
    internal bool IsWhole { get; }

    /// <summary>Returns the value of the slot at a place; null for a leading leaf, of which only the JSON is kept.</summary>
    internal object? ValueAt(int place) => place < Places - Slots.Length ? null : Slots[place - (Places - Slots.Length)];
}
