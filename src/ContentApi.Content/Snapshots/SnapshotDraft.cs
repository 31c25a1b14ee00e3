using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Routes;
using ContentApi.Git;

namespace ContentApi.Content.Snapshots;

/// <summary>A snapshot on its way: the checks report faults to it and take entries out of it that cannot be served.</summary>
sealed class SnapshotDraft
{
    readonly StoredEntries entries;
    readonly HashSet<StoredEntry> served;

    public SnapshotDraft(ContentModel model, CommitTree tree, StoredEntries entries, List<Diagnostic> faults)
    {
        Model = model;
        Tree = tree;
        this.entries = entries;
        Faults = faults;
        served = new(Files.Count);
        Index = new(model, tree.Root, Files.Count);
        Urls = new(Files.Count, StringComparer.Ordinal);
        TreeFiles = new(tree.Files.Count);
        foreach (var file in tree.Files) TreeFiles.Add(file.Path, file);
        foreach (var field in model.EntryTypes.SelectMany(type => type.Fields).Where(field => field.IsComputed))
        {
            Inverses.Add(field, []);
            foreach (var source in field.InverseOf)
                if (!InversesOf.TryAdd(source, [field])) InversesOf[source].Add(field);
        }
        Links = new(Index, Urls, TreeFiles, entries);
    }

    public ContentModel Model { get; }
    public CommitTree Tree { get; }

    /// <summary>The files that belong to a type, by ordinal order of path, whether they are served or not.</summary>
    public IReadOnlyList<StoredEntry> Files => entries.InOrder;

    /// <summary>Paths relative to the content root.</summary>
    public List<Diagnostic> Faults { get; }
    public SnapshotIndex Index { get; }
    public Dictionary<string, TreeFile> TreeFiles { get; }

    /// <summary>By <see cref="RoutePath.KeyOf"/> their URL.</summary>
    public Dictionary<string, Entry> Urls { get; }
    public LinkTargets Links { get; }

    /// <summary>Set when all URLs are known.</summary>
    public RouteTable Routes { get; set; } = null!;

    /// <summary>For each computed field and each target the entries that refer to it, by order of path.</summary>
    public Dictionary<ContentField, Dictionary<Entry, List<Entry>>> Inverses { get; } = [];

    /// <summary>The computed fields that turn a field round.</summary>
    public Dictionary<ContentField, List<ContentField>> InversesOf { get; } = [];

    /// <summary>Files that are not served by what a reference may call them; made when it is first asked for.</summary>
    public ILookup<string, StoredEntry>? LeftOutNames { get; set; }

    /// <summary>How many times this build looked for what an author may have meant.</summary>
    public int Suggestions { get; set; }

    /// <summary>By order of path.</summary>
    public IEnumerable<StoredEntry> Served => Files.Where(served.Contains);

    /// <summary>Whether the file belongs to a type, served or not.</summary>
    public bool IsContentFile(string path) => entries.Find(path) is not null;

    public bool IsServed(StoredEntry file) => served.Contains(file);

    public void Serve(StoredEntry file)
    {
        served.Add(file);
        Index.Add(file.Entry!, file.Stem);
    }

    public void LeaveOut(StoredEntry file)
    {
        served.Remove(file);
        Index.Remove(file.Entry!, file.Stem);
    }

    public void Report(DiagnosticRule rule, StoredEntry file, TextPosition position, string message, string? hint = null) =>
        Faults.Add(new(rule, file.File.Path, position, message, hint));

    /// <summary>A content path as the editor knows it.</summary>
    public string FromRepositoryRoot(string path) => ContentPath.Join(Tree.Root, path);
}
