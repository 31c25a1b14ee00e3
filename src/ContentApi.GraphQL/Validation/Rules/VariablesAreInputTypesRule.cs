using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A variable's type is a scalar, an enum or an input object, or a list of these.</summary>
sealed class VariablesAreInputTypesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<VariableDefinitionNode>(NodeKind.VariableDefinition, Check);

    static void Check(VariableDefinitionNode node, ValidationContext context)
    {
        if (context.Schema.FindType(node.Type) is { IsInputType: false } type)
            context.Report($"Variable \"${node.Variable.Name.Value}\" cannot be non-input type \"{type}\".", node.Type);
    }
}
