using System.Text;

namespace ContentApi.GraphQL.Binding;

/// <summary>What the places of a <see cref="SlottedObject"/> are called and hold: the same for all objects of a type.</summary>
/// <param name="places">In the order of the places.</param>
public sealed class ObjectLayout(params IReadOnlyList<ObjectPlace> places)
{
    readonly (byte[] Name, ObjectPlaceKind Kind)[] places = [.. places.Select(place => (NameOf(place.Name), place.Kind))];

    /// <summary>What stands before a value: a comma, the name, a colon. Names are ASCII letters, digits and underscores, so nothing needs an escape.</summary>
    internal static byte[] NameOf(string name) => Encoding.ASCII.GetBytes($",\"{name}\":");

    internal int Places => places.Length;

    /// <returns>False where a place that is said to hold a leaf holds something else, or nothing where there must be something.</returns>
    internal bool TryMeasure(int place, object? value, out int bytes)
    {
        var (name, kind) = places[place];
        bytes = kind == ObjectPlaceKind.Other ? 0 : LengthOf(value, kind);
        if (bytes > 0) bytes += name.Length;
        return bytes > 0 || kind == ObjectPlaceKind.Other;
    }

    /// <summary>Writes what <see cref="TryMeasure"/> has measured.</summary>
    /// <returns>The value that takes the place of the given one: it shares the JSON.</returns>
    internal object? Write(int place, object? value, byte[] target, int at)
    {
        var name = places[place].Name;
        name.CopyTo(target, at);
        at += name.Length;
        switch (value)
        {
            case PreparedValue leaf:
                return leaf.MoveTo(target, at);
            case object?[] items:
                target[at++] = (byte)'[';
                for (var i = 0; i < items.Length; i++)
                {
                    if (i > 0) target[at++] = (byte)',';
                    var item = (PreparedValue)items[i]!;
                    items[i] = item.MoveTo(target, at);
                    at += item.Length;
                }
                target[at] = (byte)']';
                return items;
            default:
                "null"u8.CopyTo(target.AsSpan(at));
                return null;
        }
    }

    static int LengthOf(object? value, ObjectPlaceKind kind) => value switch
    {
        PreparedValue leaf => leaf.Length,
        object?[] items when Array.TrueForAll(items, item => item is PreparedValue) => 1 + Math.Max(1, items.Sum(item => 1 + ((PreparedValue)item!).Length)),
        null when kind == ObjectPlaceKind.NullableLeaf => "null".Length,
        _ => 0,
    };
}

/// <param name="Name">Of the field whose value is there.</param>
/// <param name="Kind">What the value can be.</param>
public readonly record struct ObjectPlace(string Name, ObjectPlaceKind Kind);

public enum ObjectPlaceKind : byte
{
    /// <summary>An object, a list of objects, or whatever is not sent as it is.</summary>
    Other,

    /// <summary>A scalar or an enum's value, or a list of them; never null.</summary>
    Leaf,

    /// <summary>As <see cref="Leaf"/>, or null.</summary>
    NullableLeaf,
}
