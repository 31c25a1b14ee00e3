using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>The entries of a file: the file itself, the items at one or several places of it, or both.</summary>
/// <param name="Entries">The file as an entry, with errors or without; then the items that have a name of their own, by part and position.</param>
/// <param name="Diagnostics">The faults of the file, including those of the document. Paths are relative to the content root.</param>
/// <param name="IsBroken">Whether the file could not be parsed, so that its items are not known.</param>
sealed record FileContent(IReadOnlyList<ReadEntry> Entries, IReadOnlyList<Diagnostic> Diagnostics, bool IsBroken)
{
    /// <summary>Reads a file as all its parts.</summary>
    /// <param name="parts">The parts, at different places of the file; that of the whole file is the first.</param>
    /// <param name="document">The parsed file.</param>
    /// <param name="earlier">Returns the item with a path as it was read from another version of the file by the same model; null if there is none.</param>
    public static FileContent Read(IReadOnlyList<FilePart> parts, Document document, Func<string, ReadEntry?> earlier)
    {
        var isBroken = document.Diagnostics.Any(diagnostic => diagnostic.IsError);
        if (parts is [{ Type: { Items: null } type } only])
        {
            var result = EntryReader.Read(type, document, only.Captures);
            return new([new(type, document.Path, new(document.Path), result.Entry)], result.Diagnostics, isBroken);
        }

        var diagnostics = new DiagnosticBag(document.Path);
        diagnostics.AddRange(document.Diagnostics);
        var entries = new List<ReadEntry>();
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            if (part.Type.Items is null)
            {
                var result = EntryReader.Read(part.Type, WithoutItems(document, part.Type, parts), part.Captures);
                entries.Add(new(part.Type, document.Path, new(document.Path), result.Entry));
                diagnostics.AddRange(result.Diagnostics);
            }
            else if (!isBroken)
            {
                var (items, faults) = ItemReader.Read(part, i, document, earlier, isOnly: parts[0].Type.Items is not null);
                entries.AddRange(items);
                diagnostics.AddRange(faults);
            }
        }
        return new(entries, diagnostics.Diagnostics, isBroken);
    }

    /// <summary>Returns the document without the keys that lead to items of other types, unless they are also fields of this type.</summary>
    static Document WithoutItems(Document document, ContentType type, IReadOnlyList<FilePart> parts)
    {
        if (document.Value is not MappingValue mapping) return document;
        var others = parts.Select(part => part.Type.Items?.Place.Tokens[0]).OfType<string>()
            .Where(key => !type.Fields.Any(field => field.Keys.Contains(key))).ToHashSet();
        return new()
        {
            Path = document.Path, Body = document.Body, BodyPosition = document.BodyPosition, Diagnostics = document.Diagnostics,
            Value = new MappingValue(mapping.Position, [.. mapping.Entries.Where(entry => !others.Contains(entry.Key))]),
        };
    }
}

/// <summary>A part of a file that is read by one type: the whole file, or the items at a place of it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Captures">The texts that the type's path template captured from the path, in the order of the template.</param>
readonly record struct FilePart(ContentType Type, IReadOnlyList<string> Captures)
{
    /// <summary>The pointer to the place; empty for the whole file.</summary>
    public string Place => Type.Items?.Place.Text ?? "";
}

/// <summary>An entry of a file.</summary>
/// <param name="Type">The type of the entry.</param>
/// <param name="Path">The path of the entry.</param>
/// <param name="Place">The place of the entry.</param>
/// <param name="Entry">The entry; null if it has errors.</param>
sealed record ReadEntry(ContentType Type, string Path, EntryPlace Place, Entry? Entry)
{
    /// <summary>The place in the file where the entry begins: its first character, or that of the item.</summary>
    public TextPosition Start { get; init; } = TextPosition.Start;

    /// <summary>The reading of an item, which a later version of the file shares if the item has not changed; null for a whole file.</summary>
    public ItemReading? Reading { get; init; }
}

/// <summary>What is known of an item beside its entry.</summary>
/// <param name="Content">The item's fingerprint: see <see cref="ItemFingerprints"/>.</param>
/// <param name="Diagnostics">The faults of the item, with places from its first line.</param>
/// <param name="LacksErrors">Whether errors may be missing from the faults, because the items before it and it had as many as are kept for a file.</param>
/// <param name="LacksWarnings">The same of warnings.</param>
sealed record ItemReading(UInt128 Content, IReadOnlyList<Diagnostic> Diagnostics, bool LacksErrors, bool LacksWarnings);
