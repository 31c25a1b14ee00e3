using System.Text.Json;

namespace ContentApi.GraphQL.Contract;

/// <summary>A request as the GraphQL-over-HTTP specification has it, and what the host adds.</summary>
public sealed class GraphQLRequest
{
    /// <summary>The document, UTF-8.</summary>
    public required ReadOnlyMemory<byte> Query { get; init; }

    public string? OperationName { get; init; }

    /// <summary>A JSON object, or null or undefined for none.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>Refuse anything but a query, as for <c>GET</c>.</summary>
    public bool QueryOnly { get; init; }

    /// <summary>Tell in <c>extensions.cost</c> of the response what the operation costs, also where it is refused for that.</summary>
    public bool ReportCost { get; init; }

    /// <summary>
    /// When the request began, a timestamp of <see cref="System.Diagnostics.Stopwatch"/>: requests that came together have their time together. 0, the default, is
    /// the moment of the call.
    /// </summary>
    public long Started { get; init; }

    /// <summary>The source of the root fields.</summary>
    public object? RootValue { get; init; }

    /// <summary>Handed to every resolver as <see cref="Binding.FieldContext.State"/>.</summary>
    public object? State { get; init; }

    /// <summary>Asked once after the operation was executed: errors that belong to no single field, to be sent after those of fields; or null.</summary>
    public Func<IReadOnlyList<GraphQLError>>? FurtherErrors { get; init; }
}
