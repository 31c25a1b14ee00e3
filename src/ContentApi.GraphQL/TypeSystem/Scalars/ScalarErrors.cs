using System.Text.Json;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

/// <summary>The errors of coercions, in the words of the reference implementation.</summary>
static class ScalarErrors
{
    /// <summary>The largest length of a literal in a message; a longer one is cut. <see cref="JsonInspection"/> has the same limit for a JSON string.</summary>
    const int MaxQuotedLength = 200;

    /// <param name="expectation">The beginning of the message, such as <c>Int cannot represent non-integer value</c>.</param>
    public static GraphQLException Literal(string expectation, ValueNode literal) => Input(expectation, literal.ToShortString(MaxQuotedLength));

    /// <inheritdoc cref="Literal"/>
    public static GraphQLException Json(string expectation, JsonElement value) => Input(expectation, JsonInspection.Inspect(value));

    public static GraphQLException Input(string expectation, string value) => new($"{expectation}: {value}", ErrorCodes.BadUserInput);

    /// <summary>Returns the error for a resolver's value that the type of its field cannot represent.</summary>
    public static GraphQLException Result(string expectation, object value) => new(
        $"{expectation}: {(value is string text ? StringLiteral.Print(text) : value)}", ErrorCodes.InternalServerError);
}
