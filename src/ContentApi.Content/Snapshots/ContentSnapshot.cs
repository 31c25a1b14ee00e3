using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Routes;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>Everything known at one commit. Immutable and shared without locks: a request reads one snapshot from beginning to end.</summary>
public sealed class ContentSnapshot
{
    readonly EntriesByType entries;

    /// <summary>Makes a snapshot of a commit that was built whole.</summary>
    /// <param name="facts">The result of the build.</param>
    /// <param name="reference">The ref as the operator named it.</param>
    /// <param name="diagnostics">The diagnostics in their natural order, with paths from the root of the repository.</param>
    /// <param name="previous">The previous snapshot, whose indexes are updated; null to make new indexes.</param>
    internal ContentSnapshot(SnapshotFacts facts, string reference, IReadOnlyList<Diagnostic> diagnostics, ContentSnapshot? previous)
        : this(facts, reference, diagnostics, previous, SnapshotVersions.New(), EntriesByType.Of(facts)) { }

    /// <summary>Makes a snapshot of a commit that was built from the previous snapshot.</summary>
    /// <param name="facts">The result of the build.</param>
    /// <param name="diagnostics">The diagnostics in their natural order, with paths from the root of the repository.</param>
    /// <param name="previous">The previous snapshot.</param>
    /// <param name="touched">The removed and the added entries. A changed entry is both.</param>
    /// <param name="namesDiffer">Whether a name of an entry or a file was added or removed.</param>
    internal ContentSnapshot(
        SnapshotFacts facts, IReadOnlyList<Diagnostic> diagnostics, ContentSnapshot previous, IReadOnlyList<(Entry? Old, Entry? New)> touched, bool namesDiffer)
        : this(
            facts, previous.Reference, diagnostics, previous, previous.Versions.After(EntriesByType.TypesOf(touched), namesDiffer),
            previous.entries.With(touched)) { }

    ContentSnapshot(
        SnapshotFacts facts, string reference, IReadOnlyList<Diagnostic> diagnostics, ContentSnapshot? previous, SnapshotVersions versions,
        EntriesByType entries)
    {
        Versions = versions;
        Facts = facts;
        Reference = reference;
        Diagnostics = diagnostics;
        this.entries = entries;
        UrlOf = facts.Links.UrlOf;
        Indexes = new(Model, EntriesOf, previous?.Model == Model ? previous : null);
        Relations = new(this);
    }

    /// <summary>Version stamps; equal stamps mean unchanged content.</summary>
    internal SnapshotVersions Versions { get; }

    /// <summary>The result of the build, with which the build of the next commit begins.</summary>
    internal SnapshotFacts Facts { get; }

    public GitCommit Commit => Facts.Tree.Commit;

    /// <summary>The ref as the operator named it.</summary>
    public string Reference { get; }

    /// <summary>The content root inside the commit's tree; empty for the whole tree.</summary>
    public string ContentRoot => Facts.Tree.Root;

    public ContentModel Model => Facts.Model;

    /// <summary>The diagnostics in their natural order, with paths from the root of the repository.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The files and folders of the commit that could not be read.</summary>
    public Gaps Gaps => Facts.Gaps;

    /// <summary>The entries of a type in the order of their places.</summary>
    public IReadOnlyList<Entry> Entries(ContentType type) => EntriesOf(type);

    internal Entry[] EntriesOf(ContentType type) => entries.Of(type);

    /// <summary>
    /// The entry of a singleton type; null if its file does not exist or is left out. Of files that differ in the capitals of their extensions, the one that is
    /// spelt as in the model counts, then the first in the order of places.
    /// </summary>
    public Entry? Singleton(ContentType type) => EntriesOf(type) switch
    {
        [] => null,
        [var only] => only,
        var several => Array.Find(several, entry => entry.Path == type.Path!.Text) ?? several[0],
    };

    public DerivedIndexes Indexes { get; }

    /// <summary>The relations of entries by references and by public paths.</summary>
    internal EntryRelations Relations { get; }

