using System.Text;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>
/// Makes a text of a field's arguments that is equal for equal arguments. Arguments, and the fields of input
/// objects, are ordered by name. Values are equal if they are written in the same way, and variables if they have
/// the same name: <c>1.0</c> differs from <c>1.00</c>, and a block string from a string with the same value.
/// </summary>
static class ArgumentKey
{
    public static string Of(FieldNode node)
    {
        if (node.Arguments.Count == 0) return "";

        var text = new StringBuilder();
        foreach (var argument in node.Arguments.OrderBy(argument => argument.Name.Value, StringComparer.Ordinal)) Append(text, argument.Name, argument.Value);
        return text.ToString();
    }

    static void Append(StringBuilder text, NameNode name, ValueNode value)
    {
        text.Append(name.Value).Append(':');
        Append(text, value);
        text.Append(',');
    }

    static void Append(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable: text.Append('$').Append(variable.Name.Value); break;
            case IntValueNode number: text.Append(number.Value); break;
            case FloatValueNode number: text.Append(number.Value); break;
            case EnumValueNode name: text.Append(name.Value); break;
            case BooleanValueNode boolean: text.Append(boolean.Value ? "true" : "false"); break;
            case NullValueNode: text.Append("null"); break;
            // The length comes first, so that no content can be mistaken for what follows the string.
            case StringValueNode characters:
                text.Append(characters.Block ? "\"\"\"" : "\"").Append(characters.Value.Length).Append('"').Append(characters.Value);
                break;
            case ListValueNode list:
                text.Append('[');
                foreach (var item in list.Values)
                {
                    Append(text, item);
                    text.Append(',');
                }
                text.Append(']');
                break;
            case ObjectValueNode fields:
                text.Append('{');
                foreach (var field in fields.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal)) Append(text, field.Name, field.Value);
                text.Append('}');
                break;
        }
    }
}
