using System.Text.Json;
using AngleSharp.Dom;

namespace ContentApi.Sites.Tests.Published;

/// <summary>Compares entries with the pages that a generator makes of the same files: their number, addresses, visible texts, headings and links.</summary>
/// <param name="isOfNoFile">Whether a published page, by its address without a slash at the end, is made of no file, such as a list of posts.</param>
/// <param name="published">Reads the text of a published page.</param>
/// <param name="served">Reads the HTML of an entry.</param>
sealed class Articles(Func<string, bool> isOfNoFile, Func<IDocument, Article> published, Func<string, Article> served)
{
    /// <param name="site">The served entries.</param>
    /// <param name="fields">The fields of <c>Query</c> of the types that have pages, with their field <c>body</c>.</param>
    /// <param name="pages">The published pages.</param>
    /// <param name="rest">What is known to differ.</param>
    /// <returns>The number of entries.</returns>
    public async Task<int> CompareAsync(ServedSite site, IEnumerable<string> fields, PublishedSite pages, Rest rest)
    {
        var entries = new List<(string Address, Article Article)>();
        foreach (var field in fields)
        {
            foreach (var entry in await site.AllAsync(field, "sys { url } body { html }"))
                entries.Add((Article.Plain(entry.GetProperty("sys").GetProperty("url").GetString()!), served(Html(entry))));
        }
        var addresses = pages.Pages.Keys.ToDictionary(Article.Plain);
        Differences.OfAddresses(addresses.Keys.Where(address => !isOfNoFile(address)), entries.Select(entry => entry.Address), rest.Addresses);
        var both = entries.Where(entry => addresses.ContainsKey(entry.Address))
            .Select(entry => (entry.Address, Published: published(pages.Page(addresses[entry.Address])), Served: entry.Article)).ToList();
        Differences.OfTexts(both.Select(page => (page.Address, page.Published.Text, page.Served.Text)), rest.Texts);
        Differences.OfTexts(both.Select(page => (page.Address, page.Published.Headings, page.Served.Headings)), rest.Headings);
        Differences.OfTexts(both.Select(page => (page.Address, page.Published.Links, page.Served.Links)), rest.Links);
        return entries.Count;
    }

    static string Html(JsonElement entry) => entry.GetProperty("body").GetProperty("html").GetString()!;
}
