using System.Text;
using System.Text.Json;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL;

/// <summary>
/// Executes requests given as strings, for the command line and for tests. A server uses the methods of <see cref="GraphQLEngine"/>, which work with bytes.
/// </summary>
public static class GraphQLEngineExtensions
{
    /// <summary>Executes a request.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="query">The document.</param>
    /// <param name="variables">A JSON object, or null for none.</param>
    /// <param name="operationName">The name of the operation to execute; null if the document has only one.</param>
    /// <param name="rootValue">The source of the root fields.</param>
    /// <param name="state">The value that each resolver receives in its <see cref="Binding.FieldContext"/>.</param>
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