    public int EntryCount => entries.Count;

    /// <summary>Returns the blob of an entry's file, and the place in the file where the entry begins: its first character, or that of the item.</summary>
    /// <param name="entry">An entry of this snapshot.</param>
    public (GitObjectId BlobOid, TextPosition Start) SourceOf(Entry entry)
    {
        var file = Facts.Entries.Find(entry.File)!;
        return (file.File.Oid, file.Find(entry.Path)!.Start);
    }

    /// <summary>Finds an entry by its id, which is its path, or by another spelling of it: in another Unicode form, or percent-encoded.</summary>
    public Entry? FindById(string id) => Facts.Index.ByPath(id) ?? Facts.Index.ByPath(NameFolding.Decoded(id));

    /// <summary>
    /// Finds an entry by its <see cref="Entry.Path"/>, with or without the file's extension, or by another spelling of the path; leading slashes are ignored.
    /// </summary>
    public Entry? FindByPath(string path)
    {
        path = path.TrimStart('/');
        var decoded = NameFolding.Decoded(path);
        return Facts.Index.ByPath(path) ?? Facts.Index.ByStem(path) ?? Facts.Index.ByPath(decoded) ?? Facts.Index.ByStem(decoded);
    }

    /// <summary>Finds an entry by the value of a <c>@unique</c> field as text. Dates and times are written as in JSON.</summary>
    public Entry? FindByUnique(ContentField field, string value) => Facts.Index.ByUnique(field, value);

    /// <summary>
    /// Finds an entry by its public path. A trailing slash and the query are ignored, and so is the fragment if no entry has it in its public path.
    /// </summary>
    public Entry? FindByUrl(string url) => RoutePath.Find(Facts.Urls, url);

    /// <summary>
    /// The <see cref="Entry"/> or the <see cref="Redirect"/> at a public path; null if there is none. <c>docs/querying.md</c> has the rules of comparison.
    /// </summary>
    public object? FindRoute(string path) => Facts.Routes.Find(path);

    /// <summary>The entries with a page of their own, whose public path no other entry has.</summary>
    public IEnumerable<Entry> Routed => Facts.Routes.Pages;

    /// <summary>
    /// The target of a reference; null if it dangles. The result is stored in the reference by one write, because requests resolve the same references again
    /// and again.
    /// </summary>
    public Entry? Resolve(Reference reference) => Follow(reference).Target;

    /// <inheritdoc cref="Resolve"/>
    internal Reference.Resolved Follow(Reference reference)
    {
        if (reference.Latest is { } known && known.Sequence == Versions.Sequence) return known;
        var found = Facts.Index.Resolve(reference.Text, reference.Types);
        return reference.Latest = new(Versions.Sequence, found.Entry, found.IsCut);
    }

    /// <summary>The address of a link; null if it leads nowhere.</summary>
    internal string? UrlOfLink(Link link) => link.UrlOf(link.Target is { } target ? Follow(target) : null);

    /// <summary>The texts by which a reference may name the entry, by <see cref="ReferrerIndex.NameOf"/>. A text may name another entry as well.</summary>
    internal IEnumerable<string> NamesOf(Entry entry) => Facts.Index.NamesOf(entry);

    /// <summary>The file of a path inside the content root, or of another spelling of the path; null if the commit has none.</summary>
    public TreeFile? FindFile(string path) => AssetPath.Find(Facts.TreeFiles, path);

    /// <summary>The file that an asset names; null if the commit has none.</summary>
    internal SiteFile? FindAsset(AssetReference asset) => Facts.Links.FileOf(asset);

    /// <summary>
    /// The public path that a Markdown link leads to: an entry's URL; for an entry without one, and for any other file, its content path after a slash,
    /// percent-encoded, which a front end that serves the files can map; for a path of the site that no content has, that path. Null if the link leads
    /// nowhere.
    /// </summary>
    public Func<Markdown.ContentLink, string?> UrlOf { get; }
}
