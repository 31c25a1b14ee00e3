using ContentApi.GraphQL;
using ContentApi.GraphQL.Planning;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.Http.Documents;

/// <summary>
/// Finds the document that a request names by an id: among the trusted ones, then among those that clients have registered by sending text and hash together
/// (Apollo's automatic persisted queries). Lives as long as the server, whatever commits come. Thread-safe.
/// </summary>
sealed class PersistedDocuments(ContentApiOptions options, TrustedDocuments trusted)
{
    /// <summary>What an entry takes besides its text: its id and its places in the cache.</summary>
    const int BytesPerEntry = 400;

    readonly BoundedCache<string, ReadOnlyMemory<byte>> registered = new(
        options.AutomaticPersistedQueries ? options.PersistedQueryBytes : 0, (_, text) => BytesPerEntry + text.Length);

    /// <summary>What the registered documents take, in bytes.</summary>
    public long RegisteredBytes => registered.Weight;

    /// <summary>The text of the document that a request means.</summary>
    /// <param name="request">With a text, an id, or both.</param>
    /// <param name="document">The text.</param>
    /// <returns>Why there is none, or null.</returns>
    public RequestFault? Find(RequestParameters request, out ReadOnlyMemory<byte> document)
    {
        document = request.Query ?? default;
        var id = request.DocumentId ?? request.Extensions.PersistedQuery;
        if (id is null) return options.TrustedDocumentsOnly && !trusted.TryFind(DocumentId.Of(document.Span), out _) ? NotTrusted : null;
        if (request.Extensions.PersistedQuery is { } other && other != id)
            return RequestFault.Malformed("\"documentId\" and \"extensions.persistedQuery\" name two documents. Send one of them.");

        if (request.Query is null)
        {
            if (trusted.TryFind(id, out document) || (!options.TrustedDocumentsOnly && registered.TryGet(id, out document))) return null;
            var isUnsupported = request.DocumentId is null && !options.AutomaticPersistedQueries;
            return isUnsupported ? NotSupported : NotFound;
        }
        if (trusted.TryFind(id, out var known) && known.Span.SequenceEqual(document.Span)) return null;
        if (options.TrustedDocumentsOnly) return NotTrusted;
        return id == DocumentId.Of(document.Span)
            ? null
            : RequestFault.Malformed($"The document that was sent does not have the id \"{id}\". Send the SHA-256 of its text in UTF-8, or only one of the two.");
    }

    /// <summary>Whether the request is to be shown to <see cref="Register"/>: it has a document and an id.</summary>
    public bool IsToRegister(RequestParameters request) => request.Query is not null && (request.DocumentId ?? request.Extensions.PersistedQuery) is not null;

    /// <summary>Remembers a document that was sent with its id, if it is one that the engine executes: a flood of faulty ones costs nothing.</summary>
    public void Register(RequestParameters request, GraphQLEngine engine)
    {
        if (request.Query is not { } document || (request.DocumentId ?? request.Extensions.PersistedQuery) is not { } id) return;
        if (!options.AutomaticPersistedQueries || registered.TryGet(id, out _) || engine.Validate(document).Count > 0) return;
        registered.Add(id, document);
    }

    static readonly RequestFault NotFound = RequestFault.OfDocument(
        "This server does not know the document that the request names. Send its text together with the hash.", ErrorCodes.PersistedQueryNotFound);

    static readonly RequestFault NotSupported = RequestFault.OfDocument(
        "This server keeps no documents of clients. Send the text of the document.", ErrorCodes.PersistedQueryNotSupported);

    static readonly RequestFault NotTrusted = RequestFault.OfDocument(
        "This server executes trusted documents only, and this is none of them. Ask the operator to add it.", ErrorCodes.QueryNotInSafelist);
}
