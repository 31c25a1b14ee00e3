using System.Text.Json;

namespace ContentApi.GraphQL;

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

    /// <summary>The source of the root fields.</summary>
    public object? RootValue { get; init; }

    /// <summary>Handed to every resolver as <see cref="Execution.FieldContext.State"/>.</summary>
    public object? State { get; init; }
}
