using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Routes;
using ContentApi.Git;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Makes the table of public paths: the entries' URLs, then the redirects of the files of redirects, then those of the entries in order of path: from their own
/// paths by <c>@redirectTo</c>, and from their old paths.
/// </summary>
static class RouteCheck
{
    public static void Run(CheckRun run)
    {
        var draft = run.Draft;
        var written = Written(draft, run.Repository);
        draft.Aliased ??= [.. draft.Served.Where(HasRedirects)];
        foreach (var file in draft.Aliased)
        {
            var entry = file.Entry!;
            if (Own(draft, file) is { } own) written.Add(own);
            written.AddRange(entry.Aliases.Select(alias =>
                new WrittenRedirect(alias.Path, entry.Url!, Redirect.MovedPermanently, file.File.Path, file.At(alias.Position)) { LeadsToEntry = true }));
        }
        draft.Routes = new(
            draft.Urls, written, path => draft.Links.HasFile(path),
            (rule, redirect, message, hint) => draft.Faults.Add(new(rule, redirect.File, redirect.Position, message, hint)));
    }

    /// <summary>Whether an entry has redirects: from old paths, or from its own.</summary>
    public static bool HasRedirects(StoredEntry file) => file.Entry is { Url: not null } entry && (entry.Aliases.Count > 0 || entry.RedirectTo is not null);

    /// <summary>The redirect of an entry from its own path; null if it has none, or if its target has no address.</summary>
    static WrittenRedirect? Own(SnapshotDraft draft, StoredEntry file)
    {
        var (url, entry) = (file.Entry!.Url!, file.Entry);
        // The fragment of a page is never sent to a server.
        if (entry.RedirectTo is not { } written || url.Contains('#') || !draft.Urls.TryGetValue(file.UrlKey!, out var there) || there != entry) return null;
        var (to, leadsToEntry) = written.Value switch
        {
            Reference reference => (Resolve(reference.Text, reference.Types), true),
            Link { Target: { } reference } link =>
                draft.Index.Resolve(reference.Text, reference.Types) is { Entry: not null } found
                    ? (link.UrlOf(new(0, found.Entry, found.IsCut)), true) : (link.UrlOf(null), false),
            Link link => (link.Address, false),
            string text when RedirectFile.TargetOf(text) is { } address => (address, false),
            string text => (Resolve(text, [.. draft.Model.EntryTypes]), true),
            _ => (null, false),
        };
        if (to is not null && RedirectFile.TargetOf(to) is { } target)
            return new(url, target, Redirect.MovedPermanently, file.File.Path, file.At(written.Position)) { IsOwn = true, LeadsToEntry = leadsToEntry };
        // That a reference leads nowhere is told by the check of references.
        if (written.Value is string or Link { Target: null, Address: not null })
            draft.Report(DiagnosticRules.RedirectNowhere, file, file.At(written.Position),
                $"{Quote.Text(written.Value as string ?? ((Link)written.Value).Address!)} is neither an address nor an entry with a public path; "
                    + "the entry is served as a page.", "Write a path with a slash in front, a URL such as https://example.org/, or the path of an entry.");
        return null;

        string? Resolve(string text, IReadOnlyList<ContentType> types) => draft.Index.Resolve(text, types).Entry?.Url;
    }

    static List<WrittenRedirect> Written(SnapshotDraft draft, GitRepository repository)
    {
        var written = new List<WrittenRedirect>();
        foreach (var name in RedirectFile.Names)
        {
            if (!draft.TreeFiles.TryGetValue(name, out var file) || draft.IsContentFile(name)) continue;
            var blob = repository.ReadBlob(file.Oid, EntryStore.MaxFileBytes);
            if (blob.Status != BlobStatus.Found) EntryStore.Report(file, [], blob, draft.Faults.Add, draft.Gaps);
            else if (name == NetlifyRedirects.Name) written.AddRange(NetlifyRedirects.Read(blob.Bytes.Span, draft.Faults.Add));
            else written.AddRange(RedirectFile.Read(DocumentParser.Parse(name, blob.Bytes.Span), draft.Faults.Add));
        }
        return written;
    }
}
