using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation;

/// <summary>Collects the checks of the rules of a <see cref="RuleSet"/>. Checks of the same node run in the order of the rules.</summary>
sealed class RuleSubscriptions
{
    static readonly int Kinds = Enum.GetValues<NodeKind>().Length;

    public List<Action<SyntaxNode, ValidationContext>>[] EnterByKind { get; } =
        [.. Enumerable.Range(0, Kinds).Select(_ => new List<Action<SyntaxNode, ValidationContext>>())];

    public List<Action<SyntaxNode, ValidationContext>>[] LeaveByKind { get; } =
        [.. Enumerable.Range(0, Kinds).Select(_ => new List<Action<SyntaxNode, ValidationContext>>())];

    public List<Action<OperationDefinitionNode, ValidationContext>> Operations { get; } = [];

    /// <summary>Subscribes to nodes of a kind. The check runs before the node's children are visited.</summary>
    public void Enter<TNode>(NodeKind kind, Action<TNode, ValidationContext> check) where TNode : SyntaxNode =>
        EnterByKind[(int)kind].Add((node, context) => check((TNode)node, context));

    /// <summary>
    /// Subscribes to nodes of a kind. The check runs after the node's children are visited, so that errors in the children are reported first.
    /// </summary>
    public void Leave<TNode>(NodeKind kind, Action<TNode, ValidationContext> check) where TNode : SyntaxNode =>
        LeaveByKind[(int)kind].Add((node, context) => check((TNode)node, context));

    /// <summary>
    /// Subscribes to operations. The check runs after the walk over the whole document: <see cref="ValidationContext.VariableUsages"/> then holds the
    /// variables that the operation uses, including those in its fragments.
    /// </summary>
    public void Operation(Action<OperationDefinitionNode, ValidationContext> check) => Operations.Add(check);
}
