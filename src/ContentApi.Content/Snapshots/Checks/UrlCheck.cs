using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>Gives each URL to one entry: of several the first by order of path.</summary>
static class UrlCheck
{
    public static void Run(CheckRun run)
    {
        var draft = run.Draft;
        foreach (var file in draft.Served)
        {
            if (file.UrlKey is not { } key || draft.TryTakeUrl(key, file.Entry!)) continue;
            var field = file.Type.Url!.Names.Select(file.Type.FindField).FirstOrDefault(field => field is not null);
            draft.Report(DiagnosticRules.UrlTaken, file, field is null ? TextPosition.Start : run.PositionOf(file, field),
                $"The URL {Quote.Path(file.Entry!.Url!)} is that of {draft.FromRepositoryRoot(draft.Urls.Find(key)!.Path)} already, which is shown there.",
                $"Change what the URL is made of: {file.Type.Url}.");
        }
    }

    /// <summary>Whether each URL of a renamed entry is its own.</summary>
    public static bool IsSilent(NameChanges changes)
    {
        var leaving = changes.Renamed.Select(pair => pair.Old?.Entry).OfType<Entry>().ToHashSet();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in changes.Renamed.Select(pair => pair.New?.UrlKey).OfType<string>())
            if (!keys.Add(key) || (changes.Before.Urls.Find(key) is { } there && !leaving.Contains(there))) return false;
        return true;
    }
}
