using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;

namespace ContentApi.Content.Snapshots;

/// <summary>Gives each URL to one entry: of several the first by order of path.</summary>
static class UrlCheck
{
    public static void Run(SnapshotDraft draft, Func<StoredEntry, ContentField, TextPosition> positionOf)
    {
        foreach (var file in draft.Served)
        {
            if (file.Entry!.Url is not { } url || draft.Urls.TryAdd(Normalise(url), file.Entry)) continue;
            var field = file.Type.Url!.Names.Select(file.Type.FindField).FirstOrDefault(field => field is not null);
            draft.Report(DiagnosticRules.UrlTaken, file, field is null ? TextPosition.Start : positionOf(file, field),
                $"The URL {Quote.Text(url)} is that of {draft.FromRepositoryRoot(draft.Urls[Normalise(url)].Path)} already, which is shown there.",
                $"Change what the URL is made of: {file.Type.Url}.");
        }
    }

    /// <summary>What URLs are compared by: the path, percent-decoded, with a leading and without a trailing slash.</summary>
    public static string Normalise(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        var path = Uri.UnescapeDataString(end < 0 ? url : url[..end]);
        return "/" + path.Trim('/');
    }
}
