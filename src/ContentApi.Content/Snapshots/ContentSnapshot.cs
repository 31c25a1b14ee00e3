using System.Collections.Concurrent;
using ContentApi.Content.Collections;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Routes;
using ContentApi.Content.Search;
using ContentApi.Git.Contract;
using ContentApi.GraphQL.Binding;
using EntryReference = ContentApi.Content.Entries.Reference;

namespace ContentApi.Content.Snapshots;

/// <summary>Everything known at one commit. Immutable and shared without locks: a request reads one snapshot from beginning to end.</summary>
public sealed class ContentSnapshot
{
    readonly Dictionary<ContentType, Entry[]> entries;
    readonly Lazy<SearchIndex> search;
    readonly ConcurrentDictionary<(ContentField Inverse, Entry Target), IReadOnlyList<Entry>> referring = [];

    /// <param name="draft">In which everything is settled.</param>
    /// <param name="reference">The ref as the operator named it.</param>
    /// <param name="diagnostics">In their natural order, paths from the root of the repository.</param>
    /// <param name="previous">Whose indexes are brought up to date; null to make them anew.</param>
    internal ContentSnapshot(SnapshotDraft draft, string reference, IReadOnlyList<Diagnostic> diagnostics, ContentSnapshot? previous)
        : this(draft, reference, diagnostics, previous, SnapshotVersions.New(), draft.Served.GroupBy(file => file.Type, file => file.Entry!).ToDictionary(group => group.Key, group => group.ToArray())) { }

    /// <inheritdoc cref="ContentSnapshot(SnapshotDraft, string, IReadOnlyList{Diagnostic}, ContentSnapshot)"/>
    /// <param name="touched">Entries of the previous snapshot that are gone, and those that are new, at the same paths or at others.</param>
    /// <param name="namesDiffer">Whether a name of an entry or a file came or went.</param>
    internal ContentSnapshot(SnapshotDraft draft, IReadOnlyList<Diagnostic> diagnostics, ContentSnapshot previous, IReadOnlyList<(Entry? Old, Entry? New)> touched, bool namesDiffer)
        : this(draft, previous.Reference, diagnostics, previous, previous.Versions.After(TypesOf(touched), namesDiffer), previous.EntriesWith(touched)) { }

    ContentSnapshot(SnapshotDraft draft, string reference, IReadOnlyList<Diagnostic> diagnostics, ContentSnapshot? previous, SnapshotVersions versions, Dictionary<ContentType, Entry[]> entries)
    {
        Versions = versions;
        Draft = draft;
        Reference = reference;
        Diagnostics = diagnostics;
        this.entries = entries;
        UrlOf = draft.Links.UrlOf;
        Gaps = draft.Gaps.Count == 0 ? Gaps.None : new([.. draft.Gaps.OrderBy(gap => gap.Path, StringComparer.Ordinal)], concernAll: draft.HasLeftOut);
        var changes = previous?.Model == Model ? new SnapshotChanges(previous.EntriesOf, EntriesOf) : null;
        Indexes = changes is null ? new(EntriesOf) : new(EntriesOf, previous!.Indexes, changes);
        var searched = Model.EntryTypes.Where(SearchText.IsSearched).ToList();
        search = changes is not null && previous!.search.IsValueCreated
            ? new(previous.Search.After([.. searched.SelectMany(type => changes.Of(type).Removed)], [.. searched.SelectMany(type => changes.Of(type).Added)]))
            : new(() => SearchIndex.Build([.. searched.SelectMany(EntriesOf)]));
        EntryCount = entries.Values.Sum(list => list.Length);
    }

    Dictionary<ContentType, Entry[]> EntriesWith(IReadOnlyList<(Entry? Old, Entry? New)> touched)
    {
        var next = new Dictionary<ContentType, Entry[]>(entries);
        foreach (var type in TypesOf(touched))
        {
            Entry[] Of(Func<(Entry? Old, Entry? New), Entry?> side) => [.. touched.Select(side).OfType<Entry>().Where(entry => entry.Type == type).Order(byPath)];
            next[type] = OrderedArray.With(EntriesOf(type), Of(pair => pair.Old), Of(pair => pair.New), byPath);
        }
        return next;
    }

    static readonly Comparer<Entry> byPath = Comparer<Entry>.Create((left, right) => string.CompareOrdinal(left.Path, right.Path));

    static IEnumerable<ContentType> TypesOf(IReadOnlyList<(Entry? Old, Entry? New)> touched) =>
        touched.SelectMany(pair => new[] { pair.Old, pair.New }).OfType<Entry>().Select(entry => entry.Type).Distinct();

    /// <summary>What it has in common with others.</summary>
    internal SnapshotVersions Versions { get; }

    /// <summary>What it was built from: where the next snapshot's build begins.</summary>
    internal SnapshotDraft Draft { get; }

    public GitCommit Commit => Draft.Tree.Commit;

    /// <summary>The ref as the operator named it.</summary>
    public string Reference { get; }

    /// <summary>The content root inside the commit's tree; empty for the whole tree.</summary>
    public string ContentRoot => Draft.Tree.Root;

    public ContentModel Model => Draft.Model;

    /// <summary>In their natural order, paths from the root of the repository.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>What of the commit could not be read.</summary>
    public Gaps Gaps { get; }

    /// <summary>The entries of a type by ordinal order of path.</summary>
    public IReadOnlyList<Entry> Entries(ContentType type) => EntriesOf(type);

    internal Entry[] EntriesOf(ContentType type) => entries.TryGetValue(type, out var list) ? list : [];

    /// <summary>The one entry of a type that has one at most.</summary>
    public Entry? Singleton(ContentType type) => EntriesOf(type) is [var entry, ..] ? entry : null;

