using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.Validation;

namespace ContentApi.GraphQL.Coercion;

/// <summary>Coerces the arguments of fields (specification, 6.4.1). The messages are those of the reference implementation.</summary>
static class ArgumentCoercion
{
    /// <summary>Coerces the arguments of a field, and converts them with the field's <see cref="ArgumentBinder"/>, if it has one.</summary>
    /// <exception cref="GraphQLException"><see cref="CoerceArgumentValues"/> or the binder has thrown it.</exception>
    public static ArgumentValues BindArguments(Field field, FieldNode node, PlannedArgument[] planned, VariableValues variables)
    {
        var values = CoerceArgumentValues(field, node, planned, variables);
        return field.ArgumentBinder is { } bind ? new(values.Values) { Bound = bind(values) } : values;
    }

    /// <summary>
    /// Coerces, once for a plan, the arguments of a field that do not depend on variables. An argument
    /// that cannot be coerced is not planned, so that the field reports the error when it is executed.
    /// </summary>
    /// <returns>One item for each argument that the schema defines, in the order of the definitions.</returns>
    public static PlannedArgument[] PlanArguments(Field field, FieldNode node) => [.. field.Arguments.Select(definition => PlanArgument(definition, node))];

    static PlannedArgument PlanArgument(InputValue definition, FieldNode node)
    {
        if (Find(node, definition.Name) is { } argument && LiteralCoercion.HoldsVariable(argument.Value)) return default;
        try
        {
            return new(true, TryCoerceArgument(definition, node, VariableValues.None, out var value), value);
        }
        catch (GraphQLException)
        {
            return default;
        }
    }

    /// <summary>Coerces the arguments of a field.</summary>
    /// <param name="field">The field's definition.</param>
    /// <param name="node">The field in the document.</param>
    /// <param name="planned">The result of <see cref="PlanArguments"/>; empty if no argument is planned.</param>
    /// <param name="variables">The coerced variables of the request.</param>
    /// <exception cref="GraphQLException">A required argument is missing or null, or a
    /// value does not fit its type. The error has a location in the document.</exception>
    public static ArgumentValues CoerceArgumentValues(Field field, FieldNode node, PlannedArgument[] planned, VariableValues variables)
    {
        var definitions = field.Arguments;
        if (definitions.Count == 0) return ArgumentValues.Empty;
        var values = new List<KeyValuePair<string, object?>>(definitions.Count);
        for (var i = 0; i < definitions.Count; i++)
        {
            var (isPlanned, isGiven, value) = i < planned.Length ? planned[i] : default;
            if (isPlanned ? isGiven : TryCoerceArgument(definitions[i], node, variables, out value)) values.Add(new(definitions[i].Name, value));
        }
        return new(values);
    }

    static ArgumentNode? Find(FieldNode node, string name)
    {
        for (var i = 0; i < node.Arguments.Count; i++)
            if (node.Arguments[i].Name.Value == name) return node.Arguments[i];
        return null;
    }

    /// <returns>False if the argument has no value.</returns>
    static bool TryCoerceArgument(InputValue definition, FieldNode node, VariableValues variables, out object? value)
    {
        value = null;
        var argument = Find(node, definition.Name);
        var variable = argument?.Value as VariableNode;
        if (argument is null || (variable is not null && !variables.TryGet(variable.Name.Value, out _)))
        {
            if (definition.DefaultValue is { } defaultValue)
                return LiteralCoercion.TryCoerce(defaultValue, definition.Type, VariableValues.None, out value)
                    ? true
                    : throw new InvalidOperationException($"The default of the argument {definition.Name} is not a {definition.Type}.");
            if (!definition.Type.IsNonNull) return false;
            throw variable is null
                ? Invalid(node, $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was not provided.")
                : Invalid(variable, $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was provided the variable "
                    + $"\"${variable.Name.Value}\" which was not provided a runtime value.");
        }

        if (LiteralCoercion.TryCoerce(argument.Value, definition.Type, variables, out value)) return true;
        if (argument.Value is NullValueNode or VariableNode)
            throw Invalid(argument.Value, $"Argument \"{definition.Name}\" of non-null type \"{definition.Type}\" must not be null.");
        var fault = LiteralFault.Find(argument.Value, definition.Type, variables) ?? argument.Value;
        var reason = fault is VariableNode culprit ? $": ${culprit.Name.Value} must not be null here" : $" {ValidationContext.Quote(argument.Value)}";
        throw Invalid(fault, $"Argument \"{definition.Name}\" has an invalid value{reason}.");
    }

    static GraphQLException Invalid(SyntaxNode node, string message) => new(new GraphQLError(message, ErrorCodes.BadUserInput, node));
}

/// <summary>An argument of a field in a plan.</summary>
/// <param name="IsPlanned">True if the argument is the same for all requests; if false, the other properties have no meaning.</param>
/// <param name="IsGiven">True if the argument has a value.</param>
/// <param name="Value">The coerced value.</param>
readonly record struct PlannedArgument(bool IsPlanned, bool IsGiven, object? Value);
