using System.Text;
using System.Text.Json;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL;

/// <summary>Strings in, strings out: for the command line and for tests. A server writes the bytes.</summary>
public static class GraphQLEngineExtensions
{
    /// <param name="engine">The engine.</param>
    /// <param name="query">The document.</param>
    /// <param name="variables">A JSON object, or null for none.</param>
    /// <param name="operationName">Which operation of the document, or null where it has one.</param>
    /// <param name="rootValue">The source of the root fields.</param>
    /// <param name="state">What every resolver finds in its context.</param>
    /// <returns>The response as JSON.</returns>
    /// <exception cref="JsonException"><paramref name="variables"/> is not JSON.</exception>
    public static string Execute(
        this GraphQLEngine engine, string query, string? variables = null, string? operationName = null, object? rootValue = null, object? state = null)
    {
        using var json = variables is null ? null : JsonDocument.Parse(variables);
        using var writer = new ResponseWriter();
        engine.Execute(
            new()
            {
                Query = Encoding.UTF8.GetBytes(query),
                Variables = json?.RootElement ?? default,
                OperationName = operationName,
                RootValue = rootValue,
                State = state,
            },
            writer);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }
}
