using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;

namespace ContentApi.Content.Indexes;

/// <summary>What an entry names beside its references, as texts for an index: files, and what its Markdown links to.</summary>
static class Mention
{
    public static string OfAsset(string path) => "asset " + path;

    /// <param name="target">Without slashes at its ends.</param>
    public static string OfLink(string target) => "link " + target;

    public static void Collect(Entry entry, List<string> mentions)
    {
        foreach (var value in entry.Leaves())
        {
            if (value is AssetReference asset) mentions.Add(OfAsset(asset.Path));
            else if (value is MarkdownText markdown) mentions.AddRange(markdown.ContentLinks.Select(link => OfLink(link.Target.Trim('/'))));
        }
    }
}
