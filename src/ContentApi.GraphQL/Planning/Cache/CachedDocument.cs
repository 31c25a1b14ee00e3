using System.Security.Cryptography;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Planning.Cache;

/// <summary>The result of preparing a document: its plans, or the errors of its response. Thread-safe.</summary>
public sealed class CachedDocument
{
    /// <summary>The size of a syntax tree for each name, keyword or number in the text: 90 to 140 bytes as measured, whatever the layout of the text.</summary>
    const int BytesPerWord = 140;

    const int BytesPerDocument = 1024;
    const int BytesPerFieldPlan = 400;
    const int BytesPerError = 256;

    readonly long fixedWeight;
    byte[]? digest;

    // Copies, because a node would keep the whole syntax tree in memory.
    readonly (string? Name, OperationType Type)[] operations = [];

    internal CachedDocument(DocumentText text, PlannedDocument document)
    {
        (Text, Document) = (text, document);
        fixedWeight = BytesPerDocument + text.Utf8.Length + (BytesPerWord * (long)CountWords(text.Utf8.Span));
    }

    /// <param name="text">The document's text.</param>
    /// <param name="errors">At least one.</param>
    /// <param name="operations">The document's operations; empty if it does not parse.</param>
    internal CachedDocument(DocumentText text, IReadOnlyList<GraphQLError> errors, IReadOnlyList<OperationDefinitionNode> operations)
    {
        (Text, Errors) = (text, errors);
        this.operations = [.. operations.Select(operation => (operation.Name?.Value, operation.Operation))];
        fixedWeight = BytesPerDocument + text.Utf8.Length + (BytesPerWord * operations.Count);
        foreach (var error in errors) fixedWeight += BytesPerError + (sizeof(char) * error.Message.Length);
    }

    internal DocumentText Text { get; }

    /// <summary>The SHA-256 of the text: 32 bytes.</summary>
    public byte[] Digest => digest ??= SHA256.HashData(Text.Utf8.Span);

    /// <summary>A record of how long the document's requests took.</summary>
    public Pace Pace { get; } = new();

    /// <summary>The plans; null if there are <see cref="Errors"/>.</summary>
    internal PlannedDocument? Document { get; }

    public IReadOnlyList<GraphQLError> Errors { get; } = [];

    /// <summary>The result of <see cref="Weigh"/> that the cache last took into account, in bytes.</summary>
    internal long AccountedBytes;

    /// <summary>
    /// Whether the requested operation is certainly not a query. A mutation by GET must be refused as such even if its document has errors.
    /// </summary>
    internal bool AsksForOtherThanQuery(string? operationName)
    {
        var candidates = operations.Where(operation => operationName is null || operation.Name == operationName).Take(2).ToArray();
        return candidates is [{ Type: not OperationType.Query }];
    }

    /// <summary>Estimates the memory of the document and its plans, in bytes. The estimate grows as plans are added.</summary>
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

/// <summary>The text of a document as a key of the cache. Texts with equal hashes are compared byte by byte.</summary>
readonly struct DocumentText(ReadOnlyMemory<byte> utf8) : IEquatable<DocumentText>
{
    readonly int hash = Hash(utf8.Span);

    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    public bool Equals(DocumentText other) => hash == other.hash && Utf8.Span.SequenceEqual(other.Utf8.Span);

    public override bool Equals(object? obj) => obj is DocumentText other && Equals(other);

    public override int GetHashCode() => hash;

    /// <summary>Hashes the text. <see cref="HashCode"/> has a random seed in each process, so nobody can prepare texts whose hashes collide.</summary>
    static int Hash(ReadOnlySpan<byte> text)
    {
        var hash = new HashCode();
        hash.AddBytes(text);
        return hash.ToHashCode();
    }
}
