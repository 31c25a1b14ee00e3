using ContentApi.Content.Entries;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Removes what lacks a required target: that of a reference or asset which is non-null and not an item of a list. It costs the entry, or only an object inside
/// the entry: see <see cref="Loss"/>. An entry may lack one that was removed, so entries are removed in rounds, each of which tests only the entries that refer
/// to those removed in the round before. The order inside a round does not matter. Objects are removed when it is known which entries are served.
/// </summary>
static class RequiredReferenceCheck
{
    public static void Run(CheckRun run)
    {
        var draft = run.Draft;
        var dependents = new Dictionary<Entry, List<StoredEntry>>();
        var all = draft.Served.Where(file => file.RequiresOthers).ToList();
        foreach (var file in all)
            foreach (var required in file.References.Where(stored => CostsFile(stored.Loss)))
                if (draft.Index.Resolve(required.Reference.Text, required.Reference.Types).Entry is { } target)
                    (dependents.TryGetValue(target, out var list) ? list : dependents[target] = []).Add(file);

        for (var asked = all; asked.Count > 0;)
        {
            var bereft = asked.Where(file => Lacks(draft, file, CostsFile)).ToList();
            // Reports at once, because a later round may remove another candidate of an ambiguous text, which would change the reason.
            foreach (var file in bereft) Report(draft, file);
            foreach (var file in bereft) draft.LeaveOut(file);
            asked = [.. bereft.SelectMany(file => dependents.GetValueOrDefault(file.Entry!, [])).Distinct().Where(draft.IsServed)];
        }
        Reduce(draft, [.. all.Where(file => draft.IsServed(file) && Lacks(draft, file, CostsAnything))]);
    }

    /// <summary>Whether no file that the commit concerns lacks what it requires. Before the commit, none did.</summary>
    public static bool IsSilent(NameChanges changes) =>
        !changes.Concerned.Any(file => file.Entry is not null && Lacks(changes.Draft, file, CostsAnything));

    static void Reduce(SnapshotDraft draft, IReadOnlyList<StoredEntry> files)
    {
        foreach (var file in files) Report(draft, file);
        var reduction = new EntryReduction(value => value switch
        {
            Reference reference => IsMissing(draft, reference),
            AssetReference asset => IsMissing(draft, asset),
            _ => false,
        });
        draft.Reduce(files.ToDictionary(file => file, file => reduction.Of(file.Entry!)));
    }

    static bool CostsFile(Loss? loss) => loss is { IsOfEntry: true };

    static bool CostsAnything(Loss? loss) => loss is not null;

    static bool Lacks(SnapshotDraft draft, StoredEntry file, Func<Loss?, bool> isAsked) =>
        file.References.Any(stored => isAsked(stored.Loss) && IsMissing(draft, stored.Reference))
        || file.Assets.Any(stored => isAsked(stored.Loss) && IsMissing(draft, stored.Asset));

    static bool IsMissing(SnapshotDraft draft, Reference reference) => draft.Index.Resolve(reference.Text, reference.Types).Entry is null;

    static bool IsMissing(SnapshotDraft draft, AssetReference asset) => draft.Links.FileOf(asset) is null;

    static void Report(SnapshotDraft draft, StoredEntry file)
    {
        foreach (var stored in file.References.Where(stored => stored.Loss is not null)) ReferenceFaults.Report(draft, file, stored);
        foreach (var stored in file.Assets.Where(stored => stored.Loss is not null && IsMissing(draft, stored.Asset)))
            ReferenceFaults.Report(draft, file, stored);
    }
}
