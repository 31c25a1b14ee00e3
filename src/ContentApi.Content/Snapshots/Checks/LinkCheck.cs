using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>Warns of Markdown links and images that lead nowhere.</summary>
static class LinkCheck
{
    public static void Run(SnapshotDraft draft, IReadOnlyList<StoredEntry> files)
    {
        foreach (var file in files)
        {
            foreach (var link in file.Links)
            {
                var rule = link.IsImage ? DiagnosticRules.BrokenImage : DiagnosticRules.BrokenLink;
                if (!draft.Faults.Takes(rule, file.File.Path) || draft.Links.UrlOf(link) is not null) continue;
                var (message, hint) = !link.IsImage && draft.IsContentFile(link.Target.Trim('/'))
                    ? ($"{Quote.Path(link.Target)} has errors of its own and is left out.", "Mend that file; until then the link is shown as its text.")
                    : ($"There is no {(link.IsImage ? "file" : "file or page")} {Quote.Path(link.Target)}.",
                        "A path begins at this file's folder, or with a slash at the content folder; capital letters count.");
                draft.Report(rule, file, link.Position, message, hint);
            }
        }
    }
}
