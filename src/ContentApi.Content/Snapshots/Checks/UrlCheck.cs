using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>Gives each URL to one entry: of several the first by order of path.</summary>
static class UrlCheck
{
    public static void Run(SnapshotDraft draft, Func<StoredEntry, ContentField, TextPosition> positionOf)
    {
        foreach (var file in draft.Served)
        {
            if (file.UrlKey is not { } key || draft.TryTakeUrl(key, file.Entry!)) continue;
            var field = file.Type.Url!.Names.Select(file.Type.FindField).FirstOrDefault(field => field is not null);
            draft.Report(DiagnosticRules.UrlTaken, file, field is null ? TextPosition.Start : positionOf(file, field),
                $"The URL {Quote.Path(file.Entry!.Url!)} is that of {draft.FromRepositoryRoot(draft.Urls.Find(key)!.Path)} already, which is shown there.",
                $"Change what the URL is made of: {file.Type.Url}.");
        }
    }
}
