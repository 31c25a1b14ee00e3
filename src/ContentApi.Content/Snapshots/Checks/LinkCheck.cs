using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>Warns of Markdown links and images without a target.</summary>
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
                    ? ($"{Quote.Path(link.Target)} has errors and is left out.", "Correct that file; until then the link is shown as its text.")
                    : ($"There is no {(link.IsImage ? "file" : "file or page")} {Quote.Path(link.Target)}.",
                        "Write the path from this file's folder, or with a leading slash from the content folder; upper and lower case differ.");
                draft.Report(rule, file, link.Position, message, hint);
            }
        }
    }
}
