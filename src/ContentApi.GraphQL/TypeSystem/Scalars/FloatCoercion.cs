using System.Globalization;
using System.Text.Json;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

/// <summary><c>Float</c> (specification, 3.5.2): a finite <see cref="double"/>. Input may also be an integer.</summary>
sealed class FloatCoercion : ScalarCoercion
{
    const string NotNumeric = "Float cannot represent non numeric value";

    public override object ReadLiteral(ValueNode literal)
    {
        var text = literal switch
        {
            FloatValueNode node => node.Value,
            IntValueNode node => node.Value,
            _ => throw ScalarErrors.Literal(NotNumeric, literal),
        };
        var value = double.Parse(text, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : throw ScalarErrors.Literal(NotNumeric, literal);
    }

    public override object ReadJson(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw ScalarErrors.Json(NotNumeric, value);

    public override void WriteResult(object value, ResponseWriter writer)
    {
        if (!NumericResults.TryRead(value, out var number) || !double.IsFinite(number)) throw ScalarErrors.Result(NotNumeric, value);
        writer.WriteDouble(number);
    }
}
