using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Execution;

/// <summary>
/// A source whose values lie in an array. The executor reads a field that is bound to a slot by itself, without a resolver: see <see cref="TypeSystem.SchemaBuilder.ResolveSlot"/>. Its
/// leaves are also one stretch of JSON after another in a single array, since what lies side by side is copied in a fraction of the time.
/// </summary>
public abstract class SlottedObject
{
    // Where the JSON of each slot ends; it begins where that of the slot before ends, and has no bytes where the slot holds no leaf.
    readonly int[] ends;
    readonly byte[] json;

    /// <param name="slots">
    /// What a <see cref="FieldResolver"/> may give, each at the place of its field. A <see cref="PreparedValue"/>, and those of a list of them, give way to others that share the object's JSON.
    /// </param>
    protected SlottedObject(object?[] slots)
    {
        Slots = slots;
        var length = 0;
        ends = new int[slots.Length];
        for (var i = 0; i < slots.Length; i++) ends[i] = length += LengthOf(slots[i]);
        json = new byte[length];
        for (var i = 0; i < slots.Length; i++) slots[i] = Lay(slots[i], i == 0 ? 0 : ends[i - 1]);
    }

    public object?[] Slots { get; }

    /// <summary>What the leaves take as JSON, in bytes.</summary>
    public int JsonBytes => json.Length;

    /// <summary>The slot's value as JSON where it is a leaf, or a list of leaves of which none is null; otherwise empty.</summary>
    internal ReadOnlySpan<byte> LeafJson(int slot)
    {
        var start = slot == 0 ? 0 : ends[slot - 1];
        return new(json, start, ends[slot] - start);
    }

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
