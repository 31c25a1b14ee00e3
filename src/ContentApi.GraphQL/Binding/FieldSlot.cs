namespace ContentApi.GraphQL.Binding;

/// <summary>Where a field's value lies in a <see cref="SlottedObject"/>.</summary>
/// <param name="Place">From 0: first the object's leading leaves, then its slots; -1 for <see cref="Self"/>.</param>
/// <param name="Name">What the <see cref="ObjectLayout"/> calls the place.</param>
sealed record FieldSlot(int Place, string Name)
{
    /// <summary>The value is the source itself.</summary>
    public static FieldSlot Self { get; } = new(-1, "");
}
