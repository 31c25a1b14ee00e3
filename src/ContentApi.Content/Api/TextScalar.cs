using System.Globalization;
using System.Text.Json;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Content.Api;

/// <summary>
/// A scalar whose JSON is a string, such as <c>Date</c>. Reads the scalar in arguments; in content its values are <see cref="GraphQL.Binding.PreparedValue"/>s.
/// </summary>
/// <param name="name">The name of the scalar, for messages.</param>
/// <param name="example">A valid text, for messages.</param>
/// <param name="parse">Returns the value of a text; null if the text is not valid.</param>
sealed class TextScalar(string name, string example, Func<string, object?> parse) : ScalarCoercion
{
    public static readonly TextScalar Date = new(
        "Date", "2024-05-01",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null);

    public static readonly TextScalar DateTime = new(
        "DateTime", "2019-07-09T09:00:00-05:00",
        text => DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var moment) ? moment : null);

    public static readonly TextScalar Url = new("URL", "https://example.org/", text => text.Length > 0 ? text : null);

    public static readonly TextScalar EmailAddress = new(
        "EmailAddress", "someone@example.org", text => text.Contains('@') ? text : null);

    public override object ReadLiteral(ValueNode literal) =>
        literal is StringValueNode text ? Parse(text.Value) : throw NotOfThisScalar(Quote.Text($"{literal}")[1..^1]);

    public override object ReadJson(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? Parse(value.GetString()!) : throw NotOfThisScalar(Quote.Text(value.GetRawText())[1..^1]);

    public override void WriteResult(object value, ResponseWriter writer) => writer.WriteString(ValueText.Of(value));

    object Parse(string text) => parse(text) ?? throw NotOfThisScalar(Quote.Text(text));

    GraphQLException NotOfThisScalar(string found) =>
        new($"{name} cannot represent {found}; a text such as \"{example}\" is expected.", ErrorCodes.BadUserInput);
}
