using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.TypeSystem;

/// <summary>A type with a name (specification, 3.4). Built by <see cref="Building.SchemaBuilder"/>; immutable when its schema is complete.</summary>
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
    /// <summary>The URL of <c>@specifiedBy</c>; null if the directive is not applied.</summary>
    public string? SpecifiedByUrl { get; init; }

    /// <summary>Reads and writes the values of the scalar.</summary>
    public required ScalarCoercion Coercion { get; init; }
}

/// <summary>The base of object and interface types: a type with fields, which may implement interfaces.</summary>
public abstract class FieldsType : NamedType
{
    /// <summary>The declared fields, in the order of the definition.</summary>
    public IReadOnlyList<Field> Fields { get; internal set; } = [];

    /// <summary>The declared interfaces, in the order of the definition.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>Returns the declared field with that name; null if there is none. Meta-fields are not declared.</summary>
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
    /// <summary>The object types that implement the interface, in the order of the schema; empty until the schema is complete.</summary>
    public IReadOnlyList<ObjectType> Implementations { get; internal set; } = [];

    /// <summary>Returns the name of the object type of a value; null if none is bound, as in a schema that only validates.</summary>
    public TypeResolver? ResolveType { get; internal set; }
}

/// <summary>A union (specification, 3.8).</summary>
public sealed class UnionType : NamedType
{
    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];

    /// <inheritdoc cref="InterfaceType.ResolveType"/>
    public TypeResolver? ResolveType { get; internal set; }
}

/// <summary>An enum (specification, 3.9). At run time a value is represented by its name, a <see cref="string"/>.</summary>
public sealed class EnumType : NamedType
{
    public IReadOnlyList<EnumValue> Values { get; internal set; } = [];
    public EnumValue? FindValue(string name) => Values.FirstOrDefault(value => value.Name == name);
}

/// <summary>An input object (specification, 3.10).</summary>
public sealed class InputObjectType : NamedType
{
    public IReadOnlyList<InputValue> Fields { get; internal set; } = [];

    /// <summary>Whether the type is declared with <c>@oneOf</c>: a value must have exactly one field, which is not null.</summary>
    public bool IsOneOf { get; init; }
    public InputValue? FindField(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
