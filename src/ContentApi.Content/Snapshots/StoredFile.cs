using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>A file that belongs to content types, as it was read: its entries, and its faults that do not depend on other files.</summary>
sealed class StoredFile
{
    StoredFile? whole;
    Dictionary<string, StoredEntry>? byPath;

    StoredFile(TypedFile typed, FileContent content, IReadOnlyList<StoredEntry> entries)
    {
        (File, Types, IsBroken, Entries) = (typed.File, typed.Types, content.IsBroken, entries);
        var diagnostics = new DiagnosticBag(File.Path);
        diagnostics.AddRange(content.Diagnostics);
        foreach (var entry in entries) diagnostics.AddRange(entry.TextFaults);
        Diagnostics = diagnostics.Diagnostics;
    }

    /// <summary>Reads the entries of a file. Of items that another version of the file has as well, the entries are shared.</summary>
    public static StoredFile Read(TypedFile typed, Document document)
    {
        if (typed.Earlier?.Whole is { } earlier && TryShare(typed, document, earlier) is { } shared) return shared;
        var (content, allowance) = (FileContent.Read(typed.Parts, document, _ => null), new MarkdownAllowance());
        return new(typed, content, [.. content.Entries.Select(read => new StoredEntry(typed.File, read, allowance))]) { EntriesRead = content.Entries.Count };
    }

    static StoredFile? TryShare(TypedFile typed, Document document, StoredFile earlier)
    {
        var content = FileContent.Read(typed.Parts, document, path => earlier.Find(path)?.Read);
        var (entries, allowance, read) = (new List<StoredEntry>(content.Entries.Count), new MarkdownAllowance(), 0);
        foreach (var entry in content.Entries)
        {
            if (earlier.Find(entry.Path) is { } known && known.Is(entry))
            {
                if (known.In(typed.File, entry, allowance) is not { } same) return null;
                entries.Add(same);
                continue;
            }
            entries.Add(new(typed.File, entry, allowance));
            read++;
        }
        return new(typed, content, entries.ToArray()) { EntriesRead = read };
    }

    public TreeFile File { get; }

    /// <summary>The types that read the file: at most one as a whole, which is then the first, and others the items at different places of it.</summary>
    public IReadOnlyList<ContentType> Types { get; }

    /// <summary>Whether the file itself is an entry, with errors or without.</summary>
    public bool IsEntry => Types[0].Items is null;

    /// <summary>The entries in the order of their places: see <see cref="FileContent.Entries"/>.</summary>
    public IReadOnlyList<StoredEntry> Entries { get; private set; }

    /// <summary>The number of entries that were read from the file, instead of shared with another version of it.</summary>
    public int EntriesRead { get; private init; }

    /// <summary>Finds an entry by its path; null if there is none.</summary>
    public StoredEntry? Find(string path)
    {
        if (Entries is [var only]) return only.Path == path ? only : null;
        return (byPath ??= Entries.ToDictionary(entry => entry.Path, StringComparer.Ordinal)).GetValueOrDefault(path);
    }

    /// <summary>The diagnostics that do not depend on other files.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether the file could not be parsed, so that its items are not known.</summary>
    public bool IsBroken { get; }

    /// <summary>The file as it was read, of whose entries some are reduced; itself unless <see cref="IsReduced"/> is true.</summary>
    public StoredFile Whole => whole ?? this;

    /// <summary>
    /// Whether an entry is served without objects whose required targets the commit lacks (see <see cref="EntryReduction"/>), or without unique values that
    /// another entry has.
    /// </summary>
    public bool IsReduced => whole is not null;

    /// <summary>Returns the file with reductions of some of its entries.</summary>
    public StoredFile With(IReadOnlyDictionary<StoredEntry, Entry> reduced)
    {
        var next = (StoredFile)MemberwiseClone();
        (next.Entries, next.whole) = ([.. Entries.Select(entry => reduced.TryGetValue(entry, out var less) ? entry.With(less) : entry)], Whole);
        next.byPath = null;
        return next;
    }
}
