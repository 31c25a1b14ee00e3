using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation;

/// <summary>An ordered list of rules, compiled to a table from each kind of node to the checks that subscribe to it. Immutable.</summary>
sealed class RuleSet
{
    readonly Action<SyntaxNode, ValidationContext>[][] enter;
    readonly Action<SyntaxNode, ValidationContext>[][] leave;
    readonly Action<OperationDefinitionNode, ValidationContext>[] operation;

    public RuleSet(params IReadOnlyList<ValidationRule> rules)
    {
        Rules = rules;
        var on = new RuleSubscriptions();
        foreach (var rule in rules) rule.Subscribe(on);
        enter = [.. on.EnterByKind.Select(checks => checks.ToArray())];
        leave = [.. on.LeaveByKind.Select(checks => checks.ToArray())];
        operation = [.. on.Operations];
    }

    public IReadOnlyList<ValidationRule> Rules { get; }

    public void Enter(SyntaxNode node, ValidationContext context)
    {
        foreach (var check in enter[(int)node.Kind]) check(node, context);
    }

    public void Leave(SyntaxNode node, ValidationContext context)
    {
        foreach (var check in leave[(int)node.Kind]) check(node, context);
    }

    public void Operation(OperationDefinitionNode node, ValidationContext context)
    {
        foreach (var check in operation) check(node, context);
    }

    public bool WantsOperations => operation.Length > 0;
}
