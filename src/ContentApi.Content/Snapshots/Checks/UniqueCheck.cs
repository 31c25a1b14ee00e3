using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Serves the entries, each <c>@unique</c> value in one of them. Of several entries with the same value the first in the order of their places keeps it; it
/// costs the others what <see cref="Loss"/> says: the value if the field may be null, otherwise the entry.
/// </summary>
static class UniqueCheck
{
    public static void Run(CheckRun run)
    {
        var draft = run.Draft;
        var reduced = new Dictionary<StoredEntry, Entry>();
        foreach (var file in draft.Files)
        {
            if (file.Entry is not { } entry) continue;
            var lost = new List<ContentField>();
            foreach (var (field, text) in SnapshotIndex.UniqueTexts(entry))
            {
                if (draft.Index.Holder(field, text) is not { } first) continue;
                lost.Add(field);
                Report(run, file, field, first);
            }
            if (lost.Exists(field => LossOf(file, field).IsOfEntry)) draft.Refuse();
            else if (lost.Count == 0) draft.Serve(file);
            else
            {
                var diagnostics = new DiagnosticBag(file.File.Path);
                reduced.Add(file, run.Store.Without(file, lost, diagnostics));
                draft.Serve(reduced[file]);
                foreach (var fault in diagnostics.Diagnostics) draft.Faults.Add(fault);
            }
        }
        draft.Put(reduced);
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

    static Loss LossOf(StoredEntry file, ContentField field) => Loss.OfEntry(file.Place).At(field, field.Shape);

    static void Report(CheckRun run, StoredEntry file, ContentField field, Entry first)
    {
        ContentField[] fields = [field, .. field.UniqueWith];
        var values = Quote.And([.. fields.Select(part => $"{part.Name} {Quote.Text(SnapshotIndex.TextOf(file.Entry!, part)!)}")]);
        var loss = LossOf(file, field);
        // Of several fields the message names the one that is null.
        var told = loss.IsOfEntry || fields.Length == 1 ? field : field.UniqueWith[0];
        run.Draft.Faults.Add(new(
            DiagnosticRules.UniqueBroken, file.File.Path, run.Store.PositionOf(file, field),
            $"The {values} {(fields.Length == 1 ? "is" : "are")} already used by {run.Draft.FromRepositoryRoot(first.Path)}{loss.Of(told)}.",
            $"Give one of the two another {Quote.Or([.. fields.Select(part => part.Name)])}.")
        {
            IsPartial = !loss.IsOfEntry,
        });
    }
}
