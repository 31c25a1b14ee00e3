using System.Text.Json;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Coercion;

/// <summary>The coerced variables of one request. A variable without a value differs from one whose value is null.</summary>
sealed class VariableValues(VariablePlans? variables)
{
    /// <summary>No variables: for literals that hold none.</summary>
    public static readonly VariableValues None = new(null);

    readonly Slot[] slots = variables is null or { Count: 0 } ? [] : new Slot[variables.Count];

    public void Set(VariablePlan variable, object? value, JsonElement raw = default) => slots[variable.Index] = new(true, value, raw);

    /// <summary>Whether the variable has a value, which may be null or the default value.</summary>
    public bool TryGet(string name, out object? value)
    {
        var slot = variables?.Find(name) is { } variable ? slots[variable.Index] : default;
        value = slot.Value;
        return slot.IsSet;
    }

    /// <summary>Returns the variable's value as a literal with the location of <paramref name="node"/>; null if the variable has no value.</summary>
    public ValueNode? Literal(VariableNode node)
    {
        if (variables?.Find(node.Name.Value) is not { } variable) return null;
        var slot = slots[variable.Index];
        if (!slot.IsSet) return null;
        return slot.Raw.ValueKind == JsonValueKind.Undefined ? variable.Node.DefaultValue : JsonLiteral.From(slot.Raw, node);
    }

    /// <param name="IsSet">True if the variable has a value from the request or a default value.</param>
    /// <param name="Value">The coerced value.</param>
    /// <param name="Raw">The JSON value in the request; undefined for a default value.</param>
    readonly record struct Slot(bool IsSet, object? Value, JsonElement Raw);
}
