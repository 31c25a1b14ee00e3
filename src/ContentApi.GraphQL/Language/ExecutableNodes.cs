namespace ContentApi.GraphQL.Language;

public enum OperationType : byte { Query, Mutation, Subscription }

/// <summary>An operation or a fragment: what a request may hold.</summary>
public abstract class ExecutableDefinitionNode : DefinitionNode
{
    /// <summary>The description before the definition (September 2025 edition, 2.2), or null.</summary>
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

    /// <summary>The alias where there is one, else the name: the key in the response.</summary>
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
    /// <summary>Null where the fragment has the type of its parent.</summary>
    public NamedTypeNode? TypeCondition { get; init; }
    public required SelectionSetNode SelectionSet { get; init; }
    public override NodeKind Kind => NodeKind.InlineFragment;
}
