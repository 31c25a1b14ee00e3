using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Coercion;

/// <summary>The variables that an operation defines, in their order.</summary>
sealed class VariablePlans
{
    readonly VariablePlan[] all;
    readonly Dictionary<string, VariablePlan>? byName;

    /// <exception cref="GraphQLException">As of <see cref="VariablePlan"/>.</exception>
    public VariablePlans(Schema schema, IReadOnlyList<VariableDefinitionNode> definitions)
    {
        all = [.. definitions.Select((definition, index) => new VariablePlan(schema, definition, index))];
        if (all.Length > 0) byName = all.ToDictionary(variable => variable.Name);
    }

    public int Count => all.Length;
    public VariablePlan this[int index] => all[index];

    /// <returns>Null where the operation defines no such variable.</returns>
    public VariablePlan? Find(string name) => byName?.GetValueOrDefault(name);
}
