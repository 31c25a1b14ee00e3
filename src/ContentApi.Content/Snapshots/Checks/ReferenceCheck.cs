namespace ContentApi.Content.Snapshots.Checks;

/// <summary>Warns of what leads nowhere, now that it is known what is served.</summary>
static class ReferenceCheck
{
    /// <param name="files">Entries that are left out are checked as well: their editor mends everything in one go.</param>
    public static void Run(SnapshotDraft draft, IReadOnlyList<StoredEntry> files)
    {
        foreach (var file in files)
        {
            draft.FilesChecked++;
            foreach (var stored in file.References)
                if (!stored.IsRequired) ReferenceFaults.Report(draft, file, stored);
            foreach (var stored in file.Assets)
                if (!stored.IsRequired && !draft.TreeFiles.ContainsKey(stored.Asset.Path)) ReferenceFaults.Report(draft, file, stored);
        }
    }
}
