namespace ContentApi.GraphQL.Language;

/// <summary>A type reference (specification, 2.12).</summary>
public abstract class TypeNode : SyntaxNode;

public sealed class NamedTypeNode : TypeNode
{
    public required NameNode Name { get; init; }
    public override NodeKind Kind => NodeKind.NamedType;
}

public sealed class ListTypeNode : TypeNode
{
    public required TypeNode Type { get; init; }
    public override NodeKind Kind => NodeKind.ListType;
}

public sealed class NonNullTypeNode : TypeNode
{
    /// <summary>A <see cref="NamedTypeNode"/> or a <see cref="ListTypeNode"/>.</summary>
    public required TypeNode Type { get; init; }
    public override NodeKind Kind => NodeKind.NonNullType;
}
