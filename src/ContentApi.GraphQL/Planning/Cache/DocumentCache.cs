namespace ContentApi.GraphQL.Planning.Cache;

/// <summary>Caches documents by the bytes of their text, also documents with errors, up to a number of bytes. Thread-safe.</summary>
sealed class DocumentCache(long maxBytes)
{
    readonly BoundedCache<DocumentText, CachedDocument> documents = new(maxBytes, (_, document) => document.Weigh());
    long preparations;

    public int Count => documents.Count;

    /// <summary>The estimated size of all entries, in bytes. After a request it is never above the maximum.</summary>
    public long Bytes => documents.Weight;

    /// <summary>The number of times that a document was not cached, and so had to be parsed and validated.</summary>
    public long Preparations => Volatile.Read(ref preparations);

    public bool TryGet(ReadOnlyMemory<byte> text, out CachedDocument document) => documents.TryGet(new(text), out document);

    /// <summary>Adds a document, unless another request has added it in the meantime.</summary>
    /// <returns>The document that the cache holds for the text, or <paramref name="document"/>.</returns>
    public CachedDocument Add(CachedDocument document)
    {
        Interlocked.Increment(ref preparations);
        return documents.Add(document.Text, document);
    }

    /// <summary>Weighs a document again after a request has added plans to it.</summary>
    public void Reweigh(CachedDocument document)
    {
        if (document.Weigh() == document.AccountedBytes) return;
        document.AccountedBytes = document.Weigh();
        documents.Reweigh(document.Text);
    }
}
