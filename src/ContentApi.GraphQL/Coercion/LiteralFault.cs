using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Coercion;

/// <summary>
/// Finds the part of a literal that makes <see cref="LiteralCoercion"/> fail with the variables of a request: usually a variable that is null.
/// </summary>
static class LiteralFault
{
    /// <returns>The first node that does not fit its type, in the order of the type's fields; null if all fit.</returns>
    public static SyntaxNode? Find(ValueNode literal, TypeReference type, VariableValues variables)
    {
        if (literal is VariableNode variable) return type.IsNonNull && IsNull(variable, variables) ? variable : null;
        if (literal is NullValueNode) return type.IsNonNull ? literal : null;
        return type.Nullable switch
        {
            ListType list when literal is ListValueNode items =>
                items.Values.Select(item => Find(item, list.OfType, variables)).FirstOrDefault(fault => fault is not null),
            ListType list => Find(literal, list.OfType, variables),
            InputObjectType inputObject when literal is ObjectValueNode fields => FindInObject(fields, inputObject, variables),
            _ => LiteralCoercion.TryCoerce(literal, type, variables, out _) ? null : literal,
        };
    }

    static SyntaxNode? FindInObject(ObjectValueNode literal, InputObjectType type, VariableValues variables)
    {
        foreach (var field in type.Fields)
        {
            var value = literal.Fields.LastOrDefault(node => node.Name.Value == field.Name)?.Value;
            if (value is null)
            {
                if (field.IsRequired) return literal;
                continue;
            }
            if (value is VariableNode variable)
            {
                if (type.IsOneOf && IsNull(variable, variables)) return literal;
                if (!field.IsRequired && !variables.TryGet(variable.Name.Value, out _)) continue;
            }
            if (Find(value, field.Type, variables) is { } fault) return fault;
        }
        return null;
    }

    static bool IsNull(VariableNode variable, VariableValues variables) => !variables.TryGet(variable.Name.Value, out var value) || value is null;
}
