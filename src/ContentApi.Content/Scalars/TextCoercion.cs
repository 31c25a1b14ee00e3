using System.Text.Json;
using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Content.Scalars;

/// <summary>
/// Reads the arguments of a scalar that is text in JSON, such as <c>Date</c>. Values of content are written by <see cref="GraphQL.Binding.PreparedValue"/>.
/// </summary>
/// <param name="name">The name of the scalar, for messages.</param>
/// <param name="example">A valid text, for messages.</param>
/// <param name="parse">Reads a text; null if it is not a value of the scalar.</param>
sealed class TextCoercion(string name, string example, Func<string, object?> parse) : ScalarCoercion
{
    public override object ReadLiteral(ValueNode literal) =>
        literal is StringValueNode text ? Parse(text.Value) : throw NotOfThisScalar(Quote.Text($"{literal}")[1..^1]);

    public override object ReadJson(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? Parse(value.GetString()!) : throw NotOfThisScalar(Quote.Text(value.GetRawText())[1..^1]);

    public override void WriteResult(object value, ResponseWriter writer) => writer.WriteString(ValueText.Of(value));

    object Parse(string text) => parse(text) ?? throw NotOfThisScalar(Quote.Text(text));

    GraphQLException NotOfThisScalar(string found) =>
        new($"{name} cannot represent {found}; a text such as \"{example}\" is expected.", ErrorCodes.BadUserInput);
}
