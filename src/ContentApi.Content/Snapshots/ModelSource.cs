using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;
using ContentApi.Content.Snapshots.Checks;
using ContentApi.Content.Strings;
using ContentApi.Git;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// Reads the content model from the commit or from the disk. While its files do not change, it returns the same <see cref="ContentModel"/>, so that the
/// schema of the API is not built again.
/// </summary>
sealed class ModelSource(GitRepository repository, SnapshotOptions options)
{
    const string Extension = ".graphql";

    IReadOnlyList<ModelFile> files = [];
    ContentModelResult? remembered;

    /// <summary>
    /// Whether the model of the commit that was read last is unknown, because an object is missing, damaged or left out of a partial clone.
    /// </summary>
    public bool HasUnreadable { get; private set; }

    public ContentModelResult Read(GitCommit commit)
    {
        HasUnreadable = false;
        var faults = new List<Diagnostic>();
        var folder = options.SchemaDirectory ?? SnapshotOptions.Normalise(options.SchemaFolder);
        var found = options.SchemaDirectory is null ? InCommit(commit, folder, faults) : OnDisk(folder, faults);
        if (faults.Exists(fault => fault.IsError)) return new(null, faults);

        if (remembered is null || !found.SequenceEqual(files, SameFile.Instance))
        {
            remembered = ContentModelReader.Read(found, folder.Length == 0 ? "." : folder);
            files = found;
        }
        return faults.Count == 0 ? remembered : remembered with { Diagnostics = [.. remembered.Diagnostics, .. faults] };
    }

    List<ModelFile> InCommit(GitCommit commit, string folder, List<Diagnostic> faults)
    {
        var found = new List<ModelFile>();
        var tree = repository.ReadTree(commit, folder);
        if (tree is not { NotAFolder: null })
        {
            faults.Add(TreeCheck.NoFolder(
                DiagnosticRules.ModelMissing, folder, tree, $"The commit {commit.Oid.Abbreviated} has no folder '{folder}' with a content model.",
                "Commit one, name another folder with --schema, or read it from the disk with --schema-file."));
            return found;
        }
        foreach (var gap in tree.Skipped.Select(TreeCheck.GapOf).OfType<Gap>()) Report(gap);
        foreach (var skipped in tree.Skipped.Where(skipped => skipped.Path.EndsWith(Extension, StringComparison.Ordinal) && TreeCheck.GapOf(skipped) is null))
            faults.Add(TreeCheck.Describe(skipped).Under(folder));
        var sources = tree.Files.Where(file => file.Path.EndsWith(Extension, StringComparison.Ordinal)).ToList();
        if (sources.Count > ContentModelReader.MaxFiles)
        {
            faults.Add(new Diagnostic(DiagnosticRules.ModelUnsupported, sources[ContentModelReader.MaxFiles].Path, TextPosition.Start,
                $"The content model has {sources.Count} files; at most {ContentModelReader.MaxFiles} are read.",
                "Declare several types in one file.").Under(folder));
            return found;
        }
        foreach (var file in sources)
        {
            var blob = repository.ReadBlob(file.Oid, ContentModelReader.MaxFileBytes);
            if (blob.Status == BlobStatus.Found) found.Add(new(ContentPath.Join(folder, file.Path), blob.Bytes));
            else if (blob.Status is BlobStatus.TooLarge or BlobStatus.SaidTooLarge)
            {
                HasUnreadable |= blob.Status == BlobStatus.SaidTooLarge;
                faults.Add(EntryStore.TooLarge(file.Path, blob.Size, ContentModelReader.MaxFileBytes).Under(folder));
            }
            else Report(new(file.Path, file.Oid, [], IsFolder: false, EntryStore.ReasonFor(blob.Status)));
        }
        return found;

        void Report(Gap gap)
        {
            HasUnreadable = true;
            faults.Add(gap.Describe().Under(folder));
        }
    }

    static List<ModelFile> OnDisk(string folder, List<Diagnostic> faults)
    {
        try
        {
            if (File.Exists(folder)) return [new(folder, File.ReadAllBytes(folder))];
            return
            [
                .. Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories)
                    .Select(path => new ModelFile(path.Replace('\\', '/'), File.ReadAllBytes(path))).OrderBy(file => file.Path, StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults.Add(new(DiagnosticRules.ModelMissing, folder, TextPosition.Start, $"The content model cannot be read: {exception.Message}",
                "Name a folder with .graphql files."));
            return [];
        }
    }

    sealed class SameFile : IEqualityComparer<ModelFile>
    {
        public static readonly SameFile Instance = new();

        public bool Equals(ModelFile x, ModelFile y) => x.Path == y.Path && x.Utf8.Span.SequenceEqual(y.Utf8.Span);
        public int GetHashCode(ModelFile file) => file.Path.GetHashCode();
    }
}
