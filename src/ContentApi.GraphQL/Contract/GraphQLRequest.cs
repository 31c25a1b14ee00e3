using System.Text.Json;

namespace ContentApi.GraphQL.Contract;

/// <summary>The parameters of a request that the GraphQL-over-HTTP specification defines, and those that the host adds.</summary>
public sealed class GraphQLRequest
{
    /// <summary>The document, as UTF-8.</summary>
    public required ReadOnlyMemory<byte> Query { get; init; }

    public string? OperationName { get; init; }

    /// <summary>A JSON object; JSON null or undefined for no variables.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>Whether only a query is executed and any other operation is refused, as for <c>GET</c>.</summary>
    public bool QueryOnly { get; init; }

    /// <summary>Whether <c>extensions.cost</c> of the response reports the cost of the operation, even if the operation is refused for its cost.</summary>
    public bool ReportCost { get; init; }

    /// <summary>
    /// The start of the request, a timestamp of <see cref="System.Diagnostics.Stopwatch"/>. The requests of a batch have the same start, and so share one time
    /// limit. 0, the default, means the time of the call.
    /// </summary>
    public long Started { get; init; }

    /// <summary>The source object of the root fields; may be null.</summary>
    public object? RootValue { get; init; }

    /// <summary>An object of the host that each resolver receives as <see cref="Binding.FieldContext.State"/>.</summary>
    public object? State { get; init; }

    /// <summary>
    /// Returns errors that belong to no single field. Called once after execution; the errors follow those of fields in the response. Null for none.
    /// </summary>
    public Func<IReadOnlyList<GraphQLError>>? FurtherErrors { get; init; }
}
