using System.Globalization;
using System.Text;
using ContentApi.Tests;

namespace ContentApi.Benchmarks.Queries;

/// <summary>Generated articles of 100 to 700 words with frequencies of Zipf's law: a few words are in nearly all articles, most in hardly any.</summary>
static class Articles
{
    public const string Model = """
        type Article @collection(path: "articles/*/{slug}.md", url: "/articles/{slug}") {
          slug: String! @unique
          title: String! @searchable(weight: 3)
          summary: String @searchable(weight: 2)
          section: Section!
          year: Int!
          score: Float
          publishedAt: Date!
          tags: [String!]!
          author: Author
          related: [Article!]!
          body: Markdown @body @searchable
        }
        type Author @collection(path: "authors/{slug}.yaml") { slug: String! @unique  name: String!  wrote: [Article!]! @inverse(of: "author") }
        type Menu @collection(path: "menus/{name}.yaml") { name: String! @unique  items: [Item!]! }
        type Item { label: String!  target: Article  children: [Item!] }
        enum Section { NEWS OPINION CULTURE SCIENCE SPORT }
        """;

    const int Vocabulary = 30_000;

    static readonly string[] words = [.. Enumerable.Range(0, Vocabulary).Select(WordOf)];

    public static int Authors(int articles) => Math.Max(10, articles / 100);

    public static IEnumerable<(string Path, string Text)> Files(int count)
    {
        yield return ("schema/model.graphql", Model);
        yield return ("content-repo/menus/main.yaml", "items:\n" + string.Concat(Enumerable.Range(0, 7).Select(i =>
            $"  - label: Section {i}\n    target: n{i:000000}\n    children: "
            + $"[{string.Join(", ", Enumerable.Range(1, 5).Select(j => $"{{label: Entry {i}.{j}, target: n{7 + i * 5 + j:000000}}}"))}]\n")));
        for (var i = 0; i < Authors(count); i++)
            yield return ($"content-repo/authors/a{i:00000}.yaml", $"name: {Capital(WordOf(i * 17))} {Capital(WordOf(i))}\n");
        for (var i = 0; i < count; i++) yield return (PathOf(i), Text(i, count));
    }

    public static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"content-repo/articles/{number / 1_000:000}/n{number:000000}.md");

    /// <param name="number">The number of the article, from 0.</param>
    /// <param name="count">The number of all articles, to which it can refer.</param>
    /// <param name="edition">Each number gives another text of the same article.</param>
    public static string Text(int number, int count, int edition = 0)
    {
        var chance = new Chance((ulong)(number * 31 + edition) + 1);
        var text = new StringBuilder();
        var day = new DateOnly(2000, 1, 1).AddDays(chance.Below(9_000));
        text.Append(CultureInfo.InvariantCulture, $"""
            ---
            title: {Capital(Sentence(chance, 6))}
            summary: {Capital(Sentence(chance, 20))}.
            section: {chance.Of("news", "opinion", "culture", "science", "sport")}
            year: {day.Year}
            score: {chance.Below(10_000) / 100.0}
            publishedAt: {day:yyyy-MM-dd}
            tags: [t{chance.Below(1_000)}, t{chance.Below(1_000)}, t{chance.Below(30)}]
            author: a{chance.Below(Authors(count)):00000}
            related: [n{chance.Below(count):000000}, n{chance.Below(count):000000}]
            ---

            """);
        for (var paragraphs = 3 + chance.Below(8); paragraphs > 0; paragraphs--)
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {Capital(Sentence(chance, 4))}\n\n{Capital(Sentence(chance, 40 + chance.Below(80)))}, *{Sentence(chance, 3)}*.\n");
        return text.ToString();
    }

    /// <summary>Returns the word of a rank, of which 0 is the most frequent.</summary>
    public static string WordOf(int rank)
    {
        const string consonants = "bcdfghjklmnprstvwz", vowels = "aeiou";
        var word = new StringBuilder();
        for (var rest = rank + 20; rest > 0; rest /= consonants.Length * vowels.Length)
            word.Append(consonants[rest % consonants.Length]).Append(vowels[rest / consonants.Length % vowels.Length]);
        return word.ToString();
    }

    static string Sentence(Chance chance, int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => words[Rank(chance)]));

    static int Rank(Chance chance) => (int)Math.Min(Vocabulary - 1, Math.Exp(chance.Below(1_000_000) / 1_000_000.0 * Math.Log(Vocabulary)) - 1);

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
