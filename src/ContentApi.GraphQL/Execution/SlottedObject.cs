namespace ContentApi.GraphQL.Execution;

/// <summary>
/// A source whose values lie in an array. The executor reads a field that is bound to a slot by itself, without a resolver: see <see cref="TypeSystem.SchemaBuilder.ResolveSlot"/>.
/// </summary>
/// <param name="slots">What a <see cref="FieldResolver"/> may give, each at the place of its field.</param>
public abstract class SlottedObject(object?[] slots)
{
    public object?[] Slots { get; } = slots;
}
