using ContentApi.Content.Collections;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Finds the target of a Markdown link, and the file of an asset. A link names a content path with or without extension, a folder (its <c>index</c> or
/// <c>_index</c>), any file below the content root, or the public path of an entry; each may be written in another Unicode form, and percent-encoded. A link
/// with a leading slash is first read as a public path. Any other link is first the whole path of a file, then what a browser finds from the address of the
/// page, then a content path without extension, and at last the path of a Markdown file from the content root. A link with a leading slash and no such target
/// stays as it is: it is another address of the site, such as a front end's <c>/search</c> or an image outside the content root. The file of an entry is
/// neither a file to link to nor an asset: its source is not for readers, and if the entry is left out they cannot tell that it is there.
/// </summary>
sealed class LinkTargets(SnapshotIndex index, NameMap<Entry> urls, SiteFiles siteFiles, NameMap<TreeFile> files, StoredEntries entries)
{
    /// <summary>
    /// The public path of the target; for an entry without one, and for any other file, its content path after a slash, which a front end that serves files
    /// can map. Null if the link has no target.
    /// </summary>
    public string? UrlOf(ContentLink link) => link.Reference is { } reference ? UrlOf(link, reference) : UrlOnPage(link) ?? Find(link) ?? UrlFromRoot(link);

    string? UrlFromRoot(ContentLink link) =>
        link is { IsImage: false, TargetFromRoot: { } path } && index.ByPath(path) is { } entry ? UrlOf(entry) : null;

    string? UrlOf(ContentLink link, FileReference reference)
    {
        foreach (var path in reference.Paths)
            if (Find(link with { Target = path, Written = null }) is { } url) return url;
        return Find(link) ?? (reference.Names().Select(name => Named(name, reference.Language)).FirstOrDefault(entry => entry is not null) is { } named
            ? UrlOf(named) : null);
    }

    /// <summary>Finds the only entry in a language whose file has a name, or the only one of all.</summary>
    Entry? Named(string name, string language)
    {
        var found = index.WithFileName(name).ToList();
        var translated = found.Where(entry => FileReference.LanguageOf(entry.File) == language).ToList();
        return translated is [var one] ? one : translated.Count == 0 && found is [var only] ? only : null;
    }

    /// <summary>The public path that a relative link has on its page, unless the link is the whole path of a file.</summary>
    string? UrlOnPage(ContentLink link)
    {
        if (link.TargetFromPage is not { } target) return null;
        var path = link.Target.Trim('/');
        if (index.ByPath(path) is not null || files.TryFind(path, out _)) return null;
        return (link.IsImage ? null : ByUrl(target.Trim('/'))?.Url) ?? UrlOfPublished(target, link.IsImage);
    }

    static string UrlOf(Entry entry) => entry.Url ?? SiteFiles.AsUrl("/" + entry.File);

    string? Find(ContentLink link) =>
        Find(link.Target, link.IsImage) ?? (link.Written is { } written ? Find(written, link.IsImage) : null)
        ?? (IsOfTheSite(link) ? SiteFiles.AsUrl(link.Target) : null);

    string? Find(string target, bool isImage)
    {
        var path = target.Trim('/');
        if (!isImage && Entry(target, path) is { } entry) return UrlOf(entry);
        return files.TryFind(path, out var file) && !IsEntry(file.Path) ? WithPage(siteFiles.OfContent(file)).Url : UrlOfPublished(target, isImage);
    }

    /// <summary>Finds the public path of a published file, or that of the entry that the file is.</summary>
    string? UrlOfPublished(string target, bool isImage) =>
        siteFiles.OfLink(target) is not { } file ? null
            : !IsEntry(file) ? WithPage(file).Url
            : !isImage && index.ByPath(file.Path) is { } entry ? UrlOf(entry) : null;

    /// <summary>Finds the file of an asset.</summary>
    public SiteFile? FileOf(AssetReference asset) => siteFiles.Find(asset).FirstOrDefault(file => !IsEntry(file)) is { } file ? WithPage(file) : null;

    /// <summary>Whether a file below the content root is an entry, served or not. A file of items is none: it is served as any other file is.</summary>
    bool IsEntry(string path) => entries.Find(path) is { IsEntry: true };

    bool IsEntry(SiteFile file) => siteFiles.IsContent(file) && IsEntry(file.Path);

    /// <summary>
    /// Returns a file with its public path: in a folder whose files are published with their pages, the path below that of the nearest page whose file is an
    /// <c>index</c> or <c>_index</c>.
    /// </summary>
    SiteFile WithPage(SiteFile file)
    {
        if (!siteFiles.IsWithPage(file)) return file;
        for (var folder = ContentPath.FolderOf(file.Path); ; folder = ContentPath.FolderOf(folder[..^1]))
        {
            if ((index.ByStem(folder + "index") ?? index.ByStem(folder + "_index")) is { } page)
                return page.Url is { } url && !url.Contains('#')
                    ? file with { Url = $"{url.TrimEnd('/')}/{SiteFiles.AsUrl(file.Path[folder.Length..])}" } : file;
            if (folder.Length == 0) return file;
        }
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
        (siteFiles.Published(SiteFiles.AsUrl(path)) is { } published && !IsEntry(published)) || (files.TryFind(path, out var file) && !IsEntry(file.Path));

    static bool IsOfTheSite(ContentLink link) =>
        link.Reference is null && link.Target.StartsWith('/')
        && !link.Target.StartsWith("/..", StringComparison.Ordinal) && DocumentParser.IsServedAsIs(link.Target);

    Entry? Entry(string target, string path)
    {
        var isPublic = target.StartsWith('/');
        return (isPublic ? ByUrl(path) : null)
            ?? index.ByPath(path)
            ?? index.ByStem(path)
            ?? index.ByStem(path.Length == 0 ? "index" : path + "/index")
            ?? index.ByStem(path.Length == 0 ? "_index" : path + "/_index")
            ?? (isPublic || (files.TryFind(path, out var file) && !IsEntry(file.Path)) ? null : ByUrl(path));
    }

    Entry? ByUrl(string path) => urls.Find(path);
}
