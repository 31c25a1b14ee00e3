using ContentApi.GraphQL;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Planning.Cache;
using ContentApi.Server.Configuration;
using ContentApi.Server.Requests;

namespace ContentApi.Server.Documents;

/// <summary>
/// Finds the document that a request names by an id: first among the trusted documents, then among those that clients registered by sending text and hash
/// together (Apollo's automatic persisted queries). Registered documents are kept across commits. Thread-safe.
/// </summary>
sealed class PersistedDocuments(ContentApiOptions options, TrustedDocuments trusted)
{
    /// <summary>An estimate of the memory that an entry takes besides its text, in bytes: its id and the cache's own objects.</summary>
    const int BytesPerEntry = 400;

    readonly BoundedCache<string, ReadOnlyMemory<byte>> registered = new(
        options.AutomaticPersistedQueries ? options.PersistedQueryBytes : 0, (_, text) => BytesPerEntry + text.Length);

    /// <summary>The memory that the registered documents take, in bytes.</summary>
    public long RegisteredBytes => registered.Weight;

    /// <summary>Finds the text of the document that a request names.</summary>
    /// <param name="request">A request with a text, an id, or both.</param>
    /// <param name="document">The text in UTF-8.</param>
    /// <returns>The fault if the request has no document that may be executed; otherwise null.</returns>
    public RequestFault? Find(RequestParameters request, out ReadOnlyMemory<byte> document)
    {
        document = request.Query ?? default;
        var id = IdOf(request);
        if (id is null) return options.TrustedDocumentsOnly && !trusted.TryFind(DocumentId.Of(document.Span), out _) ? NotTrusted : null;
        if (request.Extensions.PersistedQuery is { } other && other != id)
            return RequestFault.Malformed("\"documentId\" and \"extensions.persistedQuery\" name two documents. Send one of them.");

        if (request.Query is null)
        {
            if (trusted.TryFind(id, out document) || (!options.TrustedDocumentsOnly && registered.TryGet(id, out document))) return null;
            // A hash names a document that a client could register; any other id can only come from the operator.
            var isUnsupported = !options.AutomaticPersistedQueries && id.StartsWith(DocumentId.Sha256Prefix, StringComparison.Ordinal);
            return isUnsupported ? NotSupported : NotFound;
        }
        if (trusted.TryFind(id, out var known) && known.Span.SequenceEqual(document.Span)) return null;
        if (options.TrustedDocumentsOnly) return NotTrusted;
        return id == DocumentId.Of(document.Span)
            ? null
            : RequestFault.Malformed(
                $"The document that was sent does not have the id \"{id}\". Send the SHA-256 of its text in UTF-8, or only one of the two.");
    }

    /// <summary>Whether a request registers its document: it has a text and an id that is not a trusted one, and registration is allowed.</summary>
    public bool Registers(RequestParameters request) =>
        options.AutomaticPersistedQueries && !options.TrustedDocumentsOnly
        && request.Query is not null && IdOf(request) is { } id && !trusted.TryFind(id, out _);

    /// <summary>
    /// Remembers the document of a request for which <see cref="Registers"/> is true, if it is valid: a flood of invalid documents takes no memory.
    /// </summary>
    public void Register(RequestParameters request, GraphQLEngine engine)
    {
        var (id, document) = (IdOf(request)!, request.Query!.Value);
        if (!registered.TryGet(id, out _) && engine.Validate(document).Count == 0) registered.Add(id, document);
    }

    static string? IdOf(RequestParameters request) => request.DocumentId ?? request.Extensions.PersistedQuery;

    // Clients compare these two messages with Apollo Server's, letter by letter. docs/errors.md explains them.
    static readonly RequestFault NotFound = RequestFault.OfDocument("PersistedQueryNotFound", ErrorCodes.PersistedQueryNotFound);
    static readonly RequestFault NotSupported = RequestFault.OfDocument("PersistedQueryNotSupported", ErrorCodes.PersistedQueryNotSupported);

    static readonly RequestFault NotTrusted = RequestFault.OfDocument(
        "This server executes trusted documents only, and this document is not one of them. Ask the operator to add it.", ErrorCodes.QueryNotInSafelist);
}
