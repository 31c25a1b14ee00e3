using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Tests.TypeSystem;

/// <summary>Validates type systems and writes each fault as a string: its locations as <c>line:column</c>, then its message.</summary>
static class Faults
{
    public static string[] Of(string sdl) => [.. Validate(requireQuery: false, sdl).Select(Text)];

    public static string[] OfWholeSchema(string sdl) => [.. Validate(requireQuery: true, sdl).Select(Text)];

    public static IReadOnlyList<GraphQLError> Validate(bool requireQuery, params string[] documents)
    {
        var builder = new SchemaBuilder();
        for (var i = 0; i < documents.Length; i++) builder.Add(Parser.ParseDocument(new(documents[i], $"{i}.graphql")));
        return builder.Validate(requireQuery);
    }

    static string Text(GraphQLError error) =>
        $"{string.Join(",", error.Locations.Select(location => $"{location.Line}:{location.Column}"))} {error.Message}".TrimStart();
}
