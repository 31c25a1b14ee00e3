using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>No two variables of an operation share a name.</summary>
sealed class UniqueVariableNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, Check);

    static void Check(OperationDefinitionNode node, ValidationContext context)
    {
        if (node.VariableDefinitions.Count < 2) return;
        foreach (var group in node.VariableDefinitions.GroupBy(variable => variable.Variable.Name.Value, variable => variable.Variable.Name))
            if (group.Count() > 1) context.Report($"There can be only one variable named \"${group.Key}\".", [.. group]);
    }
}
