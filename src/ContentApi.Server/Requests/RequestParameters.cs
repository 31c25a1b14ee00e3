using System.Text.Json;

namespace ContentApi.Server.Requests;

/// <summary>The parameters of a well-formed request (GraphQL over HTTP, "Request Parameters" and Appendix A, "Persisted Documents").</summary>
/// <param name="Query">The text of the document, in UTF-8; null if only its id is given.</param>
/// <param name="DocumentId">The id of a persisted document, <c>sha256:...</c> or an id of the trusted documents; null if none is given.</param>
/// <param name="OperationName">The name of the operation; null if none, or the empty name, is given.</param>
/// <param name="Variables">An object; undefined if there are none.</param>
/// <param name="Extensions">The extensions that the server understands.</param>
sealed record RequestParameters(
    ReadOnlyMemory<byte>? Query, string? DocumentId, string? OperationName, JsonElement Variables, RequestExtensions Extensions);

/// <summary>Either the parameters of a request or its fault.</summary>
readonly record struct RequestReading(RequestParameters? Parameters, RequestFault? Fault)
{
    public static implicit operator RequestReading(RequestFault fault) => new(null, fault);
    public static implicit operator RequestReading(RequestParameters parameters) => new(parameters, null);
}

/// <summary>The content of a body or URL: one request, a batch of requests, or a fault of the whole.</summary>
readonly record struct BodyReading(RequestReading Single, IReadOnlyList<RequestReading>? Batch = null)
{
    public static implicit operator BodyReading(RequestFault fault) => new(fault);
    public static implicit operator BodyReading(RequestReading single) => new(single);
}
