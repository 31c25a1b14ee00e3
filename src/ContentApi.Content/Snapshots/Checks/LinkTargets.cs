using ContentApi.Content.Collections;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Finds what a Markdown link leads to. A link names a content path with or without extension, a folder (its <c>index</c> or <c>_index</c>), any file below the
/// content root, or the public path of an entry. What begins with a slash is first taken for a public path, anything else first for a content path.
/// What begins with a slash and is none of these is an address of the site that content knows nothing of (a front end's own <c>/search</c>, pictures
/// outside the content root): it stays as it is.
/// </summary>
sealed class LinkTargets(SnapshotIndex index, PersistentMap<Entry> urls, PersistentMap<TreeFile> files, StoredEntries entries)
{
    /// <summary>
    /// The public path of an entry; of an entry without one, and of any other file, the content path after a slash: a front end that serves files can map it.
    /// Null where the link leads nowhere, or to an entry that is not served.
    /// </summary>
    public string? UrlOf(ContentLink link)
    {
        var path = link.Target.Trim('/');
        if (!link.IsImage && Entry(link.Target, path) is { } entry) return entry.Url ?? AsUrl("/" + entry.Path);
        if (entries.Find(path) is not null) return null;
        return files.ContainsKey(path) ? AsUrl("/" + path) : IsOfTheSite(link) ? AsUrl(link.Target) : null;
    }

    /// <summary>The targets, without slashes at their ends, that may lead to a file by its path.</summary>
    public static IEnumerable<string> NamesOf(string path)
    {
        yield return path;
        var stem = ContentPath.WithoutExtension(path);
        yield return stem;
        foreach (var index in new[] { "index", "_index" })
        {
            if (stem == index) yield return "";
            else if (stem.EndsWith("/" + index, StringComparison.Ordinal)) yield return stem[..^(index.Length + 1)];
        }
    }

    static bool IsOfTheSite(ContentLink link) => link.Target.StartsWith('/') && !link.Target.StartsWith("/..", StringComparison.Ordinal) && !DocumentParser.Understands(link.Target);

    Entry? Entry(string target, string path)
    {
        var isPublic = target.StartsWith('/');
        return (isPublic ? ByUrl(path) : null)
            ?? index.ByPath(path)
            ?? index.ByStem(path)
            ?? index.ByStem(path.Length == 0 ? "index" : path + "/index")
            ?? index.ByStem(path.Length == 0 ? "_index" : path + "/_index")
            ?? (isPublic || files.ContainsKey(path) ? null : ByUrl(path));
    }

    Entry? ByUrl(string path) => urls.Find(path);

    static string AsUrl(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
