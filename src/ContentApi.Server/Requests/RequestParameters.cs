using System.Text.Json;

namespace ContentApi.Server.Requests;

/// <summary>The parameters of a well-formed request (GraphQL over HTTP, "Request Parameters" and Appendix A, "Persisted Documents").</summary>
/// <param name="Query">The document, UTF-8; null where only its id is given.</param>
/// <param name="DocumentId">Which persisted document is meant, as <c>sha256:...</c> or an id of the trusted documents; null where none was named.</param>
/// <param name="OperationName">Null where none was given; the empty name counts as none.</param>
/// <param name="Variables">An object, or undefined.</param>
/// <param name="Extensions">What is understood of the extensions.</param>
sealed record RequestParameters(
    ReadOnlyMemory<byte>? Query, string? DocumentId, string? OperationName, JsonElement Variables, RequestExtensions Extensions);

/// <summary>Either the parameters or what is wrong.</summary>
readonly record struct RequestReading(RequestParameters? Parameters, RequestFault? Fault)
{
    public static implicit operator RequestReading(RequestFault fault) => new(null, fault);
    public static implicit operator RequestReading(RequestParameters parameters) => new(parameters, null);
}

/// <summary>What a body holds: one request, a batch of them, or what is wrong with the whole.</summary>
readonly record struct BodyReading(RequestReading Single, IReadOnlyList<RequestReading>? Batch = null)
{
    public static implicit operator BodyReading(RequestFault fault) => new(fault);
    public static implicit operator BodyReading(RequestReading single) => new(single);
}
