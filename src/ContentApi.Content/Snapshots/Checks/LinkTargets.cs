using ContentApi.Content.Collections;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Finds the target of a Markdown link, and the file of an asset. A link names a content path with or without extension, a folder (its <c>index</c> or
/// <c>_index</c>), any file below the content root, or the public path of an entry; each may be written in another Unicode form. A link with a leading slash is
/// first read as a public path, any other link first as a content path. A link with a leading slash and no such target stays as it is: it is another address of
/// the site, such as a front end's <c>/search</c> or an image outside the content root. The file of an entry is neither a file to link to nor an asset: its
/// source is not for readers, and if the entry is left out they cannot tell that it is there.
/// </summary>
sealed class LinkTargets(SnapshotIndex index, NameMap<Entry> urls, SiteFiles siteFiles, NameMap<TreeFile> files, StoredEntries entries)
{
    /// <summary>Whether a file is an entry, served or not. A file of items is none: it is served as any other file is.</summary>
    readonly Func<string, bool> isEntry = path => entries.Find(path) is { IsEntry: true };

    /// <summary>
    /// The public path of the target; for an entry without one, and for any other file, its content path after a slash, which a front end that serves files
    /// can map. Null if the link has no target.
    /// </summary>
    public string? UrlOf(ContentLink link) =>
        Find(link) ?? (link.TargetFromRoot is { } target ? Find(link with { Target = target }) : null);

    string? Find(ContentLink link)
    {
        var path = link.Target.Trim('/');
        if (!link.IsImage && Entry(link.Target, path) is { } entry) return entry.Url ?? SiteFiles.AsUrl("/" + entry.File);
        if (files.TryFind(path, out var file) && !isEntry(file.Path)) return siteFiles.OfContent(file).Url;
        return siteFiles.OfLink(link.Target)?.Url ?? (IsOfTheSite(link) ? SiteFiles.AsUrl(link.Target) : null);
    }

    /// <summary>The file that an asset names; null if there is none.</summary>
    public SiteFile? FileOf(AssetReference asset) => siteFiles.Find(asset, isEntry);

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
        siteFiles.Published(SiteFiles.AsUrl(path)) is not null || (files.TryFind(path, out var file) && !isEntry(file.Path));

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
            ?? (isPublic || (files.TryFind(path, out var file) && !isEntry(file.Path)) ? null : ByUrl(path));
    }

    Entry? ByUrl(string path) => urls.Find(path);
}
