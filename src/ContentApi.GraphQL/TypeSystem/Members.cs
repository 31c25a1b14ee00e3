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

    /// <summary>Null on an interface's field, and where the schema was built without resolvers.</summary>
    public FieldResolver? Resolver { get; init; }

    /// <summary>Where the value lies in a <see cref="SlottedObject"/>, or that it is the source itself; null where <see cref="Resolver"/> has to be asked.</summary>
    internal FieldSlot? Slot { get; init; }

    /// <summary>What gives the events of a field of the subscription root; null for any other field.</summary>
    internal SourceStreamResolver? Subscriber { get; init; }

    /// <summary>What makes the arguments ready for the resolver; null where it reads them itself.</summary>
    internal ArgumentBinder? ArgumentBinder { get; init; }

    /// <summary>How long lists in the field's value can be; null where nothing is bound.</summary>
    internal ListSizeBinding? ListSize { get; init; }

    /// <summary>The definition; null for a built-in field.</summary>
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

    /// <summary>The default as written; null where there is none (a default of <c>null</c> is a <see cref="NullValueNode"/>).</summary>
    public ValueNode? DefaultValue { get; init; }
    public string? DeprecationReason { get; init; }
    public InputValueDefinitionNode? Node { get; init; }

    /// <summary>Non-null and without a default (specification, 5.4.3).</summary>
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

    /// <summary>Names as in the grammar: <c>FIELD</c>, <c>QUERY</c>, <c>FIELD_DEFINITION</c>.</summary>
    public required IReadOnlyList<string> Locations { get; init; }
    public DirectiveDefinitionNode? Node { get; init; }
}
