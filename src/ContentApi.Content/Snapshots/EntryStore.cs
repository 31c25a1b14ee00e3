using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Git;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// Reads the entries of a tree on all cores, and remembers them from one tree to the next by path and blob. A model that changes makes it forget.
/// </summary>
sealed class EntryStore(GitRepository repository)
{
    /// <summary>Stops a commit from filling the memory by way of one file, in bytes. A long book chapter has 100 KB.</summary>
    public const int MaxFileBytes = 4 << 20;

    ContentModel? model;
    Dictionary<string, StoredEntry> kept = [];
    Dictionary<string, StoredEntry> current = [];

    /// <summary>Of the last <see cref="Read"/>.</summary>
    public int DocumentsRead { get; private set; }

    /// <returns>By ordinal order of path; one for each file that belongs to a type and can be read.</returns>
    public IReadOnlyList<StoredEntry> Read(
        ContentModel newModel, CommitTree tree, List<Diagnostic> faults, IProgress<SnapshotProgress>? progress, CancellationToken cancellation)
    {
        if (newModel != model) kept = [];
        model = newModel;

        var files = new FileTypes(newModel).Assign(tree.Files, kept, faults);
        var read = new StoredEntry?[files.Count];
        var unreadable = new Diagnostic?[files.Count];
        var (done, documents) = (0, 0);
        progress?.Report(new(0, files.Count));
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, files.Count, options, i =>
            {
                var (file, type, captures, remembered) = files[i];
                if (remembered is not null) read[i] = remembered;
                else
                {
                    var blob = repository.ReadBlob(file.Oid, MaxFileBytes);
                    if (blob.Status != BlobStatus.Found) unreadable[i] = Unreadable(file.Path, blob, MaxFileBytes);
                    else
                    {
                        read[i] = Read(file, type, captures, blob);
                        Interlocked.Increment(ref documents);
                    }
                }
                var count = Interlocked.Increment(ref done);
                if (count % 500 == 0 || count == files.Count) progress?.Report(new(count, files.Count));
            });
        }
        catch (AggregateException exception) when (exception.InnerExceptions is [GitException only])
        {
            throw new GitException(only.Message, only);
        }

        faults.AddRange(unreadable.OfType<Diagnostic>());
        var entries = read.OfType<StoredEntry>().ToList();
        entries.Sort((left, right) => string.CompareOrdinal(left.File.Path, right.File.Path));
        foreach (var entry in entries) faults.AddRange(entry.Diagnostics);
        current = entries.ToDictionary(entry => entry.File.Path);
        DocumentsRead = documents;
        return entries;
    }

    /// <summary>Remembers the entries of the last <see cref="Read"/>, and nothing else.</summary>
    public void Keep() => kept = current;

    /// <summary>
    /// Where an entry's file gives the value of a field; the file's beginning where the value comes from the path. Values do not carry their places,
    /// so the file is parsed once more: only a fault asks.
    /// </summary>
    public TextPosition PositionOf(StoredEntry entry, ContentField field) => entry.PositionOf(field, () =>
    {
        var blob = repository.ReadBlob(entry.File.Oid, MaxFileBytes);
        return blob.Status == BlobStatus.Found ? DocumentParser.Parse(entry.File.Path, blob.Bytes.Span).Root : null;
    });

    public static Diagnostic Unreadable(string path, BlobContent blob, int limit) => blob.Status == BlobStatus.TooLarge
        ? new(DiagnosticRules.FileTooLarge, path, TextPosition.Start, $"The file has {blob.Size} bytes; at most {limit} are read.", "Divide it, or keep it out of the content folder.")
        : new(DiagnosticRules.ObjectMissing, path, TextPosition.Start, "The repository does not have the file's object.", "Fetch it: a partial or damaged clone lacks some.");

    static StoredEntry Read(TreeFile file, ContentType type, IReadOnlyList<string> captures, BlobContent blob)
    {
        try
        {
            return new StoredEntry(file, type, EntryReader.Read(type, DocumentParser.Parse(file.Path, blob.Bytes.Span), captures, file.Oid));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A fault of ours, not of the file; without its name nobody could find it among thousands.
            throw new InvalidOperationException($"Reading {file.Path} (blob {file.Oid}) failed: {exception.Message}", exception);
        }
    }
}
