using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Coercion;

/// <summary>Coerces literals to input types (specification, the "Input Coercion" of each type in 3.5 to 3.12).</summary>
static class LiteralCoercion
{
    public static bool HoldsVariable(ValueNode literal) => literal switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(HoldsVariable),
        ObjectValueNode @object => @object.Fields.Any(field => HoldsVariable(field.Value)),
        _ => false,
    };

    /// <summary>Coerces a literal. The values of variables must be coerced already, and validation must have compared their types.</summary>
    /// <returns>False if the literal does not fit the type.</returns>
    public static bool TryCoerce(ValueNode literal, TypeReference type, VariableValues variables, out object? value)
    {
        value = null;
        if (literal is VariableNode variable) return variables.TryGet(variable.Name.Value, out value) && (value is not null || !type.IsNonNull);
        if (literal is NullValueNode) return !type.IsNonNull;
        return type.Nullable switch
        {
            ListType list => TryCoerceList(literal, list.OfType, variables, out value),
            InputObjectType inputObject => TryCoerceObject(literal, inputObject, variables, out value),
            EnumType @enum => literal is EnumValueNode name && @enum.FindValue(name.Value) is not null && Give(name.Value, out value),
            ScalarType scalar => TryCoerceScalar(literal, scalar, variables, out value),
            _ => false,
        };
    }

    static bool TryCoerceList(ValueNode literal, TypeReference itemType, VariableValues variables, out object? value)
    {
        value = null;
        var nodes = literal is ListValueNode list ? list.Values : [literal];
        var items = new object?[nodes.Count];
        for (var i = 0; i < items.Length; i++)
        {
            // A variable without a value is null in a list, as in the reference implementation. The specification does not define it.
            if (IsAbsent(nodes[i], variables))
            {
                if (itemType.IsNonNull) return false;
            }
            else if (!TryCoerce(nodes[i], itemType, variables, out items[i]))
            {
                return false;
            }
        }
        value = items;
        return true;
    }

    static bool TryCoerceObject(ValueNode literal, InputObjectType type, VariableValues variables, out object? value)
    {
        value = null;
        if (literal is not ObjectValueNode @object) return false;
        foreach (var node in @object.Fields)
            if (type.FindField(node.Name.Value) is null) return false;

        var values = new List<KeyValuePair<string, object?>>(@object.Fields.Count);
        foreach (var field in type.Fields)
        {
            var node = @object.Fields.FirstOrDefault(node => node.Name.Value == field.Name);
            object? fieldValue;
            if (node is null || IsAbsent(node.Value, variables))
            {
                if (field.DefaultValue is null)
                {
                    if (field.Type.IsNonNull) return false;
                    continue;
                }
                if (!TryCoerce(field.DefaultValue, field.Type, VariableValues.None, out fieldValue)) return false;
            }
            else if (!TryCoerce(node.Value, field.Type, variables, out fieldValue))
            {
                return false;
            }
            values.Add(new(field.Name, fieldValue));
        }
        if (type.IsOneOf && (@object.Fields.Count != 1 || values.Count != 1 || values[0].Value is null)) return false;
        return Give(new ArgumentValues(values), out value);
    }

    static bool TryCoerceScalar(ValueNode literal, ScalarType type, VariableValues variables, out object? value)
    {
        try
        {
            return Give(type.Coercion.ReadLiteral(ReplaceVariables(literal, variables)), out value);
        }
        catch (GraphQLException)
        {
            value = null;
            return false;
        }
    }

    static ValueNode ReplaceVariables(ValueNode literal, VariableValues variables)
    {
        if (!HoldsVariable(literal)) return literal;
        return literal switch
        {
            VariableNode variable => variables.Literal(variable) ?? Null(variable),
            ListValueNode list => new ListValueNode
            {
                Values = [.. list.Values.Select(item => ReplaceVariables(item, variables))],
                Location = list.Location,
                Source = list.Source,
            },
            ObjectValueNode @object => new ObjectValueNode
            {
                Fields =
                [
                    .. @object.Fields.Where(field => !IsAbsent(field.Value, variables)).Select(field => new ObjectFieldNode
                    {
                        Name = field.Name, Value = ReplaceVariables(field.Value, variables), Location = field.Location, Source = field.Source,
                    }),
                ],
                Location = @object.Location,
                Source = @object.Source,
            },
            _ => literal,
        };
    }

    static bool IsAbsent(ValueNode node, VariableValues variables) => node is VariableNode variable && !variables.TryGet(variable.Name.Value, out _);

    static NullValueNode Null(SyntaxNode place) => new() { Location = place.Location, Source = place.Source };

    static bool Give(object result, out object? value)
    {
        value = result;
        return true;
    }
}
