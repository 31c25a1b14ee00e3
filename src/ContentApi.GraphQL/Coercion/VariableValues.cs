using System.Text.Json;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Coercion;

/// <summary>The coerced variables of one request. A variable may be absent, which differs from null.</summary>
sealed class VariableValues(VariablePlans? variables)
{
    /// <summary>For values that hold no variable.</summary>
    public static readonly VariableValues None = new(null);

    readonly Slot[] slots = variables is null or { Count: 0 } ? [] : new Slot[variables.Count];

    public void Set(VariablePlan variable, object? value, JsonElement raw = default) => slots[variable.Index] = new(true, value, raw);

    /// <summary>Whether the variable has a value, null and defaults included.</summary>
    public bool TryGet(string name, out object? value)
    {
        var slot = variables?.Find(name) is { } variable ? slots[variable.Index] : default;
        value = slot.Value;
        return slot.IsSet;
    }

    /// <summary>The variable's value as a literal at the place of <paramref name="node"/>; null where it is absent.</summary>
    public ValueNode? Literal(VariableNode node)
    {
        if (variables?.Find(node.Name.Value) is not { } variable) return null;
        var slot = slots[variable.Index];
        if (!slot.IsSet) return null;
        return slot.Raw.ValueKind == JsonValueKind.Undefined ? variable.Node.DefaultValue : JsonLiteral.From(slot.Raw, node);
    }

    /// <param name="IsSet">Given in the request, or by default.</param>
    /// <param name="Value">The coerced value.</param>
    /// <param name="Raw">As it came in the request; undefined for a default.</param>
    readonly record struct Slot(bool IsSet, object? Value, JsonElement Raw);
}
