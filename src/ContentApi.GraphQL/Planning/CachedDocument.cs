namespace ContentApi.GraphQL.Planning;

/// <summary>What became of a text: a document with plans, or the errors that it is answered with.</summary>
sealed class CachedDocument
{
    /// <summary>Names and numbers are what syntax trees are made of: measured, a tree takes 90 to 140 bytes for each, however the text is laid out.</summary>
    const int BytesPerWord = 140;

    const int BytesPerDocument = 1024;
    const int BytesPerFieldPlan = 400;
    const int BytesPerError = 256;

    readonly long fixedWeight;

    public CachedDocument(DocumentText text, PlannedDocument document)
    {
        (Text, Document) = (text, document);
        fixedWeight = BytesPerDocument + text.Utf8.Length + (BytesPerWord * (long)CountWords(text.Utf8.Span));
    }

    public CachedDocument(DocumentText text, IReadOnlyList<GraphQLError> errors)
    {
        (Text, Errors) = (text, errors);
        fixedWeight = BytesPerDocument + text.Utf8.Length;
        foreach (var error in errors) fixedWeight += BytesPerError + (sizeof(char) * error.Message.Length);
    }

    public DocumentText Text { get; }

    /// <summary>Null where there are <see cref="Errors"/>.</summary>
    public PlannedDocument? Document { get; }

    public IReadOnlyList<GraphQLError> Errors { get; } = [];

    /// <summary>Asked for since the cache last looked.</summary>
    public volatile bool Used;

    /// <summary>What the cache counts for this entry; 0 where it does not hold it.</summary>
    public long AccountedBytes;

    /// <summary>An estimate in bytes; it rises with the plans that are made.</summary>
    public long Weigh() => Document is null ? fixedWeight : fixedWeight + (BytesPerFieldPlan * (long)Document.FieldPlanCount);

    static int CountWords(ReadOnlySpan<byte> text)
    {
        var (words, inWord) = (0, false);
        foreach (var b in text)
        {
            var isWord = char.IsAsciiLetterOrDigit((char)b) || b == '_';
            if (isWord && !inWord) words++;
            inWord = isWord;
        }
        return words;
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
