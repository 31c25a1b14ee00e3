using System.Runtime.CompilerServices;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Introspection;

/// <summary>
/// The fields that types have without declaring them (specification, 4.1 and 4.2): <c>__typename</c> of every composite type, <c>__schema</c> and
/// <c>__type</c> of the query root.
/// </summary>
sealed class MetaFields
{
    static readonly ConditionalWeakTable<Schema, MetaFields> All = [];

    readonly Schema schema;
    readonly Field schemaField;
    readonly Field typeField;
    readonly Field typenameField;

    MetaFields(Schema schema)
    {
        this.schema = schema;
        var nonNullString = new NonNullType(Type("String"));
        schemaField = new()
        {
            Name = "__schema",
            Type = new NonNullType(Type("__Schema")),
            Resolver = (_, in _) => schema,
        };
        typeField = new()
        {
            Name = "__type",
            Type = Type("__Type"),
            Arguments = [new() { Name = "name", Type = nonNullString }],
            Resolver = (_, in context) => schema.FindType(context.Arguments.Get<string>("name")!),
        };
        typenameField = new()
        {
            Name = Typename,
            Type = nonNullString,
        };
    }

    public const string Typename = "__typename";

    /// <summary>Returns the meta-field of <paramref name="parent"/> with that name; null if it has none.</summary>
    public static Field? Find(Schema schema, NamedType parent, string name)
    {
        if (!name.StartsWith("__", StringComparison.Ordinal)) return null;
        var fields = All.GetValue(schema, static schema => new(schema));
        return name switch
        {
            Typename when parent.IsComposite => fields.typenameField,
            "__schema" when ReferenceEquals(parent, schema.QueryType) => fields.schemaField,
            "__type" when ReferenceEquals(parent, schema.QueryType) => fields.typeField,
            _ => null,
        };
    }

    /// <summary>Whether the field is <c>__schema</c> or <c>__type</c>.</summary>
    public static bool IsSchemaField(Field field, Schema schema)
    {
        var fields = All.GetValue(schema, static schema => new(schema));
        return ReferenceEquals(field, fields.schemaField) || ReferenceEquals(field, fields.typeField);
    }

    NamedType Type(string name) => schema.FindType(name) ?? throw new InvalidOperationException($"The schema was built without the type {name}.");
}
