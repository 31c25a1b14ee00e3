using ContentApi.Content.Documents;
using ContentApi.Content.Routes;
using ContentApi.Git;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Makes the table of public paths: the entries' URLs, then the redirects of <c>redirects.yaml</c>, then those of the entries' <c>aliases</c> in order of path.
/// </summary>
static class RouteCheck
{
    public static void Run(CheckRun run)
    {
        var draft = run.Draft;
        var written = Written(draft, run.Repository);
        draft.Aliased ??= [.. draft.Served.Where(HasAliases)];
        foreach (var file in draft.Aliased)
            written.AddRange(file.Entry!.Aliases.Select(alias =>
                new WrittenRedirect(alias.Path, file.Entry.Url!, Redirect.MovedPermanently, file.File.Path, alias.Position)));
        draft.Routes = new(
            draft.Urls, written, (rule, redirect, message, hint) => draft.Faults.Add(new(rule, redirect.File, redirect.Position, message, hint)));
    }

    public static bool HasAliases(StoredEntry file) => file.Entry is { Aliases.Count: > 0, Url: not null };

    static List<WrittenRedirect> Written(SnapshotDraft draft, GitRepository repository)
    {
        var written = new List<WrittenRedirect>();
        foreach (var name in RedirectFile.Names)
        {
            if (!draft.TreeFiles.TryGetValue(name, out var file) || draft.IsContentFile(name)) continue;
            var blob = repository.ReadBlob(file.Oid, EntryStore.MaxFileBytes);
            if (blob.Status == BlobStatus.Found) written.AddRange(RedirectFile.Read(DocumentParser.Parse(name, blob.Bytes.Span), draft.Faults.Add));
            else EntryStore.Report(file, [], blob, draft.Faults.Add, draft.Gaps);
        }
        return written;
    }
}
