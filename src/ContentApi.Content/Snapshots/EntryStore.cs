using System.Runtime.ExceptionServices;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Git;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// Reads the entries of a tree on all cores. It keeps the entries of the last tree and reuses those whose path and blob are unchanged, unless the model
/// changed.
/// </summary>
sealed class EntryStore(GitRepository repository)
{
    /// <summary>The largest file that is read, in bytes. Stops one file from filling the memory. A long book chapter has 100 KB.</summary>
    public const int MaxFileBytes = 4 << 20;

    const int ReportEvery = 500;

    (ContentModel? Model, StoredEntries Entries) kept = (null, StoredEntries.None);
    (ContentModel? Model, StoredEntries Entries) latest = (null, StoredEntries.None);

    // The file that was last parsed for a position.
    (TreeFile? File, Document? Document) parsed;

    /// <summary>The number of files of the latest tree that were read and parsed instead of reused.</summary>
    public int DocumentsRead { get; private set; }

    /// <summary>The number of entries that were read from these files instead of shared with other versions of them.</summary>
    public int EntriesRead { get; private set; }

    /// <summary>Reads all entries of a tree. <see cref="Keep()"/> keeps them for the next tree.</summary>
    /// <returns>One for each file that belongs to a type, is content and can be read.</returns>
    public StoredEntries ReadTree(
        ContentModel model, CommitTree tree, List<Diagnostic> faults, List<Gap> gaps, IProgress<SnapshotProgress>? progress, CancellationToken cancellation)
    {
        var remembered = model == kept.Model ? kept.Entries : StoredEntries.None;
        var files = new FileTypes(model).Assign(tree.Files, remembered, faults);
        var read = new StoredFile?[files.Count];
        var unread = new BlobContent?[files.Count];
        var (done, documents, entriesRead) = (0, 0, 0);
        progress?.Report(new(0, files.Count));
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, files.Count, options, i =>
            {
                var file = files[i];
                if (file.Remembered is not null) read[i] = file.Remembered;
                else
                {
                    var blob = repository.ReadBlob(file.File.Oid, MaxFileBytes);
                    if (blob.Status != BlobStatus.Found) unread[i] = blob;
                    else
                    {
                        read[i] = Parse(file, blob);
                        Interlocked.Increment(ref documents);
                        Interlocked.Add(ref entriesRead, read[i]?.EntriesRead ?? 0);
                    }
                }
                if (Interlocked.Increment(ref done) % ReportEvery != 0 || progress is null) return;
                lock (read) progress.Report(new(Volatile.Read(ref done), files.Count));
            });
        }
        catch (AggregateException exception)
        {
            // Several threads may have failed for the same reason: the first exception is enough.
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
        progress?.Report(new(files.Count, files.Count));

        for (var i = 0; i < unread.Length; i++)
            if (unread[i] is { } blob) Report(files[i].File, files[i].Types, blob, faults.Add, gaps);
        var entries = StoredEntries.Of(read);
        foreach (var file in entries.Files) faults.AddRange(file.Diagnostics);
        latest = (model, entries);
        (DocumentsRead, EntriesRead) = (documents, entriesRead);
        return entries;
    }

    /// <summary>Keeps the entries of the latest tree for the next one, and releases those kept before.</summary>
    public void Keep() => (kept, parsed) = (latest, default);

    /// <summary>Keeps the entries of a tree that was read by <see cref="Read"/> instead of <see cref="ReadTree"/>.</summary>
    public void Keep(ContentModel model, StoredEntries entries, int documentsRead, int entriesRead)
    {
        (kept, latest, parsed) = ((model, entries), (model, entries), default);
        (DocumentsRead, EntriesRead) = (documentsRead, entriesRead);
    }

    /// <summary>Reads one file; null if its object cannot be read or is too large, or if it is no content.</summary>
    public StoredFile? Read(TypedFile file)
    {
        var blob = repository.ReadBlob(file.File.Oid, MaxFileBytes);
        return blob.Status == BlobStatus.Found ? Parse(file, blob) : null;
    }

    /// <summary>
    /// The position of a field's value in an entry's file; the beginning of the entry if the value is a capture of the path. Entries do not store positions,
    /// so the file is parsed again. Only used for diagnostics.
    /// </summary>
    public TextPosition PositionOf(StoredEntry entry, ContentField field) => entry.PositionOf(field, () => MappingOf(entry));

    /// <summary>Makes the entry that is served if the values of some fields are wrong because of other files: see <see cref="EntryReader.Without"/>.</summary>
    /// <param name="entry">A file with an entry, as it was read.</param>
    /// <param name="fields">Fields of the entry that may be null.</param>
    /// <param name="diagnostics">Receives the faults of what is made of the other values.</param>
    public Entry Without(StoredEntry entry, IReadOnlyCollection<ContentField> fields, DiagnosticBag diagnostics)
    {
        var above = entry.Start.Line - 1;
        var faults = new DiagnosticBag(diagnostics.Path);
        var reduced = EntryReader.Without(
            entry.Entry!, fields, MappingOf(entry)?.Down(-above) ?? new(TextPosition.Start, []), entry.Type.Path!.Match(entry.File.Path) ?? [], faults);
        diagnostics.AddRange(faults.Diagnostics.Select(fault => fault.Down(above)));
        return reduced;
    }

    /// <summary>Parses the file of an entry again, and returns the mapping from which the entry was read; null if the file can no longer be read.</summary>
    MappingValue? MappingOf(StoredEntry entry)
    {
        // Thousands of items of one file may break a rule, one after another.
        if (parsed.File != entry.File)
        {
            var blob = repository.ReadBlob(entry.File.Oid, MaxFileBytes);
            parsed = (entry.File, blob.Status == BlobStatus.Found ? DocumentParser.Parse(entry.File.Path, blob.Bytes.Span, entry.Type.Site.ReadsMdx) : null);
        }
        return parsed.Document is { } document && entry.Place.IsItem ? ItemReader.MappingAt(entry.Type, document, entry.Place.Item) : parsed.Document?.Root;
    }

    /// <summary>Reports why a file was not read, and adds a gap unless the file is known to be too large.</summary>
    /// <param name="types">The types whose entries the file holds; empty for a file of redirects.</param>
    public static void Report(TreeFile file, IReadOnlyList<ContentType> types, BlobContent blob, Action<Diagnostic> report, List<Gap> gaps)
    {
        if (blob.Status is BlobStatus.TooLarge or BlobStatus.SaidTooLarge) report(TooLarge(file.Path, blob.Size, MaxFileBytes));
        if (blob.Status != BlobStatus.TooLarge) gaps.Add(new(file.Path, file.Oid, types, IsFolder: false, ReasonFor(blob.Status)));
    }

    public static GapReason ReasonFor(BlobStatus status) => status switch
    {
        BlobStatus.LeftOut => GapReason.LeftOut,
        BlobStatus.SaidTooLarge => GapReason.SaidTooLarge,
        _ => GapReason.Unreadable,
    };

    public static Diagnostic TooLarge(string path, long size, int limit) => new(
        DiagnosticRules.FileTooLarge, path, TextPosition.Start, $"The file has {size} bytes; at most {limit} are read.",
        "Divide it, or keep it out of the content folder.");

    /// <summary>Reads the entries of a file; null if it needs front matter to be content and has none.</summary>
    static StoredFile? Parse(TypedFile typed, BlobContent blob)
    {
        var file = typed.File;
        if (typed.Parts[0].Type.Path!.EndsInWildcard && DocumentParser.NeedsFrontMatter(file.Path)
            && !DocumentParser.HasFrontMatter(blob.Bytes.Span)) return null;
        try
        {
            return StoredFile.Read(typed, DocumentParser.Parse(file.Path, blob.Bytes.Span, typed.Parts[0].Type.Site.ReadsMdx));
        }
        catch (Exception exception)
        {
            // A bug of this program: the message must name the file, which could not be found among thousands otherwise.
            throw new InvalidOperationException($"Reading {file.Path} (blob {file.Oid}) failed: {exception.Message}", exception);
        }
    }
}
