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
                var path = link.Target.Trim('/');
                var leftOut = link.IsImage ? null : draft.LeftOut.FindLinked(path);
                var cause = leftOut?.File.Path ?? draft.SkippedAbove(path);
                var message = leftOut is not null ? $"{Quote.Path(link.Target)} has errors and is left out."
                    : $"There is no {(link.IsImage ? "file" : "file or page")} {Quote.Path(link.Target)}.";
                var hint = cause is null ? ReferenceFaults.PathHint
                    : leftOut is null ? ReferenceFaults.NotRead(draft, cause)
                    : $"Correct {(leftOut.Path == path ? "that file" : draft.FromRepositoryRoot(leftOut.Path))}; until then the link is shown as its text.";
                draft.Faults.Add(new(rule, file.File.Path, file.At(link.Position), message, hint)
                {
                    Missing = cause is null ? new(link.Target, MissingNameKind.Link) : null, Cause = cause,
                });
            }
        }
    }
}
