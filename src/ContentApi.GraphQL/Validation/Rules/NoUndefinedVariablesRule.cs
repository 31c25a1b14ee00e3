using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>An operation defines the variables that it uses, including those in its fragments.</summary>
sealed class NoUndefinedVariablesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Operation(Check);

    static void Check(OperationDefinitionNode node, ValidationContext context)
    {
        var defined = node.VariableDefinitions.Select(variable => variable.Variable.Name.Value).ToHashSet();
        foreach (var usage in context.VariableUsages)
        {
            var name = usage.Node.Name.Value;
            if (!defined.Contains(name))
                context.Report($"Variable \"${name}\" is not defined{(node.Name is null ? "" : $" by operation \"{node.Name.Value}\"")}.", usage.Node, node);
        }
    }
}
