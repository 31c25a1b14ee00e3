namespace ContentApi.GraphQL.Planning.Cache;

/// <summary>Remembers documents by the bytes of their text, faulty ones as well, up to a number of bytes. Thread-safe.</summary>
sealed class DocumentCache(long maxBytes)
{
    readonly BoundedCache<DocumentText, CachedDocument> documents = new(maxBytes, (_, document) => document.Weigh());
    long preparations;

    public int Count => documents.Count;

    /// <summary>What the entries weigh together; never more than the maximum after a request.</summary>
    public long Bytes => documents.Weight;

    /// <summary>How often a text was not remembered and had to be parsed and validated.</summary>
    public long Preparations => Volatile.Read(ref preparations);

    public bool TryGet(ReadOnlyMemory<byte> text, out CachedDocument document) => documents.TryGet(new(text), out document);

    /// <summary>The document that is kept for the text: the given one, or one that another request added in the meantime.</summary>
    public CachedDocument Add(CachedDocument document)
    {
        Interlocked.Increment(ref preparations);
        return documents.Add(document.Text, document);
    }

    /// <summary>Takes notice of the plans that a request added to a document.</summary>
    public void Reweigh(CachedDocument document)
    {
        if (document.Weigh() == document.AccountedBytes) return;
        document.AccountedBytes = document.Weigh();
        documents.Reweigh(document.Text);
    }
}
