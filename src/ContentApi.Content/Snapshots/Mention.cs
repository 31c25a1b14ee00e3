using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;

namespace ContentApi.Content.Snapshots;

/// <summary>What an entry names beside its references, as texts for an index: files, and what its Markdown links to.</summary>
static class Mention
{
    public static string OfAsset(string path) => "asset " + path;

    /// <param name="target">Without slashes at its ends.</param>
    public static string OfLink(string target) => "link " + target;

    public static void Collect(Entry entry, List<string> mentions)
    {
        // With a stack of its own rather than by recursion: how deep objects stand inside each other is the author's doing.
        var pending = new Stack<object?>([entry]);
        while (pending.TryPop(out var next))
        {
            switch (next)
            {
                case AssetReference asset:
                    mentions.Add(OfAsset(asset.Path));
                    break;
                case MarkdownText markdown:
                    foreach (var link in markdown.ContentLinks) mentions.Add(OfLink(link.Target.Trim('/')));
                    break;
                case object?[] items:
                    foreach (var item in items) pending.Push(item);
                    break;
                case ContentObject inner:
                    foreach (var slot in inner.Slots) pending.Push(slot);
                    break;
            }
        }
    }
}
