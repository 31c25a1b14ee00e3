using System.Globalization;
using System.Text;
using System.Xml;
using ContentApi.Content.Snapshots;
using ContentApi.Server.Answers;

namespace ContentApi.Server.Http;

/// <summary>
/// The public pages of a snapshot in the format that search engines read (https://www.sitemaps.org/protocol.html): one file, or an index of several files if
/// there are more pages than one file may list.
/// </summary>
sealed class Sitemap
{
    /// <summary>The most URLs that one file may list, by the protocol.</summary>
    public const int MaxUrls = 50_000;

    const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    readonly CachedFile[] parts;

    /// <param name="snapshot">The snapshot whose pages are listed.</param>
    /// <param name="site">The part of each URL before the public path: scheme, host and maybe a path.</param>
    public Sitemap(ContentSnapshot snapshot, string site)
    {
        site = site.TrimEnd('/');
        var urls = snapshot.Routed.Select(entry => entry.Url!).Order(StringComparer.Ordinal).ToList();
        parts = [.. urls.Chunk(MaxUrls).DefaultIfEmpty([]).Select(chunk => Write("urlset", "url", chunk.Select(url => site + url)))];
        Main = parts.Length == 1
            ? parts[0]
            : Write("sitemapindex", "sitemap", parts.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{site}/sitemap-{i + 1}.xml")));
    }

    /// <summary>The content of <c>/sitemap.xml</c>.</summary>
    public CachedFile Main { get; }

    /// <summary>Returns a file of the index, such as <c>/sitemap-1.xml</c>, by its number from 1; null if there is no such file.</summary>
    public CachedFile? Part(int number) => parts.Length > 1 && number >= 1 && number <= parts.Length ? parts[number - 1] : null;

    static CachedFile Write(string root, string item, IEnumerable<string> locations)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement(root, Namespace);
            foreach (var location in locations)
            {
                xml.WriteStartElement(item, Namespace);
                xml.WriteElementString("loc", Namespace, location);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return new(stream.ToArray(), "application/xml; charset=utf-8");
    }
}
