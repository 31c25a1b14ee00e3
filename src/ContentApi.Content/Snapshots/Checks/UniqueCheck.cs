using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>Serves the entries whose <c>@unique</c> values are their own. Of several with one value the first by order of path has it.</summary>
static class UniqueCheck
{
    public static void Run(SnapshotDraft draft, Func<StoredEntry, ContentField, TextPosition> positionOf)
    {
        foreach (var file in draft.Files)
        {
            if (file.Entry is not { } entry) continue;
            var isTaken = false;
            foreach (var field in entry.Type.Fields)
            {
                if (!field.IsUnique || SnapshotIndex.TextOf(entry, field) is not { } text || draft.Index.ByUnique(field, text) is not { } first) continue;
                isTaken = true;
                draft.Report(DiagnosticRules.UniqueBroken, file, positionOf(file, field),
                    $"The {field.Name} {Quote.Text(text)} is that of {draft.FromRepositoryRoot(first.Path)} already; this file is left out.",
                    $"Give one of the two another {field.Name}.");
            }
            if (isTaken) draft.Refuse();
            else draft.Serve(file);
        }
    }
}
