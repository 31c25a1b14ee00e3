using ContentApi.GraphQL;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Planning.Cache;
using ContentApi.Server.Configuration;
using ContentApi.Server.Requests;

namespace ContentApi.Server.Documents;

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
        var id = IdOf(request);
        if (id is null) return options.TrustedDocumentsOnly && !trusted.TryFind(DocumentId.Of(document.Span), out _) ? NotTrusted : null;
        if (request.Extensions.PersistedQuery is { } other && other != id)
            return RequestFault.Malformed("\"documentId\" and \"extensions.persistedQuery\" name two documents. Send one of them.");

        if (request.Query is null)
        {
            if (trusted.TryFind(id, out document) || (!options.TrustedDocumentsOnly && registered.TryGet(id, out document))) return null;
            // By a hash a client asks for what it may register; any other id is one that the operator gives.
            var isUnsupported = !options.AutomaticPersistedQueries && id.StartsWith(DocumentId.Sha256Prefix, StringComparison.Ordinal);
            return isUnsupported ? NotSupported : NotFound;
        }
        if (trusted.TryFind(id, out var known) && known.Span.SequenceEqual(document.Span)) return null;
        if (options.TrustedDocumentsOnly) return NotTrusted;
        return id == DocumentId.Of(document.Span)
            ? null
            : RequestFault.Malformed($"The document that was sent does not have the id \"{id}\". Send the SHA-256 of its text in UTF-8, or only one of the two.");
    }

    /// <summary>Whether the client sends a document together with its id, so that the id alone names it from then on.</summary>
    public bool Registers(RequestParameters request) =>
        options.AutomaticPersistedQueries && !options.TrustedDocumentsOnly
        && request.Query is not null && IdOf(request) is { } id && !trusted.TryFind(id, out _);

    /// <summary>
    /// Remembers the document of a request that <see cref="Registers"/> one, if the engine can execute it: a flood of faulty documents costs nothing.
    /// </summary>
    public void Register(RequestParameters request, GraphQLEngine engine)
    {
        var (id, document) = (IdOf(request)!, request.Query!.Value);
        if (!registered.TryGet(id, out _) && engine.Validate(document).Count == 0) registered.Add(id, document);
    }

    static string? IdOf(RequestParameters request) => request.DocumentId ?? request.Extensions.PersistedQuery;

    // Clients compare the messages of these two with the words of Apollo Server, letter by letter. docs/errors.md explains them.
    static readonly RequestFault NotFound = RequestFault.OfDocument("PersistedQueryNotFound", ErrorCodes.PersistedQueryNotFound);
    static readonly RequestFault NotSupported = RequestFault.OfDocument("PersistedQueryNotSupported", ErrorCodes.PersistedQueryNotSupported);

    static readonly RequestFault NotTrusted = RequestFault.OfDocument(
        "This server executes trusted documents only, and this is none of them. Ask the operator to add it.", ErrorCodes.QueryNotInSafelist);
}
