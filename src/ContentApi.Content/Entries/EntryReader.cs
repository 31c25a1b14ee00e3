using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Git;

namespace ContentApi.Content.Entries;

/// <summary>Reads a document as an entry of a type: every value is checked against the model and made ready to send.</summary>
public static class EntryReader
{
    /// <summary>Finds every fault of the document that can be told without other files.</summary>
    /// <param name="captures">What the type's path template captured from the path, in its order.</param>
    public static EntryResult Read(ContentType type, Document document, IReadOnlyList<string> captures, GitObjectId blobOid) =>
        throw new NotImplementedException();
}

/// <param name="Entry">Null where a diagnostic is an error.</param>
/// <param name="Diagnostics">Those of the document included; paths relative to the content root.</param>
public sealed record EntryResult(Entry? Entry, IReadOnlyList<Diagnostic> Diagnostics);
