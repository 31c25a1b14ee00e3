using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation;

/// <summary>
/// The fields that every query may select without a declaration: <c>__typename</c> on any composite type (specification, 4.1), <c>__schema</c> and
/// <c>__type</c> on the query root (4.2).
/// </summary>
sealed class MetaFields(Schema schema)
{
    readonly Field typename = new() { Name = "__typename", Type = NonNull(schema, "String") };
    readonly Field introspection = new() { Name = "__schema", Type = NonNull(schema, "__Schema") };
    readonly Field type = new()
    {
        Name = "__type",
        Type = Named(schema, "__Type"),
        Arguments = [new() { Name = "name", Type = NonNull(schema, "String") }],
    };

    public Field? Find(NamedType? parent, string name) => name switch
    {
        "__typename" when parent is { IsComposite: true } => typename,
        "__schema" when parent == schema.QueryType => introspection,
        "__type" when parent == schema.QueryType => type,
        _ => (parent as FieldsType)?.FindField(name),
    };

    static NamedType Named(Schema schema, string name) =>
        schema.FindType(name) ?? throw new ArgumentException($"The schema lacks the built-in type \"{name}\".", nameof(schema));

    static NonNullType NonNull(Schema schema, string name) => new(Named(schema, name));
}
