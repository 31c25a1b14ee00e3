using System.Text.Json;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

/// <summary><c>Boolean</c> (specification, 3.5.4): a <see cref="bool"/>.</summary>
sealed class BooleanCoercion : ScalarCoercion
{
    const string NotBoolean = "Boolean cannot represent a non boolean value";

    public override object ReadLiteral(ValueNode literal) =>
        literal is BooleanValueNode node ? node.Value : throw ScalarErrors.Literal(NotBoolean, literal);

    public override object ReadJson(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw ScalarErrors.Json(NotBoolean, value);

    /// <remarks>Also accepts numbers, as the reference implementation does: 0 is false, any other number is true.</remarks>
    public override void WriteResult(object value, ResponseWriter writer) => writer.WriteBoolean(value switch
    {
        bool flag => flag,
        _ when NumericResults.IsNumber(value) && NumericResults.TryRead(value, out var number) && double.IsFinite(number) => number != 0,
        _ => throw ScalarErrors.Result(NotBoolean, value),
    });
}
