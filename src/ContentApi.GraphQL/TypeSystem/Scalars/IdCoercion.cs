using System.Globalization;
using System.Numerics;
using System.Text.Json;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

/// <summary><c>ID</c> (specification, 3.5.5): a <see cref="string"/>. Input may also be an integer of any length, which is read as its digits.</summary>
sealed class IdCoercion : ScalarCoercion
{
    const string NotId = "ID cannot represent value";

    public override object ReadLiteral(ValueNode literal) => literal switch
    {
        StringValueNode node => node.Value,
        IntValueNode node => node.Value,
        _ => throw ScalarErrors.Literal("ID cannot represent a non-string and non-integer value", literal),
    };

    public override object ReadJson(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Read(value),
        JsonValueKind.Number when IsInteger(value.GetRawText()) => value.GetRawText() switch { "-0" => "0", var digits => digits },
        JsonValueKind.Number when value.TryGetInt64(out var integer) => integer.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsInteger(number) => Digits(number),
        _ => throw ScalarErrors.Json(NotId, value),
    };

    public override void WriteResult(object value, ResponseWriter writer) => writer.WriteString(value switch
    {
        string text => text,
        int or long or short or byte or sbyte or uint or ulong or ushort or Guid => Convert.ToString(value, CultureInfo.InvariantCulture),
        double number when double.IsInteger(number) && Math.Abs(number) <= MaxExactInteger => ((long)number).ToString(CultureInfo.InvariantCulture),
        _ => throw ScalarErrors.Result(NotId, value),
    });

    /// <summary>2^53: a <see cref="double"/> represents every integer up to this one exactly.</summary>
    const double MaxExactInteger = 9_007_199_254_740_992;

    /// <summary>Returns a number as ECMAScript writes it (ECMA-262, <c>Number::toString</c>): the shortest digits, with an exponent from 10^21.</summary>
    static string Digits(double integer)
    {
        var shortest = integer.ToString("R", CultureInfo.InvariantCulture);
        return Math.Abs(integer) < 1e21
            ? BigInteger.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : shortest.Replace('E', 'e');
    }

    static bool IsInteger(string json) => !json.AsSpan().ContainsAny('.', 'e', 'E');
}
