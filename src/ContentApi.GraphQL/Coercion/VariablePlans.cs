using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Coercion;

/// <summary>The variables that an operation defines, in the order of their definitions.</summary>
sealed class VariablePlans
{
    readonly VariablePlan[] all;
    readonly Dictionary<string, VariablePlan>? byName;

    /// <exception cref="GraphQLException">A type is unknown, or a default value does not fit its type. Does not occur in a validated document.</exception>
    public VariablePlans(Schema schema, IReadOnlyList<VariableDefinitionNode> definitions)
    {
        all = [.. definitions.Select((definition, index) => new VariablePlan(schema, definition, index))];
        if (all.Length > 0) byName = all.ToDictionary(variable => variable.Name);
    }

    public int Count => all.Length;
    public VariablePlan this[int index] => all[index];

    /// <returns>The variable; null if the operation does not define it.</returns>
    public VariablePlan? Find(string name) => byName?.GetValueOrDefault(name);
}
