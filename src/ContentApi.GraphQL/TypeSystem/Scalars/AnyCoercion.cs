using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

/// <summary>
/// Coerces a custom scalar for which no coercion is bound: its values are any JSON values. An input is read as a <see cref="string"/> (also an enum
/// literal), a <see cref="bool"/>, an <see cref="int"/>, <see cref="long"/> or <see cref="double"/> (the first that can represent it), or an
/// <see cref="IReadOnlyList{T}"/> or <see cref="IReadOnlyDictionary{TKey, TValue}"/> of such values and nulls. A result may also be a
/// <see cref="JsonElement"/> or a <see cref="PreparedValue"/>.
/// </summary>
sealed class AnyCoercion : ScalarCoercion
{
    /// <summary>The largest depth of a result. Stops a resolver's value that contains itself from overflowing the stack.</summary>
    const int MaxResultDepth = 256;

    const string NotFinite = "A number must be finite";

    public override object ReadLiteral(ValueNode literal) => Read(literal) ?? throw ScalarErrors.Literal("A value is expected", literal);

    public override object ReadJson(JsonElement value) => Read(value) ?? throw ScalarErrors.Json("A value is expected", value);

    public override void WriteResult(object value, ResponseWriter writer) => Write(value, writer, 0);

    static object? Read(ValueNode literal)
    {
        switch (literal)
        {
            case NullValueNode: return null;
            case StringValueNode node: return node.Value;
            case EnumValueNode node: return node.Value;
            case BooleanValueNode node: return node.Value;
            case IntValueNode node: return ReadNumber(node.Value) ?? throw ScalarErrors.Literal(NotFinite, literal);
            case FloatValueNode node: return ReadNumber(node.Value) ?? throw ScalarErrors.Literal(NotFinite, literal);
            case ListValueNode node: return node.Values.Select(Read).ToArray();
            case ObjectValueNode node:
                var fields = new Dictionary<string, object?>(node.Fields.Count);
                foreach (var field in node.Fields) fields[field.Name.Value] = Read(field.Value);
                return fields;
            default: throw ScalarErrors.Literal("A constant value is expected", literal);
        }
    }

    static object? Read(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null: return null;
            case JsonValueKind.String: return JsonText.Read(value);
            case JsonValueKind.True: return true;
            case JsonValueKind.False: return false;
            case JsonValueKind.Number: return ReadNumber(value.GetRawText()) ?? throw ScalarErrors.Json(NotFinite, value);
            case JsonValueKind.Array: return value.EnumerateArray().Select(Read).ToArray();
            case JsonValueKind.Object:
                var fields = new Dictionary<string, object?>();
                foreach (var property in value.EnumerateObject()) fields[JsonText.ReadName(property)] = Read(property.Value);
                return fields;
            default: throw ScalarErrors.Json("A value is expected", value);
        }
    }

    static object? ReadNumber(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var integer)) return integer;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var large)) return large;
        var number = double.Parse(text, culture);
        return double.IsFinite(number) ? number : null;
    }

    static void Write(object? value, ResponseWriter writer, int depth)
    {
        if (depth > MaxResultDepth) throw ScalarErrors.Result($"A value must not nest more than {MaxResultDepth} levels deep", value!.GetType());
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case string text: writer.WriteString(text); break;
            case bool flag: writer.WriteBoolean(flag); break;
            case int number: writer.WriteInt(number); break;
            case long number: writer.WriteLong(number); break;
            case PreparedValue prepared: writer.WriteRaw(prepared.Utf8Json.Span); break;
            case JsonElement { ValueKind: not JsonValueKind.Undefined } json: writer.WriteRaw(JsonMarshal.GetRawUtf8Value(json)); break;
            case IEnumerable<KeyValuePair<string, object?>> fields: WriteObject(fields, writer, depth); break;
            case IEnumerable items: WriteArray(items, writer, depth); break;
            case decimal number: writer.WriteRaw(System.Text.Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture))); break;
            case not null when NumericResults.TryRead(value, out var number) && double.IsFinite(number): writer.WriteDouble(number); break;
            default: throw ScalarErrors.Result("A JSON value is expected", value);
        }
    }

    static void WriteObject(IEnumerable<KeyValuePair<string, object?>> fields, ResponseWriter writer, int depth)
    {
        var separator = "{"u8;
        foreach (var (name, value) in fields)
        {
            writer.WriteRaw(separator);
            separator = ","u8;
            writer.WriteString(name);
            writer.WriteRaw(":"u8);
            Write(value, writer, depth + 1);
        }
        writer.WriteRaw(separator[0] == '{' ? "{}"u8 : "}"u8);
    }

    static void WriteArray(IEnumerable items, ResponseWriter writer, int depth)
    {
        var separator = "["u8;
        foreach (var item in items)
        {
            writer.WriteRaw(separator);
            separator = ","u8;
            Write(item, writer, depth + 1);
        }
        writer.WriteRaw(separator[0] == '[' ? "[]"u8 : "]"u8);
    }
}
