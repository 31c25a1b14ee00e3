using System.Runtime.InteropServices;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Execution;

/// <summary>
/// A source whose values lie in an array. The executor reads a field that is bound to a slot by itself, without a resolver: see <see cref="TypeSystem.SchemaBuilder.ResolveSlot"/>. Its
/// leaves are also one stretch of JSON after another in a single array, since what lies side by side is copied in a fraction of the time.
/// </summary>
public abstract class SlottedObject
{
    const int FewPlaces = 128;

    readonly byte[] bytes;
    readonly int leading, places;

    /// <param name="slots">
    /// What a <see cref="FieldResolver"/> may give, each at the place of its field. A <see cref="PreparedValue"/>, and those of a list of them, give way to others that share the object's JSON.
    /// </param>
    /// <param name="leaves">What is known of the object besides: leaves that have places before the first slot, and only their JSON.</param>
    protected SlottedObject(object?[] slots, params ReadOnlySpan<PreparedValue?> leaves)
    {
        Slots = slots;
        leading = leaves.Length;
        places = leading + slots.Length;
        var starts = places < FewPlaces ? stackalloc int[places + 1] : new int[places + 1];
        starts[0] = sizeof(int) * starts.Length;
        for (var i = 0; i < leading; i++) starts[i + 1] = starts[i] + (leaves[i]?.Length ?? 0);
        for (var i = leading; i < places; i++) starts[i + 1] = starts[i] + LengthOf(slots[i - leading]);
        bytes = new byte[starts[places]];
        MemoryMarshal.AsBytes(starts).CopyTo(bytes);
        for (var i = 0; i < leading; i++) leaves[i]?.Span.CopyTo(bytes.AsSpan(starts[i]));
        for (var i = leading; i < places; i++) slots[i - leading] = Lay(slots[i - leading], starts[i]);
    }

    public object?[] Slots { get; }

    /// <summary>What the leaves take as JSON, in bytes.</summary>
    public int JsonBytes => bytes.Length - (sizeof(int) * (places + 1));

    /// <summary>
    /// Where the JSON of each leading leaf begins, and then that of each slot's: a leaf, or a list of leaves of which none is null. After the last stands where it ends. Two that are the same have
    /// no leaf between them. The JSON itself follows: what is read together lies together.
    /// </summary>
    internal byte[] Bytes => bytes;

    /// <summary>How many leading leaves and slots there are.</summary>
    internal int Places => places;

    /// <summary>What the slot at a place holds; null for a leading leaf, which only its JSON tells.</summary>
    internal object? ValueAt(int place) => place < leading ? null : Slots[place - leading];

    static int LengthOf(object? value) => value switch
    {
        PreparedValue leaf => leaf.Length,
        object?[] items when IsListOfLeaves(items) => 1 + Math.Max(1, items.Sum(item => 1 + ((PreparedValue)item!).Length)),
        _ => 0,
    };

    static bool IsListOfLeaves(object?[] items) => Array.TrueForAll(items, item => item is PreparedValue);

    object? Lay(object? value, int start)
    {
        switch (value)
        {
            case PreparedValue leaf:
                return leaf.MoveTo(bytes, start);
            case object?[] items when IsListOfLeaves(items):
                bytes[start++] = (byte)'[';
                for (var i = 0; i < items.Length; i++)
                {
                    if (i > 0) bytes[start++] = (byte)',';
                    var item = (PreparedValue)items[i]!;
                    items[i] = item.MoveTo(bytes, start);
                    start += item.Length;
                }
                bytes[start] = (byte)']';
                return items;
            default:
                return value;
        }
    }
}
