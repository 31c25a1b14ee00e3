using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>Gives each URL to one entry: to the first in order of path, if several have the same URL.</summary>
static class UrlCheck
{
    public static void Run(CheckRun run)
    {
        var draft = run.Draft;
        foreach (var file in draft.Served)
        {
            if (file.UrlKey is not { } key || draft.TryTakeUrl(key, file.Entry!)) continue;
            var field = file.Type.Url!.Names.Select(file.Type.FindField)
                .FirstOrDefault(field => field is not null && file.Entry!.Slots[field.Slot] is not null);
            draft.Report(DiagnosticRules.UrlTaken, file, field is null ? file.Start : run.Store.PositionOf(file, field),
                $"The URL {Quote.Path(file.Entry!.Url!)} is already used by {draft.FromRepositoryRoot(draft.Urls.Find(key)!.Path)}, which is served there.",
                $"Change a value from which the URL is made: {file.Type.Url}.");
        }
    }

    /// <summary>Whether no other entry has the URL of a renamed entry.</summary>
    public static bool IsSilent(NameChanges changes)
    {
        var leaving = changes.Renamed.Select(pair => pair.Old?.Entry).OfType<Entry>().ToHashSet();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in changes.Renamed.Select(pair => pair.New?.UrlKey).OfType<string>())
            if (!keys.Add(key) || (changes.Before.Urls.TryGetValue(key, out var there) && !leaving.Contains(there))) return false;
        return true;
    }
}
