using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL;

/// <summary>What a <see cref="GraphQLEngine"/> may spend, on one request and for all.</summary>
public sealed record GraphQLEngineOptions
{
    /// <summary>How long and how deep a document may be as it is written.</summary>
    public ParserOptions Parser { get; init; } = ParserOptions.Request;

    /// <summary>
    /// Bytes that parsed documents and their plans may hold, as estimated; default 32 MiB, 0 remembers none. Stops a client that sends
    /// ever new documents from filling the memory.
    /// </summary>
    public long CacheBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// How deep selection sets may stand inside each other once fragments are spread; default 256, from 1 to 500. Stops a chain of
    /// fragments, each of which is shallow, from overflowing the stack.
    /// </summary>
    public int MaxDepth
    {
        get;
        init => field = value is >= 1 and <= 500 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "From 1 to 500.");
    } = 256;

    /// <summary>
    /// How many fields one variant of an operation may be compiled to; default 20 000. Stops a short document of nested
    /// fragments from being spread to millions of fields.
    /// </summary>
    public int MaxFieldPlans { get; init; } = 20_000;

    /// <summary>
    /// The longest response in bytes, with what was taken back where a null rose; default 64 MiB. Stops a query over lists of lists from
    /// filling the memory, and one whose items all fail at their end from working for ever on a short answer.
    /// </summary>
    public int MaxResponseBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Told of each exception that a client saw as <c>INTERNAL_SERVER_ERROR</c> without its details, with the response path. Called on the
    /// thread of the request; must not throw.
    /// </summary>
    public Action<Exception, IReadOnlyList<object>>? UnexpectedError { get; init; }
}
