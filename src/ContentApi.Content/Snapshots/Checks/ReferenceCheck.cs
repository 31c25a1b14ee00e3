namespace ContentApi.Content.Snapshots.Checks;

/// <summary>Warns of references and assets without a target that are not required. Runs when it is known which entries are served.</summary>
static class ReferenceCheck
{
    /// <param name="draft">The build.</param>
    /// <param name="files">The files to check, including those that are left out, so that their authors see all faults at once.</param>
    public static void Run(SnapshotDraft draft, IReadOnlyList<StoredEntry> files)
    {
        foreach (var file in files)
        {
            draft.FilesChecked++;
            foreach (var stored in file.References)
                if (stored.Loss is null) ReferenceFaults.Report(draft, file, stored);
            foreach (var stored in file.Assets)
                if (stored.Loss is null && draft.Links.FileOf(stored.Asset) is null) ReferenceFaults.Report(draft, file, stored);
        }
    }
}
