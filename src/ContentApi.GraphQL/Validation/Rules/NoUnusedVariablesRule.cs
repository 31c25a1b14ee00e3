using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>An operation uses the variables that it defines, itself or in its fragments.</summary>
sealed class NoUnusedVariablesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Operation(Check);

    static void Check(OperationDefinitionNode node, ValidationContext context)
    {
        if (node.VariableDefinitions.Count == 0) return;

        var used = context.VariableUsages.Select(usage => usage.Node.Name.Value).ToHashSet();
        foreach (var variable in node.VariableDefinitions)
        {
            var name = variable.Variable.Name.Value;
            if (!used.Contains(name))
                context.Report($"Variable \"${name}\" is never used{(node.Name is null ? "" : $" in operation \"{node.Name.Value}\"")}.", variable);
        }
    }
}
