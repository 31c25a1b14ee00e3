using ContentApi.Content.Collections;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Entries;

/// <summary>A file of the commit that the site serves.</summary>
/// <param name="Path">The path from the content root; for a file outside it, the path from the root of the repository.</param>
/// <param name="RepositoryPath">The path from the root of the repository.</param>
/// <param name="Oid">The blob.</param>
/// <param name="Url">The public path, percent-encoded.</param>
sealed record SiteFile(string Path, string RepositoryPath, GitObjectId Oid, string Url);

/// <summary>
/// Finds the files that assets and images name: below the content root, and in the folders that the site publishes (<c>@site(assets:)</c>). Immutable.
/// </summary>
sealed class SiteFiles
{
    readonly string root;
    readonly NameMap<TreeFile> content;

    // By the public path without its leading slash: the file, with its path from the root of the repository.
    readonly NameMap<TreeFile> published;
    readonly IReadOnlyList<(AssetFolder Folder, CommitTree Tree)> folders;

    SiteFiles(
        string root, NameMap<TreeFile> content, NameMap<TreeFile> published, IReadOnlyList<(AssetFolder Folder, CommitTree Tree)> folders) =>
        (this.root, this.content, this.published, this.folders) = (root, content, published, folders);

    /// <param name="root">The content root.</param>
    /// <param name="content">The files below the content root.</param>
    /// <param name="folders">The published folders with their files. Of several files with one public path the first is served.</param>
    public static SiteFiles Of(string root, NameMap<TreeFile> content, IReadOnlyList<(AssetFolder Folder, CommitTree Tree)> folders)
    {
        var published = new NameMap<TreeFile>.Builder(NameFolding.Form);
        foreach (var (folder, tree) in folders)
            foreach (var file in tree.Files) published.TryAdd(KeyOf(folder, file.Path), file with { Path = ContentPath.Join(folder.Folder, file.Path) });
        return new(root, content, published.Map, folders);
    }

    /// <summary>The same published folders beside other content.</summary>
    public SiteFiles With(NameMap<TreeFile> content) => new(root, content, published, folders);

    /// <summary>Whether other trees of the published folders have files with the same paths; null if even the files are the same.</summary>
    public bool? HasSamePaths(IReadOnlyList<(AssetFolder Folder, CommitTree Tree)> later)
    {
        bool? same = null;
        for (var i = 0; i < folders.Count; i++)
        {
            if (!folders[i].Tree.Skipped.SequenceEqual(later[i].Tree.Skipped)) return false;
            if (folders[i].Tree.Files.ChangesTo(later[i].Tree.Files, int.MaxValue) is not var (changed, added, removed) || added.Count + removed.Count > 0)
                return false;
            if (changed.Count > 0) same = true;
        }
        return same;
    }

    /// <summary>
    /// Finds the files that an asset may name, the best first: at its path from the content root; at its public path; or in a published folder outside the
    /// content root, to which the path climbs.
    /// </summary>
    public IEnumerable<SiteFile> Find(AssetReference asset)
    {
        if (AssetPath.Find(content, asset.Path) is { } file) yield return OfContent(file);
        if (folders.Count > 0 && (Published(asset.Written) ?? Climbing(asset.Path)) is { } published) yield return published;
    }

    /// <summary>Whether a file is below the content root.</summary>
    public bool IsContent(SiteFile file) => root.Length == 0 || file.Path.Length < file.RepositoryPath.Length;

    /// <summary>Whether a file below the content root is in a published folder. If that is the whole repository, it says nothing about the file.</summary>
    public bool Publishes(string path)
    {
        foreach (var (folder, _) in folders)
            if (folder.Folder.Length > 0 && Inside(folder, ContentPath.Join(root, path)) is not null) return true;
        return false;
    }

    /// <summary>Whether the site publishes a file at the address of the page in its folder, if there is one.</summary>
    public bool IsWithPage(SiteFile file)
    {
        foreach (var (folder, _) in folders)
            if (folder.WithPages && Inside(folder, file.RepositoryPath) is not null) return true;
        return false;
    }

    /// <summary>The file of a path below the content root.</summary>
    public SiteFile OfContent(TreeFile file)
    {
        var path = ContentPath.Join(root, file.Path);
        return new(file.Path, path, file.Oid, UrlIn(path) ?? AsUrl("/" + file.Path));
    }

    /// <summary>Finds the published file that a link of a text leads to.</summary>
    /// <param name="target">The path of the target, decoded: see <see cref="Markdown.ContentLink"/>.</param>
    public SiteFile? OfLink(string target) => folders.Count == 0 ? null : Published(AsUrl(target)) ?? Climbing(target);

    /// <summary>Finds a published file by its public path, with or without a slash in front; a query and a fragment are ignored.</summary>
    public SiteFile? Published(string address)
    {
        if (folders.Count == 0) return null;
        var key = RoutePath.KeyOf(address);
        // The name of a file may itself look percent-encoded, or have a character that begins a query.
        return published.TryFind(key, out var file) || published.TryFind(address.Trim('/'), out file) ? Of(file) : null;
    }

    /// <summary>Finds a published file by a path from the content root that climbs out of it.</summary>
    SiteFile? Climbing(string path)
    {
        var outside = root.Length == 0 ? [] : root.Split('/').ToList();
        while (path.StartsWith("../", StringComparison.Ordinal) && outside.Count > 0)
        {
            outside.RemoveAt(outside.Count - 1);
            path = path[3..];
        }
        var fromRepository = ContentPath.Join(string.Join('/', outside), NameFolding.Decoded(path));
        foreach (var (folder, _) in folders)
            if (Inside(folder, fromRepository) is { } inside && published.TryFind(KeyOf(folder, inside), out var file)
                && NameFolding.Form(file.Path) == NameFolding.Form(fromRepository))
                return Of(file);
        return null;
    }

    SiteFile Of(TreeFile file) => new(
        root.Length > 0 && file.Path.StartsWith(root + "/", StringComparison.Ordinal) ? file.Path[(root.Length + 1)..] : file.Path,
        file.Path, file.Oid, UrlIn(file.Path)!);

    /// <summary>The public path of a file in a published folder; null if it is in none.</summary>
    string? UrlIn(string fromRepository)
    {
        foreach (var (folder, _) in folders)
            if (Inside(folder, fromRepository) is { } inside) return AsUrl("/" + KeyOf(folder, inside));
        return null;
    }

    static string? Inside(AssetFolder folder, string path) =>
        folder.Folder.Length == 0 ? path
            : path.Length > folder.Folder.Length && path[folder.Folder.Length] == '/' && path.StartsWith(folder.Folder, StringComparison.Ordinal)
                ? path[(folder.Folder.Length + 1)..] : null;

    static string KeyOf(AssetFolder folder, string path) => folder.Url.Length == 0 ? path : $"{folder.Url.AsSpan(1)}/{path}";

    /// <summary>Returns a path with its segments percent-encoded.</summary>
    public static string AsUrl(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
