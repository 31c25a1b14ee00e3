using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Entries;

/// <summary>What a file holds.</summary>
/// <param name="Entries">The entries that the file gives a name, in its order.</param>
/// <param name="Diagnostics">The faults of the file, including those of the document. Paths are relative to the content root.</param>
sealed record FileContent(IReadOnlyList<ReadEntry> Entries, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether the file could not be parsed, so that its entries are not known.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Reads a file as the entry or the entries of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="document">The parsed file.</param>
    /// <param name="captures">The values that the type's path template captured from the path, in the order of the template.</param>
    /// <param name="blobOid">The object name of the file's blob.</param>
    public static FileContent Read(ContentType type, Document document, IReadOnlyList<string> captures, GitObjectId blobOid)
    {
        if (type.Items is not null) return ItemReader.Read(type, document, captures, blobOid);
        var result = EntryReader.Read(type, document, captures, blobOid);
        return new([new(document.Path, new(document.Path), result.Entry)], result.Diagnostics) { IsBroken = result.Entry is null };
    }
}

/// <summary>An entry of a file.</summary>
/// <param name="Path">The path of the entry.</param>
/// <param name="Place">The place of the entry.</param>
/// <param name="Entry">The entry; null if it has errors.</param>
readonly record struct ReadEntry(string Path, EntryPlace Place, Entry? Entry);
