using System.Globalization;
using System.Text.Json;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

/// <summary><c>Int</c> (specification, 3.5.1): an <see cref="int"/>.</summary>
sealed class IntCoercion : ScalarCoercion
{
    const string NotInteger = "Int cannot represent non-integer value";
    const string OutOfRange = "Int cannot represent non 32-bit signed integer value";

    public override object ReadLiteral(ValueNode literal)
    {
        if (literal is not IntValueNode node) throw ScalarErrors.Literal(NotInteger, literal);
        return int.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw ScalarErrors.Literal(OutOfRange, literal);
    }

    /// <remarks>Accepts <c>1.0</c> and <c>1e3</c>, because JSON does not distinguish integers from other numbers.</remarks>
    public override object ReadJson(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number) throw ScalarErrors.Json(NotInteger, value);
        if (value.TryGetInt32(out var integer)) return integer;
        if (!value.TryGetDouble(out var number) || !double.IsInteger(number)) throw ScalarErrors.Json(NotInteger, value);
        return IsInt(number) ? (int)number : throw ScalarErrors.Json(OutOfRange, value);
    }

    public override void WriteResult(object value, ResponseWriter writer)
    {
        if (value is int integer)
        {
            writer.WriteInt(integer);
            return;
        }
        if (!NumericResults.TryRead(value, out var number) || !double.IsInteger(number)) throw ScalarErrors.Result(NotInteger, value);
        if (!IsInt(number)) throw ScalarErrors.Result(OutOfRange, value);
        writer.WriteInt((int)number);
    }

    static bool IsInt(double integer) => integer is >= int.MinValue and <= int.MaxValue;
}
