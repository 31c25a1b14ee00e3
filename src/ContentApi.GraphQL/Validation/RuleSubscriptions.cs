using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation;

/// <summary>Collects what the rules of a <see cref="RuleSet"/> want to see. Checks of one moment run in the order of the rules.</summary>
sealed class RuleSubscriptions
{
    static readonly int Kinds = Enum.GetValues<NodeKind>().Length;

    public List<Action<SyntaxNode, ValidationContext>>[] EnterByKind { get; } = [.. Enumerable.Range(0, Kinds).Select(_ => new List<Action<SyntaxNode, ValidationContext>>())];
    public List<Action<SyntaxNode, ValidationContext>>[] LeaveByKind { get; } = [.. Enumerable.Range(0, Kinds).Select(_ => new List<Action<SyntaxNode, ValidationContext>>())];
    public List<Action<OperationDefinitionNode, ValidationContext>> Operations { get; } = [];

    /// <summary>Before the node's children.</summary>
    public void Enter<TNode>(NodeKind kind, Action<TNode, ValidationContext> check) where TNode : SyntaxNode =>
        EnterByKind[(int)kind].Add((node, context) => check((TNode)node, context));

    /// <summary>After the node's children, so that a deeper fault is reported first.</summary>
    public void Leave<TNode>(NodeKind kind, Action<TNode, ValidationContext> check) where TNode : SyntaxNode =>
        LeaveByKind[(int)kind].Add((node, context) => check((TNode)node, context));

    /// <summary>
    /// Once for each operation when the whole document has been walked: <see cref="ValidationContext.VariableUsages"/> then holds the
    /// variables that the operation uses, those in its fragments included.
    /// </summary>
    public void Operation(Action<OperationDefinitionNode, ValidationContext> check) => Operations.Add(check);
}
