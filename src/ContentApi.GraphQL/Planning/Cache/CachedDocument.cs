using System.Security.Cryptography;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Planning.Cache;

/// <summary>What became of a text: a document with plans, or the errors that it is answered with. Thread-safe.</summary>
public sealed class CachedDocument
{
    /// <summary>Names and numbers are what syntax trees are made of: measured, a tree takes 90 to 140 bytes for each, however the text is laid out.</summary>
    const int BytesPerWord = 140;

    const int BytesPerDocument = 1024;
    const int BytesPerFieldPlan = 400;
    const int BytesPerError = 256;

    readonly long fixedWeight;
    byte[]? digest;

    // Not the nodes, which would keep the whole tree.
    readonly (string? Name, OperationType Type)[] operations = [];

    internal CachedDocument(DocumentText text, PlannedDocument document)
    {
        (Text, Document) = (text, document);
        fixedWeight = BytesPerDocument + text.Utf8.Length + (BytesPerWord * (long)CountWords(text.Utf8.Span));
    }

    /// <param name="operations">What could be read of the document before it was refused.</param>
    internal CachedDocument(DocumentText text, IReadOnlyList<GraphQLError> errors, IReadOnlyList<OperationDefinitionNode> operations)
    {
        (Text, Errors) = (text, errors);
        this.operations = [.. operations.Select(operation => (operation.Name?.Value, operation.Operation))];
        fixedWeight = BytesPerDocument + text.Utf8.Length + (BytesPerWord * operations.Count);
        foreach (var error in errors) fixedWeight += BytesPerError + (sizeof(char) * error.Message.Length);
    }

    internal DocumentText Text { get; }

    /// <summary>SHA-256 of the text: 32 bytes.</summary>
    public byte[] Digest => digest ??= SHA256.HashData(Text.Utf8.Span);

    /// <summary>How long its requests took so far.</summary>
    public Pace Pace { get; } = new();

    /// <summary>Null where there are <see cref="Errors"/>.</summary>
    internal PlannedDocument? Document { get; }

    public IReadOnlyList<GraphQLError> Errors { get; } = [];

    /// <summary>What the cache was told last of <see cref="Weigh"/>.</summary>
    internal long AccountedBytes;

    /// <summary>
    /// Whether the operation that is asked for is surely no query. A document that is refused has operations all the same, and a mutation by GET
    /// must be refused as such.
    /// </summary>
    internal bool AsksForOtherThanQuery(string? operationName)
    {
        var candidates = operations.Where(operation => operationName is null || operation.Name == operationName).Take(2).ToArray();
        return candidates is [{ Type: not OperationType.Query }];
    }

    /// <summary>An estimate in bytes; it rises with the plans that are made.</summary>
    internal long Weigh() => Document is null ? fixedWeight : fixedWeight + (BytesPerFieldPlan * (long)Document.FieldPlanCount);

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
