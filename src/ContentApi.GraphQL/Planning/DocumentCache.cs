using System.Collections.Concurrent;

namespace ContentApi.GraphQL.Planning;

/// <summary>
/// Remembers documents by the bytes of their text, faulty ones as well, up to a number of bytes. What was not asked for since
/// the last round goes first ("second chance": one flag for each entry, so that reading takes no lock). Thread-safe.
/// </summary>
sealed class DocumentCache(long maxBytes)
{
    readonly ConcurrentDictionary<DocumentText, CachedDocument> documents = new();
    readonly Queue<CachedDocument> arrivals = new();
    long bytes;

    public int Count => documents.Count;

    /// <summary>What the entries weigh together; never more than the maximum after a request.</summary>
    public long Bytes => Volatile.Read(ref bytes);

    public bool TryGet(ReadOnlyMemory<byte> text, out CachedDocument document)
    {
        if (!documents.TryGetValue(new(text), out document!)) return false;
        document.Used = true;
        return true;
    }

    /// <summary>The document that is kept for the text: the given one, or one that another request added in the meantime.</summary>
    public CachedDocument Add(CachedDocument document)
    {
        lock (arrivals)
        {
            if (documents.TryGetValue(document.Text, out var known)) return known;
            if (document.Weigh() > maxBytes) return document;
            documents[document.Text] = document;
            arrivals.Enqueue(document);
            bytes += document.AccountedBytes = document.Weigh();
            Trim();
        }
        return document;
    }

    /// <summary>Takes notice of the plans that a request added to a document.</summary>
    public void Reweigh(CachedDocument document)
    {
        if (document.Weigh() == document.AccountedBytes) return;
        lock (arrivals)
        {
            if (document.AccountedBytes == 0) return; // never kept, or dropped
            bytes -= document.AccountedBytes;
            bytes += document.AccountedBytes = document.Weigh();
            Trim();
        }
    }

    void Trim()
    {
        while (bytes > maxBytes && arrivals.TryDequeue(out var oldest))
        {
            // One that weighs more than all may weigh together would drive out everything else and then itself.
            if (oldest.Used && oldest.AccountedBytes <= maxBytes)
            {
                oldest.Used = false;
                arrivals.Enqueue(oldest);
                continue;
            }
            documents.TryRemove(oldest.Text, out _);
            bytes -= oldest.AccountedBytes;
            oldest.AccountedBytes = 0;
        }
    }
}