    internal SnapshotIndexes Indexes { get; }

    /// <summary>Made when it is first asked for: see <see cref="Prepare"/>.</summary>
    internal SearchIndex Search => search.Value;

    /// <summary>Makes what requests would else have to wait for.</summary>
    public void Prepare()
    {
        PrepareSearch();
        PrepareReferrers();
    }

    /// <summary>Makes the index of all texts that are searched.</summary>
    public void PrepareSearch() => _ = Search;

    /// <summary>Makes the indexes of who refers to what: the next commit that brings a file, or takes one away, asks who mentions it.</summary>
    public void PrepareReferrers()
    {
        foreach (var type in Model.EntryTypes)
        {
            Indexes.Referrers(type);
            Indexes.Mentions(type);
        }
    }

    public int EntryCount { get; }

    public Entry? FindById(string id) => Draft.Index.ByPath(id);

    /// <summary>By content path, with or without the file's extension; a leading slash does not matter.</summary>
    public Entry? FindByPath(string path)
    {
        path = path.TrimStart('/');
        return Draft.Index.ByPath(path) ?? Draft.Index.ByStem(path);
    }

    /// <summary>By the value of a <c>@unique</c> field, as a date or a time is written in JSON.</summary>
    public Entry? FindByUnique(ContentField field, string value) => Draft.Index.ByUnique(field, value);

    /// <summary>By public path; a trailing slash, query and fragment do not matter.</summary>
    public Entry? FindByUrl(string url) => Draft.Urls.Find(RoutePath.KeyOf(url));

    /// <summary>An <see cref="Entry"/> whose public path that is, a <see cref="Redirect"/>, or null: see <c>docs/querying.md</c> for the rules of comparison.</summary>
    public object? FindRoute(string path) => Draft.Routes.Find(path);

    /// <summary>The entries that are found at a public path of their own.</summary>
    public IEnumerable<Entry> Routed => Draft.Routes.Entries;

    /// <summary>The entry that a reference means; null where it dangles. Requests ask it for each reference: what it was found to mean is kept with it, by one write.</summary>
    public Entry? Resolve(Reference reference)
    {
        if (reference.Latest is { } known && known.Sequence == Versions.Sequence) return known.Target;
        var target = Draft.Index.Resolve(reference.Text, reference.Types).Entry;
        reference.Latest = new(Versions.Sequence, target);
        return target;
    }

    /// <summary>What a reference to the entry may be written as, by <see cref="ReferrerIndex.NameOf"/>; one of these texts may mean another entry all the same.</summary>
    internal IEnumerable<string> NamesOf(Entry entry) => Draft.Index.NamesOf(entry);

    /// <summary>The entries that refer to <paramref name="target"/> by any field, by ordinal order of path.</summary>
    internal Entry[] ReferencedBy(Entry target, StepMeter meter)
    {
        var found = new HashSet<Entry>();
        foreach (var type in Model.EntryTypes)
        {
            var index = Indexes.Referrers(type);
            foreach (var name in NamesOf(target))
            {
                foreach (var entry in index.Find(name))
                {
                    meter.Charge();
                    if (!found.Contains(entry) && entry.Leaves().OfType<EntryReference>().Any(reference => ReferrerIndex.NameOf(reference.Text) == name && Resolve(reference) == target)) found.Add(entry);
                }
            }
        }
        return [.. found.OrderBy(entry => entry.Path, StringComparer.Ordinal)];
    }

    /// <summary>The entries whose public paths begin that of <paramref name="entry"/>, the shortest first, and itself.</summary>
    internal IReadOnlyList<Entry> Breadcrumbs(Entry entry)
    {
        if (entry.Url is not { } url) return [];
        var found = new List<Entry>();
        for (var at = 0; at >= 0 && at < url.Length - 1; at = url.IndexOf('/', at + 1))
            if (FindByUrl(at == 0 ? "/" : url[..at]) is { } step && step != entry) found.Add(step);
        found.Add(entry);
        return found;
    }

    /// <summary>
    /// The entries that refer to <paramref name="target"/> through the fields of <paramref name="inverse"/>, by path, each once. References of objects
    /// embedded in an entry do not count: the field that is turned round is the entry's own.
    /// </summary>
    public IReadOnlyList<Entry> Referring(ContentField inverse, Entry target) => referring.GetOrAdd((inverse, target), static (key, self) =>
    {
        var sources = new List<Entry>();
        foreach (var field in key.Inverse.InverseOf)
        {
            var index = self.Indexes.Referrers(field);
            foreach (var name in self.NamesOf(key.Target))
                sources.AddRange(index.Find(name).Where(source => self.Refers(source.Slots[field.Slot], name, key.Target)));
        }
        return sources.Count < 2 ? [.. sources] : [.. sources.Distinct().OrderBy(entry => entry.Path, StringComparer.Ordinal)];
    }, this);

    bool Refers(object? value, string name, Entry target) => value switch
    {
        EntryReference reference => ReferrerIndex.NameOf(reference.Text) == name && Resolve(reference) == target,
        object?[] items => Array.Exists(items, item => Refers(item, name, target)),
        _ => false,
    };

    /// <summary>The file that an asset reference names; null where the commit has none.</summary>
    public TreeFile? FindFile(string path) => Draft.TreeFiles.TryGetValue(path, out var file) ? file : null;

    /// <summary>
    /// The public path of what a Markdown link leads to: an entry's URL; for an entry without one and for any other file its content path after a slash, percent-encoded,
    /// which a front end that serves the files can map; for a path of the site that content knows nothing of that path. Null where it leads nowhere, or to a file with errors.
    /// </summary>
    public Func<Markdown.ContentLink, string?> UrlOf { get; }
}
