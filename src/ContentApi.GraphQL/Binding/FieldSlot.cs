namespace ContentApi.GraphQL.Binding;

/// <summary>The place of a field's value in a <see cref="SlottedObject"/>.</summary>
/// <param name="Place">The index of the place, from 0: first the object's leading leaves, then its slots; -1 for <see cref="Self"/>.</param>
/// <param name="Name">The name of the place in the <see cref="ObjectLayout"/>.</param>
sealed record FieldSlot(int Place, string Name)
{
    /// <summary>The slot of a field whose value is its source object.</summary>
    public static FieldSlot Self { get; } = new(-1, "");
}
