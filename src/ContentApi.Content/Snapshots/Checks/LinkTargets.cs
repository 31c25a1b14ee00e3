using ContentApi.Content.Collections;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Finds the target of a Markdown link. A link names a content path with or without extension, a folder (its <c>index</c> or <c>_index</c>), any file below
/// the content root, or the public path of an entry; each may be written in another Unicode form, and percent-encoded. A link with a leading slash is first
/// read as a public path, any other link first as a content path. A link with a leading slash and no such target stays as it is: it is another address of the
/// site, such as a front end's <c>/search</c> or an image outside the content root.
/// </summary>
sealed class LinkTargets(SnapshotIndex index, NameMap<Entry> urls, SiteFiles siteFiles, NameMap<TreeFile> files, StoredEntries entries)
{
    /// <summary>
    /// The public path of the target; for an entry without one, and for any other file, its content path after a slash, which a front end that serves files
    /// can map. Null if the link has no target, or its target is an entry that is not served.
    /// </summary>
    public string? UrlOf(ContentLink link)
    {
        var isLeftOut = false;
        foreach (var target in new[] { link.Target, link.Written, link.TargetFromRoot })
            if (target is not null && Find(target, link.IsImage, ref isLeftOut) is { } url) return url;
        return !isLeftOut && IsOfTheSite(link) ? SiteFiles.AsUrl(link.Target) : null;
    }

    string? Find(string target, bool isImage, ref bool isLeftOut)
    {
        var path = target.Trim('/');
        if (!isImage && Entry(target, path) is { } entry) return entry.Url ?? SiteFiles.AsUrl("/" + entry.File);
        if (!files.TryFind(path, out var file)) return siteFiles.OfLink(target)?.Url;
        // A file of items is no entry: it is served as any other file is.
        if (entries.Find(file.Path) is not { IsEntry: true }) return siteFiles.OfContent(file).Url;
        isLeftOut = true;
        return null;
    }

    /// <summary>The targets of links, without slashes at their ends, that may name a file or an entry by its path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="stem">The path without the extension of the file.</param>
    public static IEnumerable<string> NamesOf(string path, string stem)
    {
        yield return path;
        yield return stem;
        foreach (var index in new[] { "index", "_index" })
        {
            if (stem == index) yield return "";
            else if (stem.EndsWith("/" + index, StringComparison.Ordinal)) yield return stem[..^(index.Length + 1)];
        }
    }

    /// <summary>Whether the site serves a file that is no entry at a path.</summary>
    /// <param name="path">A key of <see cref="Model.RoutePath.KeyOf"/>.</param>
    public bool HasFile(string path) =>
        siteFiles.Published(SiteFiles.AsUrl(path)) is not null || (files.TryFind(path, out var file) && entries.Find(file.Path) is not { IsEntry: true });

    static bool IsOfTheSite(ContentLink link) =>
        link.TargetFromRoot is null && link.Target.StartsWith('/')
        && !link.Target.StartsWith("/..", StringComparison.Ordinal) && DocumentParser.IsServedAsIs(link.Target);

    Entry? Entry(string target, string path)
    {
        var isPublic = target.StartsWith('/');
        return (isPublic ? ByUrl(path) : null)
            ?? index.ByPath(path)
            ?? index.ByStem(path)
            ?? index.ByStem(path.Length == 0 ? "index" : path + "/index")
            ?? index.ByStem(path.Length == 0 ? "_index" : path + "/_index")
            ?? (isPublic || files.TryFind(path, out _) ? null : ByUrl(path));
    }

    Entry? ByUrl(string path) => urls.Find(path);
}
