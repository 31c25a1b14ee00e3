using System.Text.Json;

namespace ContentApi.Server.Http;

/// <summary>The parameters of a well-formed request (GraphQL over HTTP, "Request Parameters"). <c>extensions</c> are checked and ignored.</summary>
/// <param name="Query">The document, UTF-8.</param>
/// <param name="OperationName">Null where none was given; the empty name counts as none.</param>
/// <param name="Variables">An object, or undefined.</param>
sealed record RequestParameters(ReadOnlyMemory<byte> Query, string? OperationName, JsonElement Variables);

/// <summary>Either the parameters or what is wrong.</summary>
readonly record struct RequestReading(RequestParameters? Parameters, RequestFault? Fault)
{
    public static implicit operator RequestReading(RequestFault fault) => new(null, fault);
    public static implicit operator RequestReading(RequestParameters parameters) => new(parameters, null);
}
