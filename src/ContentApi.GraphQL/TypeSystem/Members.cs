using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.TypeSystem;

/// <summary>A field of an object or interface type.</summary>
public sealed class Field
{
    public required string Name { get; init; }
    public string? Description { get; init; }
    public required TypeReference Type { get; init; }
    public IReadOnlyList<InputValue> Arguments { get; init; } = [];
    public string? DeprecationReason { get; init; }

    /// <summary>The resolver; null for a field of an interface, and if the schema was built without resolvers.</summary>
    public FieldResolver? Resolver { get; init; }

    /// <summary>
    /// The place of the value in a <see cref="SlottedObject"/>, or <see cref="FieldSlot.Self"/>; null if only <see cref="Resolver"/> returns the value.
    /// </summary>
    internal FieldSlot? Slot { get; init; }

    /// <summary>Returns the events of a field of the subscription root; null for any other field.</summary>
    internal SourceStreamResolver? Subscriber { get; init; }

    /// <summary>Converts the arguments for the resolver; null if the resolver reads the arguments itself.</summary>
    internal ArgumentBinder? ArgumentBinder { get; init; }

    /// <summary>Returns the largest length of the lists in the field's value; null if none is bound.</summary>
    internal ListSizeBinding? ListSize { get; init; }

    /// <summary>The definition; null for a meta-field such as <c>__typename</c>.</summary>
    public FieldDefinitionNode? Node { get; init; }

    public InputValue? FindArgument(string name)
    {
        foreach (var argument in Arguments)
            if (argument.Name == name) return argument;
        return null;
    }
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputValue
{
    public required string Name { get; init; }
    public string? Description { get; init; }
    public required TypeReference Type { get; init; }

    /// <summary>The default as written; null if there is none. A default of <c>null</c> is a <see cref="NullValueNode"/>.</summary>
    public ValueNode? DefaultValue { get; init; }
    public string? DeprecationReason { get; init; }
    public InputValueDefinitionNode? Node { get; init; }

    /// <summary>Whether the type is non-null and there is no default (specification, 5.4.3).</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;
}

public sealed class EnumValue
{
    public required string Name { get; init; }
    public string? Description { get; init; }
    public string? DeprecationReason { get; init; }
    public EnumValueDefinitionNode? Node { get; init; }
}

/// <summary>A directive definition (specification, 3.13).</summary>
public sealed class DirectiveDefinition
{
    public required string Name { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<InputValue> Arguments { get; init; } = [];
    public bool IsRepeatable { get; init; }

    /// <summary>The names of the locations, such as <c>FIELD</c>, <c>QUERY</c> or <c>FIELD_DEFINITION</c>.</summary>
    public required IReadOnlyList<string> Locations { get; init; }
    public DirectiveDefinitionNode? Node { get; init; }
}
