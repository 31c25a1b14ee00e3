using ContentApi.GraphQL.Binding;

namespace ContentApi.GraphQL.TypeSystem;

/// <summary>The functions that are bound to the elements of a schema, by name, because they are bound before the schema is built.</summary>
sealed class SchemaBindings
{
    /// <summary>By the schema coordinate of the field, <c>Type.field</c>.</summary>
    public Dictionary<string, FieldResolver> Resolvers { get; } = [];

    /// <summary>The places of fields' values in their source, by coordinate. Such a field has a resolver too.</summary>
    public Dictionary<string, FieldSlot> Slots { get; } = [];

    /// <inheritdoc cref="Resolvers"/>
    public Dictionary<string, SourceStreamResolver> Subscribers { get; } = [];

    /// <inheritdoc cref="Resolvers"/>
    public Dictionary<string, ArgumentBinder> ArgumentBinders { get; } = [];

    /// <inheritdoc cref="Resolvers"/>
    public Dictionary<string, ListSizeBinding> ListSizes { get; } = [];
    public Dictionary<string, TypeResolver> TypeResolvers { get; } = [];
    public Dictionary<string, ScalarCoercion> Coercions { get; } = [];

    /// <summary>Checks that the schema has each element that has a binding. If not, the program has a mistake.</summary>
    /// <exception cref="InvalidOperationException">A binding names an element that the schema does not have. The message names the first.</exception>
    public void Check(Schema schema)
    {
        foreach (var coordinate in Resolvers.Keys) DemandField(schema, "resolver", coordinate);
        foreach (var coordinate in ArgumentBinders.Keys) DemandField(schema, "argument binder", coordinate);
        foreach (var coordinate in ListSizes.Keys) DemandField(schema, "list size", coordinate);
        foreach (var coordinate in Subscribers.Keys)
        {
            DemandField(schema, "event stream", coordinate);
            Demand(
                coordinate.StartsWith($"{schema.SubscriptionType}.", StringComparison.Ordinal),
                $"An event stream is bound to \"{coordinate}\", which is no field of the subscription root.");
        }
        foreach (var name in TypeResolvers.Keys)
            Demand(
                schema.FindType(name) is { IsAbstract: true },
                $"A type resolver is bound to \"{name}\", but the schema has no interface or union of that name.");
        foreach (var name in Coercions.Keys)
            Demand(schema.FindType(name) is ScalarType, $"A coercion is bound to \"{name}\", but the schema has no scalar of that name.");
    }

    static void DemandField(Schema schema, string what, string coordinate)
    {
        var dot = coordinate.IndexOf('.', StringComparison.Ordinal);
        Demand(
            dot > 0 && schema.FindType(coordinate[..dot]) is ObjectType type && type.FindField(coordinate[(dot + 1)..]) is not null,
            $"A {what} is bound to \"{coordinate}\", but the schema has no object type with that field.");
    }

    static void Demand(bool condition, string message)
    {
        if (!condition) throw new InvalidOperationException(message);
    }
}
