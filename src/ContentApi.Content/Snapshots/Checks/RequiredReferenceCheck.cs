using ContentApi.Content.Entries;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Removes the entries that lack a required target: that of a reference or asset which is non-null and not an item of a list. An entry may lack one that was
/// removed, so the check runs in rounds, each of which tests only the entries that refer to those removed in the round before. The order inside a round does
/// not matter.
/// </summary>
static class RequiredReferenceCheck
{
    public static void Run(CheckRun run)
    {
        var draft = run.Draft;
        var dependents = new Dictionary<Entry, List<StoredEntry>>();
        var asked = draft.Served.Where(file => file.RequiresOthers).ToList();
        foreach (var file in asked)
            foreach (var required in file.References.Where(reference => reference.IsRequired))
                if (draft.Index.Resolve(required.Reference.Text, required.Reference.Types).Entry is { } target)
                    (dependents.TryGetValue(target, out var list) ? list : dependents[target] = []).Add(file);

        while (asked.Count > 0)
        {
            var bereft = asked.Where(file => IsBereft(draft, file)).ToList();
            foreach (var file in bereft) draft.LeaveOut(file);
            asked = [.. bereft.SelectMany(file => dependents.GetValueOrDefault(file.Entry!, [])).Distinct().Where(draft.IsServed)];
        }
    }

    /// <summary>Whether no file that the commit concerns lacks what it requires. Before the commit, none did.</summary>
    public static bool IsSilent(NameChanges changes) => !changes.Concerned.Any(file => file.Entry is not null && LacksRequired(changes.Draft, file));

    static bool LacksRequired(SnapshotDraft draft, StoredEntry file) =>
        file.References.Any(stored => stored.IsRequired && draft.Index.Resolve(stored.Reference.Text, stored.Reference.Types).Entry is null)
        || file.Assets.Any(stored => stored.IsRequired && !draft.TreeFiles.ContainsKey(stored.Asset.Path));

    // Reports at once, because a later round may remove another candidate of an ambiguous text, which would change the reason.
    static bool IsBereft(SnapshotDraft draft, StoredEntry file)
    {
        var isBereft = false;
        foreach (var reference in file.References.Where(reference => reference.IsRequired))
            isBereft |= ReferenceFaults.Report(draft, file, reference);
        foreach (var asset in file.Assets.Where(asset => asset.IsRequired && !draft.TreeFiles.ContainsKey(asset.Asset.Path)))
        {
            isBereft = true;
            ReferenceFaults.Report(draft, file, asset);
        }
        return isBereft;
    }
}
