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

/// <summary>The text of a document as a key. Texts with the same hash are compared byte by byte.</summary>
readonly struct DocumentText(ReadOnlyMemory<byte> utf8) : IEquatable<DocumentText>
{
    readonly int hash = Hash(utf8.Span);

    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    public bool Equals(DocumentText other) => hash == other.hash && Utf8.Span.SequenceEqual(other.Utf8.Span);

    public override bool Equals(object? obj) => obj is DocumentText other && Equals(other);

    public override int GetHashCode() => hash;

    /// <summary><see cref="HashCode"/> is seeded for each process: nobody can prepare texts that collide.</summary>
    static int Hash(ReadOnlySpan<byte> text)
    {
        var hash = new HashCode();
        hash.AddBytes(text);
        return hash.ToHashCode();
    }
}

/// <summary>What became of a text: a document with plans, or the errors that it is answered with.</summary>
sealed class CachedDocument
{
    /// <summary>A syntax node for every few bytes of text, about a hundred bytes each (measured: 25 to 40 bytes for each byte of text).</summary>
    const int BytesPerTextByte = 40;

    const int BytesPerDocument = 1024;
    const int BytesPerFieldPlan = 400;
    const int BytesPerError = 512;

    public CachedDocument(DocumentText text, PlannedDocument document) => (Text, Document) = (text, document);

    public CachedDocument(DocumentText text, IReadOnlyList<GraphQLError> errors) => (Text, Errors) = (text, errors);

    public DocumentText Text { get; }

    /// <summary>Null where there are <see cref="Errors"/>.</summary>
    public PlannedDocument? Document { get; }

    public IReadOnlyList<GraphQLError> Errors { get; } = [];

    /// <summary>Asked for since the cache last looked.</summary>
    public volatile bool Used;

    /// <summary>What the cache counts for this entry; 0 where it does not hold it.</summary>
    public long AccountedBytes;

    public long Weigh() => Document is null
        ? BytesPerDocument + Text.Utf8.Length + (BytesPerError * (long)Errors.Count)
        : BytesPerDocument + (BytesPerTextByte * (long)Text.Utf8.Length) + (BytesPerFieldPlan * (long)Document.FieldPlanCount);
}
