using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>A file that belongs to a content type, as it was read: its entries, and its faults that do not depend on other files.</summary>
sealed class StoredFile
{
    public StoredFile(TreeFile file, ContentType type, FileContent content)
    {
        (File, Type, IsBroken) = (file, type, content.IsBroken);
        var diagnostics = new DiagnosticBag(file.Path);
        diagnostics.AddRange(content.Diagnostics);
        var allowance = new MarkdownAllowance();
        Entries = [.. content.Entries.Select(entry => new StoredEntry(file, type, entry, diagnostics, allowance))];
        Diagnostics = diagnostics.Diagnostics;
    }

    public TreeFile File { get; }
    public ContentType Type { get; }

    /// <summary>The file as an entry, with errors or without; the entries of its items by position, without those that have no name or that of another.</summary>
    public IReadOnlyList<StoredEntry> Entries { get; }

    /// <summary>The diagnostics that do not depend on other files.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether the file has errors because of which none of its entries can be served.</summary>
    public bool IsBroken { get; }
}
