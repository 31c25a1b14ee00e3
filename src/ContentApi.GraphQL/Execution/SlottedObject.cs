using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Execution;

/// <summary>
/// A source whose values lie in an array. The executor reads a field that is bound to a slot by itself, without a resolver: see <see cref="TypeSystem.SchemaBuilder.ResolveSlot"/>. Its
/// leaves are also one stretch of JSON after another in a single array, since what lies side by side is copied in a fraction of the time.
/// </summary>
public abstract class SlottedObject
{
    // Where the JSON of each leading leaf ends, and after them that of each slot; it begins where the one before ends, and has no bytes where there is no leaf.
    readonly int[] ends;
    readonly byte[] json;
    readonly int leading;

    /// <param name="slots">
    /// What a <see cref="FieldResolver"/> may give, each at the place of its field. A <see cref="PreparedValue"/>, and those of a list of them, give way to others that share the object's JSON.
    /// </param>
    /// <param name="leaves">What is known of the object besides: leaves that have places before the first slot, and only their JSON.</param>
    protected SlottedObject(object?[] slots, params ReadOnlySpan<PreparedValue?> leaves)
    {
        Slots = slots;
        leading = leaves.Length;
        ends = new int[leaves.Length + slots.Length];
        var length = 0;
        for (var i = 0; i < leaves.Length; i++) ends[i] = length += leaves[i]?.Length ?? 0;
        for (var i = 0; i < slots.Length; i++) ends[leaves.Length + i] = length += LengthOf(slots[i]);
        json = new byte[length];
        for (var i = 0; i < leaves.Length; i++) leaves[i]?.Span.CopyTo(json.AsSpan(StartOf(i)));
        for (var i = 0; i < slots.Length; i++) slots[i] = Lay(slots[i], StartOf(leaves.Length + i));
    }

    public object?[] Slots { get; }

    /// <summary>What the leaves take as JSON, in bytes.</summary>
    public int JsonBytes => json.Length;

    /// <summary>The value at a place as JSON where it is a leaf, or a list of leaves of which none is null; otherwise empty.</summary>
    internal ArraySegment<byte> LeafJson(int place)
    {
        var start = StartOf(place);
        return new(json, start, ends[place] - start);
    }

    /// <summary>What the slot at a place holds; null for a leading leaf, which only its JSON tells.</summary>
    internal object? ValueAt(int place) => place < leading ? null : Slots[place - leading];

    int StartOf(int place) => place == 0 ? 0 : ends[place - 1];

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
                return leaf.MoveTo(json, start);
            case object?[] items when IsListOfLeaves(items):
                json[start++] = (byte)'[';
                for (var i = 0; i < items.Length; i++)
                {
                    if (i > 0) json[start++] = (byte)',';
                    var item = (PreparedValue)items[i]!;
                    items[i] = item.MoveTo(json, start);
                    start += item.Length;
                }
                json[start] = (byte)']';
                return items;
            default:
                return value;
        }
    }
}
