using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Serves the entries whose <c>@unique</c> values no other entry has. Of several entries with the same value only the first in the order of their places is
/// served.
/// </summary>
static class UniqueCheck
{
    public static void Run(CheckRun run)
    {
        var draft = run.Draft;
        foreach (var file in draft.Files)
        {
            if (file.Entry is not { } entry) continue;
            var isTaken = false;
            foreach (var (field, text) in SnapshotIndex.UniqueTexts(entry))
            {
                if (draft.Index.Holder(field, text) is not { } first) continue;
                isTaken = true;
                ContentField[] fields = [field, .. field.UniqueWith];
                var values = Quote.And([.. fields.Select(part => $"{part.Name} {Quote.Text(SnapshotIndex.TextOf(entry, part)!)}")]);
                draft.Report(DiagnosticRules.UniqueBroken, file, run.PositionOf(file, field),
                    $"The {values} {(fields.Length == 1 ? "is" : "are")} already used by {draft.FromRepositoryRoot(first.Path)}, so this {file.What} is "
                        + "left out.",
                    $"Give one of the two another {Quote.Or([.. fields.Select(part => part.Name)])}.");
            }
            if (isTaken) draft.Refuse();
            else draft.Serve(file);
        }
    }

    /// <summary>Whether no other entry has a unique value of a renamed entry.</summary>
    public static bool IsSilent(NameChanges changes)
    {
        var leaving = changes.Renamed.Select(pair => pair.Old?.Entry).OfType<Entry>().ToHashSet();
        var values = new HashSet<(ContentField, string)>();
        foreach (var entry in changes.Renamed.Select(pair => pair.New?.Entry).OfType<Entry>())
            foreach (var (field, text) in SnapshotIndex.UniqueTexts(entry))
                if (!values.Add((field, text)) || (changes.Before.Index.Holder(field, text) is { } holder && !leaving.Contains(holder))) return false;
        return true;
    }
}
