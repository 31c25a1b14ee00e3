using System.Globalization;
using System.Text.Json;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

/// <summary><c>String</c> (specification, 3.5.3): a <see cref="string"/>.</summary>
sealed class StringCoercion : ScalarCoercion
{
    const string NotString = "String cannot represent a non string value";

    public override object ReadLiteral(ValueNode literal) =>
        literal is StringValueNode node ? node.Value : throw ScalarErrors.Literal(NotString, literal);

    public override object ReadJson(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? JsonText.Read(value) : throw ScalarErrors.Json(NotString, value);

    /// <remarks>Also accepts booleans and numbers, as the reference implementation does.</remarks>
    public override void WriteResult(object value, ResponseWriter writer) => writer.WriteString(value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        _ when NumericResults.IsNumber(value) && NumericResults.TryRead(value, out var number) && double.IsFinite(number) =>
            Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => throw ScalarErrors.Result("String cannot represent value", value),
    });
}
