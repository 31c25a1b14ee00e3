namespace ContentApi.GraphQL.Language;

public enum OperationType : byte { Query, Mutation, Subscription }

/// <summary>An operation or a fragment: the definitions of a request.</summary>
public abstract class ExecutableDefinitionNode : DefinitionNode
{
    /// <summary>The description before the definition (specification, September 2025, 2.2); null if there is none.</summary>
    public StringValueNode? Description { get; init; }
    public required SelectionSetNode SelectionSet { get; init; }
}

public sealed class OperationDefinitionNode : ExecutableDefinitionNode
{
    public required OperationType Operation { get; init; }

    /// <summary>Null for an anonymous operation.</summary>
    public NameNode? Name { get; init; }
    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; init; } = [];
    public override NodeKind Kind => NodeKind.OperationDefinition;
}

public sealed class FragmentDefinitionNode : ExecutableDefinitionNode
{
    public required NameNode Name { get; init; }
    public required NamedTypeNode TypeCondition { get; init; }
    public override NodeKind Kind => NodeKind.FragmentDefinition;
}

public sealed class VariableDefinitionNode : SyntaxNode
{
    public StringValueNode? Description { get; init; }
    public required VariableNode Variable { get; init; }
    public required TypeNode Type { get; init; }
    public ValueNode? DefaultValue { get; init; }
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
    public override NodeKind Kind => NodeKind.VariableDefinition;
}

public sealed class SelectionSetNode : SyntaxNode
{
    public required IReadOnlyList<SelectionNode> Selections { get; init; }
    public override NodeKind Kind => NodeKind.SelectionSet;
}

public abstract class SelectionNode : SyntaxNode
{
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

public sealed class FieldNode : SelectionNode
{
    public NameNode? Alias { get; init; }
    public required NameNode Name { get; init; }
    public IReadOnlyList<ArgumentNode> Arguments { get; init; } = [];
    public SelectionSetNode? SelectionSet { get; init; }

    /// <summary>The key in the response: the alias if there is one, else the name.</summary>
    public string ResponseName => (Alias ?? Name).Value;
    public override NodeKind Kind => NodeKind.Field;
}

public sealed class FragmentSpreadNode : SelectionNode
{
    public required NameNode Name { get; init; }
    public override NodeKind Kind => NodeKind.FragmentSpread;
}

public sealed class InlineFragmentNode : SelectionNode
{
    /// <summary>The type that the fragment applies to; null if it is the type of the parent.</summary>
    public NamedTypeNode? TypeCondition { get; init; }
    public required SelectionSetNode SelectionSet { get; init; }
    public override NodeKind Kind => NodeKind.InlineFragment;
}
