using System.Runtime.InteropServices;

namespace ContentApi.GraphQL.Binding;

/// <summary>
/// A source whose values lie in an array. The executor reads a field that is bound to a slot by itself, without a resolver: see <see cref="Building.SchemaBuilder.ResolveSlot"/>. Its
/// leaves are also JSON with their names, one after another in a single array: fields that are selected in that order, under their own names, are sent in one copy.
/// </summary>
public abstract class SlottedObject
{
    const int FewPlaces = 128;

    /// <param name="layout">Of all places: the leading leaves', then the slots'.</param>
    /// <param name="slots">
    /// What a <see cref="FieldResolver"/> may give, each at the place of its field. A <see cref="PreparedValue"/>, and those of a list of them, give way to others that share the object's JSON.
    /// </param>
    /// <param name="leaves">What is known of the object besides: leaves that have places before the first slot, and only their JSON.</param>
    /// <exception cref="ArgumentException">The layout has more places than there are leaves and slots, or fewer.</exception>
    protected SlottedObject(ObjectLayout layout, object?[] slots, params ReadOnlySpan<PreparedValue?> leaves)
    {
        Slots = slots;
        Places = leaves.Length + slots.Length;
        if (layout.Places != Places) throw new ArgumentException($"{Places} values have no layout of {layout.Places} places.", nameof(layout));
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

    /// <summary>What the leaves take as JSON with their names, in bytes.</summary>
    public int JsonBytes => Bytes.Length - (sizeof(int) * (Places + 1));

    /// <summary>
    /// Where the JSON of each leading leaf begins, and then that of each slot's: a comma, its name, a colon, and a leaf, or a list of leaves of which none is null. After the last stands where it
    /// ends. Two that are the same have no leaf between them. The JSON itself follows: what is read together lies together.
    /// </summary>
    internal byte[] Bytes { get; }

    /// <summary>How many leading leaves and slots there are.</summary>
    internal int Places { get; }

    /// <summary>Whether the JSON has a leaf at each place that the layout says has one: what is selected side by side lies side by side.</summary>
    internal bool IsWhole { get; }

    /// <summary>What the slot at a place holds; null for a leading leaf, which only its JSON tells.</summary>
    internal object? ValueAt(int place) => place < Places - Slots.Length ? null : Slots[place - (Places - Slots.Length)];
}
