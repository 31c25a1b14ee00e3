using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;

namespace ContentApi.Content.Indexes;

/// <summary>The files and the targets of Markdown links that an entry names, as texts for a <see cref="ReferrerIndex"/>.</summary>
static class Mention
{
    public static string OfAsset(string path) => "asset " + path;

    /// <param name="target">The target of the link without slashes at its ends.</param>
    public static string OfLink(string target) => "link " + target;

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
                    if (link.TargetFromRoot is { } target) mentions.Add(OfLink(target.Trim('/')));
                }
        }
    }
}
