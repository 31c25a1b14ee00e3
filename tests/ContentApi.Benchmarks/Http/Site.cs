using System.Globalization;
using System.Text;
using ContentApi.Tests;

namespace ContentApi.Benchmarks.Http;

/// <summary>A generated site: pages with five sections, four links and four tags each, and a menu of seven by five.</summary>
static class Site
{
    public const string Model = """
        type Page @collection(path: "pages/{slug}.yaml", url: "/{slug}") {
          slug: String! @unique
          title: String!
          summary: String!
          publishedAt: Date!
          minutes: Int!
          featured: Boolean!
          tags: [String!]!
          links: [Link!]!
          sections: [Section!]!
        }
        type Link { label: String!  url: URL! }
        type Section { heading: String!  image: String!  body: Markdown! }
        type Menu @collection(path: "menus/{name}.yaml") { name: String! @unique  items: [Item!]! }
        type Item { label: String!  target: Page  children: [Item!] }
        """;

    static readonly string[] words =
        ("people rights freedom letters city court justice prison children defenders border asylum water speech assembly "
            + "women release petition report region law torture press union river")
            .Split(' ');

    public static string SlugOf(int number) => string.Create(CultureInfo.InvariantCulture, $"page-{number:0000}");

    /// <param name="pages">The number of pages, at least 42: the menu refers to that many.</param>
    public static IEnumerable<(string Path, string Text)> Files(int pages)
    {
        yield return ("schema/model.graphql", Model);
        yield return ("content-repo/menus/main.yaml", Menu());
        for (var i = 0; i < pages; i++) yield return ($"content-repo/pages/{SlugOf(i)}.yaml", PageText(i));
    }

    /// <param name="number">The number of the page, from 0.</param>
    /// <param name="edition">Each number gives another text of the same page.</param>
    public static string PageText(int number, int edition = 0)
    {
        var chance = new Chance((ulong)(number * 31 + edition) + 1);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            title: {Sentence(chance, 5)}
            summary: {Sentence(chance, 16)}
            publishedAt: {new DateOnly(2015, 1, 1).AddDays(chance.Below(4_000)):yyyy-MM-dd}
            minutes: {1 + chance.Below(20)}
            featured: {(chance.Below(4) == 0 ? "true" : "false")}
            tags: [{string.Join(", ", Enumerable.Range(0, 4).Select(i => $"{chance.Of(words)}-{i}"))}]
            links:

            """);
        for (var i = 0; i < 4; i++)
            text.Append(CultureInfo.InvariantCulture,
            $"  - label: {Sentence(chance, 3)}\n    url: https://example.org/{chance.Of(words)}/{chance.Below(10_000)}\n");
        text.Append("sections:\n");
        for (var i = 0; i < 5; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  - heading: {Sentence(chance, 4)}\n    image: /images/{chance.Of(words)}-{chance.Below(1_000)}.jpg\n    body: |\n");
            for (var paragraph = 0; paragraph < 3; paragraph++)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"      {Sentence(chance, 24)} **{chance.Of(words)}** and [{chance.Of(words)}](https://example.org/{chance.Of(words)}) "
                    + $"{Sentence(chance, 18)}.\n\n");
        }
        return text.ToString();
    }

    static string Menu()
    {
        var text = new StringBuilder("items:\n");
        for (var i = 0; i < 7; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - label: Section {i}\n    target: {SlugOf(i * 6)}\n    children:\n");
            for (var j = 1; j <= 5; j++) text.Append(CultureInfo.InvariantCulture, $"      - label: Entry {i}.{j}\n        target: {SlugOf(i * 6 + j)}\n");
        }
        return text.ToString();
    }

    static string Sentence(Chance chance, int length)
    {
        var sentence = string.Join(' ', Enumerable.Range(0, length).Select(_ => chance.Of(words)));
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }
}
