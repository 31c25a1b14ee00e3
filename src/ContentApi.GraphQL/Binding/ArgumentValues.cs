namespace ContentApi.GraphQL.Binding;

/// <summary>
/// Coerced input values by name: the arguments of a field, or the fields of an input object. A name may be absent, which differs
/// from null (specification, 6.4.1, <c>CoerceArgumentValues</c>).
/// A value is an <see cref="int"/>, a <see cref="double"/>, a <see cref="string"/> (also for an ID or enum), a <see cref="bool"/>, the result of a
/// custom scalar's coercion, an <see cref="IReadOnlyList{T}"/> of <see cref="object"/> for a list, or an <see cref="ArgumentValues"/> for an input object.
/// </summary>
public sealed class ArgumentValues(IReadOnlyList<KeyValuePair<string, object?>> values)
{
    public static readonly ArgumentValues Empty = new([]);

    /// <summary>The values that are present, defaults included, in the order of their definitions.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Values { get; } = values;

    /// <summary>The result of the field's <see cref="ArgumentBinder"/>; null if the field has none.</summary>
    public object? Bound { get; internal init; }

    /// <summary>Returns true if the name has a value, which may be null; false if it is absent.</summary>
    public bool TryGet(string name, out object? value)
    {
        // A field has few arguments, so that a linear search is faster than a hash table.
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i].Key != name) continue;
            value = Values[i].Value;
            return true;
        }
        value = null;
        return false;
    }

    /// <summary>Returns the value; <c>default</c> if it is null or absent. For a value type use the nullable type: <c>Get&lt;int?&gt;("first")</c>.</summary>
    public T? Get<T>(string name) => TryGet(name, out var value) && value is not null ? (T)value : default;
}
