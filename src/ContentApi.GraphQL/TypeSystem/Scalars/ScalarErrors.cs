using System.Text.Json;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

/// <summary>The errors of coercions, in the words of the reference implementation.</summary>
static class ScalarErrors
{
    /// <summary>How much of a literal a message repeats, as <see cref="JsonInspection"/> does of a text.</summary>
    const int MaxQuotedLength = 200;

    /// <param name="expectation">As in <c>Int cannot represent non-integer value</c>.</param>
    public static GraphQLException Literal(string expectation, ValueNode literal) => Input(expectation, literal.ToShortString(MaxQuotedLength));

    /// <inheritdoc cref="Literal"/>
    public static GraphQLException Json(string expectation, JsonElement value) => Input(expectation, JsonInspection.Inspect(value));

    public static GraphQLException Input(string expectation, string value) => new($"{expectation}: {value}", ErrorCodes.BadUserInput);

    /// <summary>A resolver gave a value that its field's type cannot send.</summary>
    public static GraphQLException Result(string expectation, object value) => new(
        $"{expectation}: {(value is string text ? StringLiteral.Print(text) : value)}", ErrorCodes.InternalServerError);
}
