using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.TypeSystem;

/// <summary>A type with a name (specification, 3.4). Built by <see cref="Building.SchemaBuilder"/>, immutable once its schema is built.</summary>
public abstract class NamedType : TypeReference
{
    public required string Name { get; init; }
    public string? Description { get; init; }

    /// <summary>The definition and its extensions, in the order of the text; empty for the built-in types.</summary>
    public IReadOnlyList<TypeDefinitionNode> Nodes { get; init; } = [];

    public override NamedType Named => this;
    public bool IsAbstract => this is InterfaceType or UnionType;
    public bool IsComposite => this is ObjectType or InterfaceType or UnionType;
    public bool IsLeaf => this is ScalarType or EnumType;
    public override string ToString() => Name;
}

/// <summary>A scalar (specification, 3.5).</summary>
public sealed class ScalarType : NamedType
{
    /// <summary>From <c>@specifiedBy</c>, or null.</summary>
    public string? SpecifiedByUrl { get; init; }

    /// <summary>How values of the scalar are read and written.</summary>
    public required ScalarCoercion Coercion { get; init; }
}

/// <summary>What object and interface types share: fields, and interfaces that they implement.</summary>
public abstract class FieldsType : NamedType
{
    /// <summary>In the order of the definition.</summary>
    public IReadOnlyList<Field> Fields { get; internal set; } = [];

    /// <summary>The declared interfaces, in the order of the definition.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>The field of that name, without the meta-fields; null where there is none.</summary>
    public Field? FindField(string name) => fieldsByName.GetValueOrDefault(name);

    Dictionary<string, Field> fieldsByName = [];

    internal void SetFields(IReadOnlyList<Field> fields)
    {
        Fields = fields;
        fieldsByName = [];
        foreach (var field in fields) fieldsByName.TryAdd(field.Name, field);
    }
}

/// <summary>An object type (specification, 3.6).</summary>
public sealed class ObjectType : FieldsType;

/// <summary>An interface (specification, 3.7).</summary>
public sealed class InterfaceType : FieldsType
{
    /// <summary>The object types that implement it, in the order of the schema; set once the schema is built.</summary>
    public IReadOnlyList<ObjectType> Implementations { get; internal set; } = [];

    /// <summary>Tells the object type of a value; null where the schema was built without one, as in a test of validation.</summary>
    public TypeResolver? ResolveType { get; internal set; }
}

/// <summary>A union (specification, 3.8).</summary>
public sealed class UnionType : NamedType
{
    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];

    /// <inheritdoc cref="InterfaceType.ResolveType"/>
    public TypeResolver? ResolveType { get; internal set; }
}

/// <summary>An enum (specification, 3.9). At run time a value is its name, a <see cref="string"/>.</summary>
public sealed class EnumType : NamedType
{
    public IReadOnlyList<EnumValue> Values { get; internal set; } = [];
    public EnumValue? FindValue(string name) => Values.FirstOrDefault(value => value.Name == name);
}

/// <summary>An input object (specification, 3.10).</summary>
public sealed class InputObjectType : NamedType
{
    public IReadOnlyList<InputValue> Fields { get; internal set; } = [];

    /// <summary>Declared with <c>@oneOf</c>: exactly one field is given, and not null.</summary>
    public bool IsOneOf { get; init; }
    public InputValue? FindField(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
