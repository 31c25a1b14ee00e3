using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Snapshots;

/// <summary>Warns of what leads nowhere, now that it is known what is served, and turns references round for <c>@inverse</c>.</summary>
static class ReferenceCheck
{
    public static void Run(SnapshotDraft draft)
    {
        foreach (var file in draft.Files)
        {
            // Entries that are left out are checked as well: their editor mends everything in one go.
            var isServed = draft.IsServed(file);
            foreach (var stored in file.References)
            {
                var target = draft.Index.Resolve(stored.Reference.Text, stored.Reference.Types).Entry;
                if (target is null)
                {
                    if (!stored.IsRequired) ReferenceFaults.Report(draft, file, stored);
                }
                else if (isServed && stored.Field.DeclaringType == file.Type && draft.InversesOf.TryGetValue(stored.Field, out var inverses)) TurnRound(draft, file.Entry!, target, inverses);
            }
            foreach (var stored in file.Assets)
                if (!stored.IsRequired && !draft.TreeFiles.ContainsKey(stored.Asset.Path)) ReferenceFaults.Report(draft, file, stored);
        }
    }

    static void TurnRound(SnapshotDraft draft, Entry source, Entry target, List<ContentField> inverses)
    {
        foreach (var inverse in inverses)
        {
            if (inverse.DeclaringType != target.Type) continue;
            var byTarget = draft.Inverses[inverse];
            if (!byTarget.TryGetValue(target, out var sources)) byTarget.Add(target, sources = []);

            // Files come by order of path, so that an entry which refers twice is the last one already.
            if (sources.Count == 0 || sources[^1] != source) sources.Add(source);
        }
    }
}
