using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>A file that belongs to content types, as it was read: its entries, and its faults that do not depend on other files.</summary>
sealed class StoredFile
{
    StoredFile? whole;

    public StoredFile(TreeFile file, IReadOnlyList<ContentType> types, FileContent content)
    {
        (File, Types, IsBroken) = (file, types, content.IsBroken);
        var diagnostics = new DiagnosticBag(file.Path);
        diagnostics.AddRange(content.Diagnostics);
        var allowance = new MarkdownAllowance();
        Entries = [.. content.Entries.Select(entry => new StoredEntry(file, entry, diagnostics, allowance))];
        Diagnostics = diagnostics.Diagnostics;
    }

    public TreeFile File { get; }

    /// <summary>The types that read the file: at most one as a whole, which is then the first, and others the items at different places of it.</summary>
    public IReadOnlyList<ContentType> Types { get; }

    /// <summary>Whether the file itself is an entry, with errors or without.</summary>
    public bool IsEntry => Types[0].Items is null;

    /// <summary>The entries in the order of their places: see <see cref="FileContent.Entries"/>.</summary>
    public IReadOnlyList<StoredEntry> Entries { get; private set; }

    /// <summary>The diagnostics that do not depend on other files.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether the file could not be parsed, so that its items are not known.</summary>
    public bool IsBroken { get; }

    /// <summary>The file as it was read, of whose entries some are reduced; itself unless <see cref="IsReduced"/> is true.</summary>
    public StoredFile Whole => whole ?? this;

    /// <summary>Whether an entry is served without objects whose required targets the commit lacks: see <see cref="EntryReduction"/>.</summary>
    public bool IsReduced => whole is not null;

    /// <summary>Returns the file with reductions of some of its entries.</summary>
    public StoredFile With(IReadOnlyDictionary<StoredEntry, Entry> reduced)
    {
        var next = (StoredFile)MemberwiseClone();
        (next.Entries, next.whole) = ([.. Entries.Select(entry => reduced.TryGetValue(entry, out var less) ? entry.With(less) : entry)], Whole);
        return next;
    }
}
