using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Indexes;

/// <summary>The files and the targets of Markdown links that an entry names, as texts for a <see cref="ReferrerIndex"/>.</summary>
static class Mention
{
    /// <param name="path">The path of the asset as an entry names it.</param>
    public static string OfAsset(string path) => OfFile(NameFolding.Decoded(path));

    /// <param name="target">The target of the link without slashes at its ends.</param>
    public static string OfLink(string target) => "link " + NameFolding.Form(target);

    /// <param name="name">The name of a file, with or without its extension.</param>
    public static string OfFileName(string name) => "name " + NameFolding.Letters(name);

    /// <summary>The mentions that may mean a file. Its path itself may look percent-encoded.</summary>
    public static IEnumerable<string> OfPath(string path) => [OfAsset(path), OfFile(path)];

    static string OfFile(string path) => "asset " + NameFolding.Form(path);

    /// <summary>Adds the mentions of an entry to a list; some may be added several times.</summary>
    public static void Collect(Entry entry, List<string> mentions)
    {
        foreach (var value in entry.Leaves())
        {
            if (value is AssetReference asset) mentions.Add(OfAsset(asset.Path));
            else if (value is MarkdownText markdown)
                foreach (var link in markdown.ContentLinks)
                {
                    mentions.Add(OfLink(link.Target.Trim('/')));
                    if (link.Written is { } written) mentions.Add(OfLink(written.Trim('/')));
                    if (link.TargetFromPage is { } fromPage) mentions.Add(OfLink(fromPage.Trim('/')));
                    if (link.TargetFromRoot is { } fromRoot) mentions.Add(OfLink(fromRoot.Trim('/')));
                    if (link.Reference is not { } reference) continue;
                    mentions.AddRange(reference.Paths.Select(OfLink));
                    mentions.AddRange(reference.Names().Select(OfFileName));
                }
        }
    }
}
