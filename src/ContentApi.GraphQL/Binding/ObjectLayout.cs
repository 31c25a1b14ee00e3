using System.Text;

namespace ContentApi.GraphQL.Binding;

/// <summary>The names and kinds of the places of a <see cref="SlottedObject"/>, shared by all objects of a type.</summary>
/// <param name="places">The leading leaves, then the slots.</param>
public sealed class ObjectLayout(params IReadOnlyList<ObjectPlace> places)
{
    readonly (byte[] Name, ObjectPlaceKind Kind)[] places = [.. places.Select(place => (NameOf(place.Name), place.Kind))];

    /// <summary>
    /// Returns the bytes that precede a value: comma, name, colon. A name has only ASCII letters, digits and underscores, so nothing is escaped.
    /// </summary>
    internal static byte[] NameOf(string name) => Encoding.ASCII.GetBytes($",\"{name}\":");

    internal int Places => places.Length;

    /// <summary>Measures the JSON of a value with its name.</summary>
    /// <param name="bytes">The length in bytes; 0 if the value has no JSON.</param>
    /// <returns>False if the layout says that the place has a leaf, and the value is something else, or a null that the kind does not allow.</returns>
    internal bool TryMeasure(int place, object? value, out int bytes)
    {
        var (name, kind) = places[place];
        bytes = kind == ObjectPlaceKind.Other ? 0 : LengthOf(value, kind);
        if (bytes > 0) bytes += name.Length;
        return bytes > 0 || kind == ObjectPlaceKind.Other;
    }

    /// <summary>Writes the JSON of a value that <see cref="TryMeasure"/> has measured.</summary>
    /// <returns>The value with its JSON in <paramref name="target"/>, which replaces <paramref name="value"/>.</returns>
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

/// <summary>A place of an <see cref="ObjectLayout"/>.</summary>
/// <param name="Name">The name of the field whose value is at the place.</param>
/// <param name="Kind">The kind of the value.</param>
public readonly record struct ObjectPlace(string Name, ObjectPlaceKind Kind);

public enum ObjectPlaceKind : byte
{
    /// <summary>An object, a list of objects, or another value that has no JSON.</summary>
    Other,

    /// <summary>A scalar or enum value, or a list of them; never null.</summary>
    Leaf,

    /// <summary>A <see cref="Leaf"/>, or null.</summary>
    NullableLeaf,
}
