using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>The type of a variable is compatible with the type of each position in which it is used.</summary>
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
    /// The specification's <c>IsVariableUsageAllowed</c>: a nullable variable is allowed in a non-null position if the position or the variable
    /// has a default value.
    /// </summary>
    static bool IsAllowed(Schema schema, TypeReference variableType, ValueNode? variableDefault, VariableUsage usage)
    {
        var place = usage.Type!;
        if (!place.IsNonNull || variableType.IsNonNull) return schema.IsSubType(variableType, place);
        return (usage.HasDefault || variableDefault is not (null or NullValueNode)) && schema.IsSubType(variableType, place.Nullable);
    }
}
