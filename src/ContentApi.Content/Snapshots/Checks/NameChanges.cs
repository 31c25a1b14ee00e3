namespace ContentApi.Content.Snapshots.Checks;

/// <summary>How a commit changes the names of entries, for checks of names.</summary>
/// <param name="Before">The commit before, in which no entry is left out.</param>
/// <param name="Draft">The new commit, whose index is complete.</param>
/// <param name="Renamed">
/// Files whose entry has other names than before: path, unique values, URL, aliases. One side is null for a new or a deleted file.
/// </param>
/// <param name="Concerned">The files that the commit touches, and those that mention a name that was added or removed.</param>
sealed record NameChanges(
    SnapshotFacts Before, SnapshotDraft Draft, IReadOnlyList<(StoredEntry? Old, StoredEntry? New)> Renamed, IReadOnlyCollection<StoredEntry> Concerned);
