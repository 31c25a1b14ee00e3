using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>A file that belongs to content types, as it was read: its entries, and its faults that do not depend on other files.</summary>
sealed class StoredFile
{
    public StoredFile(TreeFile file, IReadOnlyList<ContentType> types, FileContent content)
    {
        (File, Types, IsBroken) = (file, types, content.IsBroken);
        var diagnostics = new DiagnosticBag(file.Path);
        diagnostics.AddRange(content.Diagnostics);
        var allowance = new MarkdownAllowance();
        Entries = [.. content.Entries.Select(entry => new StoredEntry(file, entry, diagnostics, allowance))];
        Diagnostics = diagnostics.Diagnostics;
    }

    StoredFile(StoredFile whole, IReadOnlyList<StoredEntry> entries)
    {
        (File, Types, IsBroken, Diagnostics) = (whole.File, whole.Types, whole.IsBroken, whole.Diagnostics);
        (Entries, Whole) = (entries, whole);
    }

    public TreeFile File { get; }

    /// <summary>The file as it was read, of whose entries some may be reduced: see <see cref="StoredEntry.IsReduced"/>.</summary>
    public StoredFile Whole { get => field ?? this; private init; }

    /// <summary>The types that read the file: at most one as a whole, which is then the first, and others the items at different places of it.</summary>
    public IReadOnlyList<ContentType> Types { get; }

    /// <summary>Whether the file itself is an entry, with errors or without.</summary>
    public bool IsEntry => Types[0].Items is null;

    /// <summary>The entries in the order of their places: see <see cref="FileContent.Entries"/>.</summary>
    public IReadOnlyList<StoredEntry> Entries { get; }

    /// <summary>The diagnostics that do not depend on other files.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether the file could not be parsed, so that its items are not known.</summary>
    public bool IsBroken { get; }

    /// <summary>Returns a copy in which some entries are replaced by their reductions.</summary>
    public StoredFile With(IReadOnlyDictionary<StoredEntry, StoredEntry> reduced) =>
        new(Whole, [.. Entries.Select(entry => reduced.TryGetValue(entry, out var reduction) ? reduction : entry)]);
}
