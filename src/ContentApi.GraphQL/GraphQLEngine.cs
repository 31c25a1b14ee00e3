using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL;

/// <summary>
/// Answers requests against one schema: parse, validate, plan (each once per document, remembered), execute. Thread-safe.
/// </summary>
public sealed class GraphQLEngine(Schema schema)
{
    public Schema Schema { get; } = schema;

    /// <summary>Writes the whole response, <c>{"data":...,"errors":[...]}</c>, to <paramref name="writer"/>.</summary>
    /// <returns>What became of the request, from which HTTP takes its status.</returns>
    public ExecutionOutcome Execute(GraphQLRequest request, ResponseWriter writer, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
}

/// <summary>How far a request came.</summary>
public enum ExecutionOutcome : byte
{
    /// <summary>A request error before execution: parse, validation, operation name, variables. No <c>data</c> entry.</summary>
    RequestError,

    /// <summary>A mutation or subscription where <see cref="GraphQLRequest.QueryOnly"/> allows queries alone. No <c>data</c> entry.</summary>
    OperationNotAllowed,

    /// <summary>Executed; there may be field errors.</summary>
    Executed,
}
