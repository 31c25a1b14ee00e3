namespace ContentApi.GraphQL.Binding;

/// <summary>
/// Coerced input values by name: the arguments of a field, or the fields of an input object. A name may be absent, which differs
/// from null (specification, 6.4.1, <c>CoerceArgumentValues</c>).
/// Values are <see cref="int"/>, <see cref="double"/>, <see cref="string"/> (also for ID and enums), <see cref="bool"/>, what a custom scalar's
/// coercion gives, <see cref="IReadOnlyList{T}"/> of <see cref="object"/> for lists, and <see cref="ArgumentValues"/> for input objects.
/// </summary>
public sealed class ArgumentValues(IReadOnlyList<KeyValuePair<string, object?>> values)
{
    public static readonly ArgumentValues Empty = new([]);

    /// <summary>The given values in the order of their definition.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Values { get; } = values;

    /// <summary>What the field's <see cref="ArgumentBinder"/> made of the values; null where none is bound.</summary>
    public object? Bound { get; internal init; }

    /// <summary>Whether a value was given, null included.</summary>
    public bool TryGet(string name, out object? value)
    {
        // A field has a handful of arguments: a walk is faster than a hash.
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i].Key != name) continue;
            value = Values[i].Value;
            return true;
        }
        value = null;
        return false;
    }

    /// <summary>The value, or <c>default</c> where it is null or absent. For a value type ask for its nullable: <c>Get&lt;int?&gt;("first")</c>.</summary>
    public T? Get<T>(string name) => TryGet(name, out var value) && value is not null ? (T)value : default;
}
