using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Execution;

/// <summary>
/// A source whose values lie in an array. The executor reads a field that is bound to a slot by itself, without a resolver: see <see cref="TypeSystem.SchemaBuilder.ResolveSlot"/>. Its
/// leaves are also one stretch of JSON after another in a single array, since what lies side by side is copied in a fraction of the time.
/// </summary>
public abstract class SlottedObject
{
    readonly int leading;

    /// <param name="slots">
    /// What a <see cref="FieldResolver"/> may give, each at the place of its field. A <see cref="PreparedValue"/>, and those of a list of them, give way to others that share the object's JSON.
    /// </param>
    /// <param name="leaves">What is known of the object besides: leaves that have places before the first slot, and only their JSON.</param>
    protected SlottedObject(object?[] slots, params ReadOnlySpan<PreparedValue?> leaves)
    {
        Slots = slots;
        leading = leaves.Length;
        Starts = new int[leaves.Length + slots.Length + 1];
        var length = 0;
        for (var i = 0; i < leaves.Length; i++) Starts[i + 1] = length += leaves[i]?.Length ?? 0;
        for (var i = 0; i < slots.Length; i++) Starts[leaves.Length + i + 1] = length += LengthOf(slots[i]);
        Json = new byte[length];
        for (var i = 0; i < leaves.Length; i++) leaves[i]?.Span.CopyTo(Json.AsSpan(Starts[i]));
        for (var i = 0; i < slots.Length; i++) slots[i] = Lay(slots[i], Starts[leaves.Length + i]);
    }

    public object?[] Slots { get; }

    /// <summary>What the leaves take as JSON, in bytes.</summary>
    public int JsonBytes => Json.Length;

    /// <summary>
    /// The JSON of the leading leaves, and after them that of each slot: a leaf, or a list of leaves of which none is null.
    /// </summary>
    internal byte[] Json { get; }

    /// <summary>Where in <see cref="Json"/> the value at a place begins, with the end of the last at the end: two that are the same have no leaf between them.</summary>
    internal int[] Starts { get; }

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
                return leaf.MoveTo(Json, start);
            case object?[] items when IsListOfLeaves(items):
                Json[start++] = (byte)'[';
                for (var i = 0; i < items.Length; i++)
                {
                    if (i > 0) Json[start++] = (byte)',';
                    var item = (PreparedValue)items[i]!;
                    items[i] = item.MoveTo(Json, start);
                    start += item.Length;
                }
                Json[start] = (byte)']';
                return items;
            default:
                return value;
        }
    }
}
