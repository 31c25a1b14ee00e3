using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Git;

namespace ContentApi.Content.Snapshots;

/// <summary>Everything known at one commit. Immutable and shared without locks: a request reads one snapshot from beginning to end.</summary>
public sealed class ContentSnapshot
{
    public GitCommit Commit => throw new NotImplementedException();

    /// <summary>The ref as the operator named it.</summary>
    public string Reference => throw new NotImplementedException();

    /// <summary>The content root inside the commit's tree; empty for the whole tree.</summary>
    public string ContentRoot => throw new NotImplementedException();

    public ContentModel Model => throw new NotImplementedException();

    /// <summary>In their natural order, paths from the root of the repository.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => throw new NotImplementedException();

    /// <summary>The entries of a type by ordinal order of path.</summary>
    public IReadOnlyList<Entry> Entries(ContentType type) => throw new NotImplementedException();

    public int EntryCount => throw new NotImplementedException();

    public Entry? FindById(string id) => throw new NotImplementedException();

    /// <summary>By content path, with or without the file's extension.</summary>
    public Entry? FindByPath(string path) => throw new NotImplementedException();

    /// <summary>By the value of a <c>@unique</c> field, as text.</summary>
    public Entry? FindByUnique(ContentField field, string value) => throw new NotImplementedException();

    /// <summary>By public path; a trailing slash, query and fragment do not matter.</summary>
    public Entry? FindByUrl(string url) => throw new NotImplementedException();

    /// <summary>The entry that a reference means; null where it dangles.</summary>
    public Entry? Resolve(Reference reference) => throw new NotImplementedException();

    /// <summary>The entries that refer to <paramref name="target"/> through the fields of <paramref name="inverse"/>, by path, each once.</summary>
    public IReadOnlyList<Entry> Referring(ContentField inverse, Entry target) => throw new NotImplementedException();

    /// <summary>The file that an asset reference names; null where the commit has none.</summary>
    public TreeFile? FindFile(string path) => throw new NotImplementedException();

    /// <summary>The public path of what a Markdown link leads to; null where it leads nowhere.</summary>
    public string? UrlOf(Markdown.ContentLink link) => throw new NotImplementedException();
}
