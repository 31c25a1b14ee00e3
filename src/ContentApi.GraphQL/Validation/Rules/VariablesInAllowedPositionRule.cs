using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A variable's type fits each place where it is used.</summary>
sealed class VariablesInAllowedPositionRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Operation(Check);

    static void Check(OperationDefinitionNode node, ValidationContext context)
    {
        if (node.VariableDefinitions.Count == 0) return;

        var definitions = new Dictionary<string, (VariableDefinitionNode Node, TypeReference? Type)>();
        foreach (var variable in node.VariableDefinitions) definitions[variable.Variable.Name.Value] = (variable, context.Schema.FindType(variable.Type));

        foreach (var usage in context.VariableUsages)
        {
            var name = usage.Node.Name.Value;
            if (usage.Type is null || !definitions.TryGetValue(name, out var definition) || definition.Type is not { } type) continue;

            if (!IsAllowed(context.Schema, type, definition.Node.DefaultValue, usage))
                context.Report($"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{usage.Type}\".", definition.Node, usage.Node);
            if (usage.ParentType is { IsOneOf: true } oneOf && !type.IsNonNull)
                context.Report(
                    $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{oneOf}\".",
                    definition.Node, usage.Node);
        }
    }

    /// <summary>
    /// The specification's <c>IsVariableUsageAllowed</c>: a nullable variable may stand in a non-null place that has a default, or if it
    /// has one itself.
    /// </summary>
    static bool IsAllowed(Schema schema, TypeReference variableType, ValueNode? variableDefault, VariableUsage usage)
    {
        var place = usage.Type!;
        if (!place.IsNonNull || variableType.IsNonNull) return schema.IsSubType(variableType, place);
        return (usage.HasDefault || variableDefault is not (null or NullValueNode)) && schema.IsSubType(variableType, place.Nullable);
    }
}
