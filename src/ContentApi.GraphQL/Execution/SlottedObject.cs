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

    readonly int leading;

    /// <param name="slots">
    /// What a <see cref="FieldResolver"/> may give, each at the place of its field. A <see cref="PreparedValue"/>, and those of a list of them, give way to others that share the object's JSON.
    /// </param>
    /// <param name="leaves">What is known of the object besides: leaves that have places before the first slot, and only their JSON.</param>
    protected SlottedObject(object?[] slots, params ReadOnlySpan<PreparedValue?> leaves)
    {
        Slots = slots;
        leading = leaves.Length;
        Places = leading + slots.Length;
        var starts = Places < FewPlaces ? stackalloc int[Places + 1] : new int[Places + 1];
        starts[0] = sizeof(int) * starts.Length;
        for (var i = 0; i < leading; i++) starts[i + 1] = starts[i] + (leaves[i]?.Length ?? 0);
        for (var i = leading; i < Places; i++) starts[i + 1] = starts[i] + LengthOf(slots[i - leading]);
        Bytes = new byte[starts[Places]];
        MemoryMarshal.AsBytes(starts).CopyTo(Bytes);
        for (var i = 0; i < leading; i++) leaves[i]?.Span.CopyTo(Bytes.AsSpan(starts[i]));
        for (var i = leading; i < Places; i++) slots[i - leading] = Lay(slots[i - leading], starts[i]);
    }

    public object?[] Slots { get; }

    /// <summary>What the leaves take as JSON, in bytes.</summary>
    public int JsonBytes => Bytes.Length - (sizeof(int) * (Places + 1));

    /// <summary>
    /// Where the JSON of each leading leaf begins, and then that of each slot's: a leaf, or a list of leaves of which none is null. After the last stands where it ends. Two that are the same have
    /// no leaf between them. The JSON itself follows: what is read together lies together.
    /// </summary>
    internal byte[] Bytes { get; }

    /// <summary>How many leading leaves and slots there are.</summary>
    internal int Places { get; }

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
                return leaf.MoveTo(Bytes, start);
            case object?[] items when IsListOfLeaves(items):
                Bytes[start++] = (byte)'[';
                for (var i = 0; i < items.Length; i++)
                {
                    if (i > 0) Bytes[start++] = (byte)',';
                    var item = (PreparedValue)items[i]!;
                    items[i] = item.MoveTo(Bytes, start);
                    start += item.Length;
                }
                Bytes[start] = (byte)']';
                return items;
            default:
                return value;
        }
    }
}
