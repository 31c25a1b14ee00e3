namespace ContentApi.GraphQL.Language;

/// <summary>A definition or extension of the type system (specification, 3).</summary>
public abstract class TypeSystemDefinitionNode : DefinitionNode;

/// <summary><c>schema { ... }</c>, or with <see cref="IsExtension"/> <c>extend schema ...</c>.</summary>
public sealed class SchemaDefinitionNode : TypeSystemDefinitionNode
{
    public bool IsExtension { get; init; }
    public StringValueNode? Description { get; init; }
    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; init; } = [];
    public override NodeKind Kind => IsExtension ? NodeKind.SchemaExtension : NodeKind.SchemaDefinition;
}

public sealed class OperationTypeDefinitionNode : SyntaxNode
{
    public required OperationType Operation { get; init; }
    public required NamedTypeNode Type { get; init; }
    public override NodeKind Kind => NodeKind.OperationTypeDefinition;
}

/// <summary>
/// A type definition, or with <see cref="IsExtension"/> a type extension (<c>extend type ...</c>): the two have the same parts,
/// except that an extension has no description.
/// </summary>
public abstract class TypeDefinitionNode : TypeSystemDefinitionNode
{
    public bool IsExtension { get; init; }
    public StringValueNode? Description { get; init; }
    public required NameNode Name { get; init; }
}

public sealed class ScalarTypeDefinitionNode : TypeDefinitionNode
{
    public override NodeKind Kind => IsExtension ? NodeKind.ScalarTypeExtension : NodeKind.ScalarTypeDefinition;
}

public sealed class ObjectTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<NamedTypeNode> Interfaces { get; init; } = [];
    public IReadOnlyList<FieldDefinitionNode> Fields { get; init; } = [];
    public override NodeKind Kind => IsExtension ? NodeKind.ObjectTypeExtension : NodeKind.ObjectTypeDefinition;
}

public sealed class InterfaceTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<NamedTypeNode> Interfaces { get; init; } = [];
    public IReadOnlyList<FieldDefinitionNode> Fields { get; init; } = [];
    public override NodeKind Kind => IsExtension ? NodeKind.InterfaceTypeExtension : NodeKind.InterfaceTypeDefinition;
}

public sealed class UnionTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<NamedTypeNode> Types { get; init; } = [];
    public override NodeKind Kind => IsExtension ? NodeKind.UnionTypeExtension : NodeKind.UnionTypeDefinition;
}

public sealed class EnumTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; init; } = [];
    public override NodeKind Kind => IsExtension ? NodeKind.EnumTypeExtension : NodeKind.EnumTypeDefinition;
}

public sealed class InputObjectTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<InputValueDefinitionNode> Fields { get; init; } = [];
    public override NodeKind Kind => IsExtension ? NodeKind.InputObjectTypeExtension : NodeKind.InputObjectTypeDefinition;
}

public sealed class FieldDefinitionNode : SyntaxNode
{
    public StringValueNode? Description { get; init; }
    public required NameNode Name { get; init; }
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; init; } = [];
    public required TypeNode Type { get; init; }
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
    public override NodeKind Kind => NodeKind.FieldDefinition;
}

/// <summary>An argument definition or a field of an input object.</summary>
public sealed class InputValueDefinitionNode : SyntaxNode
{
    public StringValueNode? Description { get; init; }
    public required NameNode Name { get; init; }
    public required TypeNode Type { get; init; }
    public ValueNode? DefaultValue { get; init; }
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
    public override NodeKind Kind => NodeKind.InputValueDefinition;
}

public sealed class EnumValueDefinitionNode : SyntaxNode
{
    public StringValueNode? Description { get; init; }
    public required NameNode Name { get; init; }
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
    public override NodeKind Kind => NodeKind.EnumValueDefinition;
}

public sealed class DirectiveDefinitionNode : TypeSystemDefinitionNode
{
    public StringValueNode? Description { get; init; }
    public required NameNode Name { get; init; }
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; init; } = [];
    public bool IsRepeatable { get; init; }

    /// <summary>The names of the directive locations, such as <c>FIELD_DEFINITION</c>.</summary>
    public required IReadOnlyList<NameNode> Locations { get; init; }
    public override NodeKind Kind => NodeKind.DirectiveDefinition;
}
