using System.Text;

namespace ContentApi.Server.Tests.Queries;

/// <summary>
/// Random searches, sent over HTTP and compared with a count of every word in every text. Commits change the content in between, so the index is updated many
/// times. <c>./test --fuzz-cases N --fuzz-seed S</c> runs others.
/// </summary>
[Collection(nameof(Alone))]
public sealed class SearchOracleTests
{
    const string Model = """
        type Article @collection(path: "articles/{slug}.md") {
          slug: String! @unique
          title: String! @searchable(weight: 3)
          hidden: String
          parts: [Part!]
          tags: [String!] @searchable(weight: 0.5)
          body: Markdown @body @searchable
        }
        type Part { text: Markdown @searchable(weight: 2) note: String }
        type Note @collection(path: "notes/{slug}.yaml") { slug: String! @unique text: String @searchable }
        """;

    const string Query = """
        query Q($query: String!, $types: [SearchedType!], $first: Int, $after: String) {
          search(query: $query, types: $types, first: $first, after: $after) {
            totalCount edges { cursor match { score } node { id } } pageInfo { hasNextPage endCursor }
          }
        }
        """;

    /// <summary>Words as they are written in the content, and the terms under which the index stores them.</summary>
    static readonly (string Written, string Term)[] Words =
    [
        ("peace", "peace"), ("Peace", "peace"), ("PEACEFUL", "peaceful"), ("pea", "pea"), ("étude", "etude"), ("Etude", "etude"), ("études", "etudes"),
        ("straße", "strasse"), ("Strasse", "strasse"),
        ("naïve", "naive"), ("Øre", "ore"), ("ore", "ore"), ("a", "a"), ("the", "the"), ("The", "the"), ("of", "of"), ("42", "42"), ("2024", "2024"),
        ("Ωμέγα", "ωμεγα"), ("ωμεγα", "ωμεγα"),
        ("мир", "мир"), ("Мир", "мир"), ("zebra", "zebra"), ("zeal", "zeal"), ("rights", "rights"), ("right", "right"), ("human", "human"),
        ("u\u0308ber", "uber"), ("über", "uber"),
    ];

    sealed record Document(string Id, string File, List<(double Weight, List<string> Terms)> Texts);

    [Fact]
    public async Task A_search_has_the_same_results_and_scores_as_a_count_of_all_words()
    {
        const int casesPerCommit = 20;
        var cases = FuzzRun.Cases(600);
        var chance = new Chance(FuzzRun.Seed);
        var documents = new SortedDictionary<string, Document>(StringComparer.Ordinal);
        for (var i = 0; i < 1_200; i++) Set(documents, chance, i);
        var repository = TestRepository.Empty();
        repository.CommitInBulk(Files(documents));
        await using var server = await TestServer.StartAsync(repository, options => options.MaxSteps = 1_000_000_000);
        var (found, none) = (0L, 0);
        for (var i = 0; i < cases; i++)
        {
            if (i > 0 && i % casesPerCommit == 0)
            {
                for (var changes = 1 + chance.Below(i % 3 == 0 ? 200 : 4); changes > 0; changes--)
                {
                    if (chance.Percent(30)) documents.Remove(documents.Keys.ElementAt(chance.Below(documents.Count)));
                    else Set(documents, chance, chance.Below(1_400));
                }
                var head = repository.CommitInBulk(Files(documents));
                await Eventually.TrueAsync(
                    async () => (await server.GetAsync("/graphql?query={__typename}")).Header("Content-Commit") == head, "the commit is served");
            }
            var (text, wanted, unwanted) = Question(new Chance(FuzzRun.Seed * 104_729 + (ulong)i));
            var types = i % 5 == 0 ? new[] { "Article" } : null;
            var expected = Find(documents.Values, wanted, unwanted)
                .Where(hit => types is null || hit.Id.StartsWith("articles", StringComparison.Ordinal)).ToDictionary(hit => hit.Id, hit => hit.Score);
            var (met, last, after) = (new HashSet<string>(), (Score: double.MaxValue, Id: ""), default(string));
            do
            {
                var answer = await server.PostAsync(Query, variables: new { query = text, types, first = 200, after });
                var context = $"seed {FuzzRun.Seed}, case {i}: {text}\n{answer.Text}";
                Assert.False(answer.Json.TryGetProperty("errors", out _), context);
                var search = answer.Json.GetProperty("data").GetProperty("search");
                Assert.True(expected.Count == search.GetProperty("totalCount").GetInt32(), $"{expected.Count} entries have the words. {context}");
                foreach (var edge in search.GetProperty("edges").EnumerateArray())
                {
                    var (id, score) = (edge.GetProperty("node").GetProperty("id").GetString()!, edge.GetProperty("match").GetProperty("score").GetDouble());
                    Assert.True(expected.TryGetValue(id, out var right) && met.Add(id), $"{id} is not to be found, or twice. {context}");
                    Assert.True(Math.Abs(right - score) < 1e-9 * right, $"{id} has the score {right}, not {score}. {context}");
                    Assert.True(score < last.Score || (score == last.Score && string.CompareOrdinal(last.Id, id) < 0), $"{id} is out of order. {context}");
                    last = (score, id);
                }
                after = search.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()
                    ? search.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
            }
            while (after is not null);
            Assert.Equal(expected.Count, met.Count);
            found += expected.Count;
            if (expected.Count == 0) none++;
        }
        TestReport.Add("search", $"seed {FuzzRun.Seed}: {cases} searches over {documents.Count} entries and {(cases - 1) / casesPerCommit + 1} commits;"
            + $" {none} found nothing, the average {found / cases} entries");
        Assert.True(none < cases / 2 && found / cases > 20, "Most searches find something.");
    }

    static IEnumerable<(string, string)> Files(SortedDictionary<string, Document> documents) =>
        documents.Values.Select(document => ($"content-repo/{document.Id}", document.File)).Prepend(("schema/model.graphql", Model));

    static void Set(SortedDictionary<string, Document> documents, Chance chance, int number)
    {
        List<int> Some(int most) => [.. Enumerable.Range(0, chance.Below(most)).Select(_ => Math.Min(chance.Below(Words.Length), chance.Below(Words.Length)))];
        string Write(List<int> words, string between) => string.Join(between, words.Select(word => Words[word].Written));
        List<string> Terms(params List<int>[] words) => [.. words.SelectMany(list => list).Select(word => Words[word].Term)];

        if (number % 6 == 0)
        {
            var text = Some(12);
            var note = new Document($"notes/n{number}.yaml", $"text: \"{Write(text, ", ")}\"\n", [(1, Terms(text))]);
            documents[note.Id] = note;
            return;
        }
        var (title, tags, hidden, lead, heading, item) = (Some(6), Some(4), Some(4), Some(30), Some(4), Some(8));
        var parts = Enumerable.Range(0, chance.Below(3)).Select(_ => Some(10)).ToList();
        var file = new StringBuilder("---\n");
        file.Append($"title: \"{Write(title, " ")}\"\nhidden: \"{Write(hidden, " ")}\"\ntags: [{Write(tags, ", ")}]\nparts:\n");
        foreach (var part in parts)
            file.Append($"  - text: \"*{Write(part, "* - **")}**\"\n    note: \"{Write(hidden, " ")}\"\n".Replace("****", "").Replace("\"***\"", "\"\""));
        file.Append($"---\n{Write(lead, " ")}\n\n## {Write(heading, " ")}\n\n- [{Write(item, " ")}](https://example.org/zebra)\n");
        var texts = new List<(double, List<string>)> { (3, Terms(title)) };
        texts.AddRange(parts.Select(part => (2.0, Terms(part))));
        texts.AddRange(tags.Select(tag => (0.5, Terms([tag]))));
        // The body is one text: a phrase may begin before a heading and end in it.
        texts.Add((1, Terms(lead, heading, item)));
        var article = new Document($"articles/a{number}.md", file.ToString(), texts);
        documents[article.Id] = article;
    }

    static (string Text, List<Clause> Wanted, List<Clause> Unwanted) Question(Chance chance)
    {
        var (text, wanted, unwanted) = (new List<string>(), new List<Clause>(), new List<Clause>());
        for (var count = 1 + chance.Below(3); count > 0; count--)
        {
            var (written, term) = chance.Among(Words);
            var clause = new Clause([term], false);
            var said = chance.Percent(30) ? written.ToUpperInvariant().Replace("SS", "ss") : written;
            switch (chance.Below(5))
            {
                case 0:
                    var next = chance.Among(Words);
                    (clause, said) = (new([term, next.Term], false), chance.Of($"\"{said} {next.Written}\"", $"{said}-{next.Written}"));
                    break;
                case 1:
                    var length = 1 + chance.Below(term.Length);
                    (clause, said) = (new([term[..length]], true), term[..length] + "*");
                    break;
            }
            var excluded = wanted.Count > 0 && chance.Percent(20);
            (excluded ? unwanted : wanted).Add(clause);
            text.Add(excluded ? "-" + said : said);
        }
        return (string.Join(' ', text), wanted, unwanted);
    }

    sealed record Clause(List<string> Terms, bool IsPrefix)
    {
        public bool Is(string term, int at) => IsPrefix ? term.StartsWith(Terms[at], StringComparison.Ordinal) : term == Terms[at];

        public bool StandsIn(List<string> terms) =>
            Enumerable.Range(0, Math.Max(0, terms.Count - Terms.Count + 1)).Any(start => Enumerable.Range(0, Terms.Count).All(i => Is(terms[start + i], i)));
    }

    /// <summary>Computes BM25 with k1 = 1.2 and b = 0.75; occurrences and lengths are multiplied by the weights of their texts.</summary>
    static IEnumerable<(string Id, double Score)> Find(ICollection<Document> documents, List<Clause> wanted, List<Clause> unwanted)
    {
        double Length(Document document) => document.Texts.Sum(text => text.Weight * text.Terms.Count);
        bool Has(Document document, Clause clause) => document.Texts.Any(text => clause.StandsIn(text.Terms));
        var average = documents.Sum(Length) / documents.Count;
        var rarity = wanted.Select(clause => documents.Count(document => Has(document, clause)))
            .Select(count => Math.Log(1 + (documents.Count - count + 0.5) / (count + 0.5))).ToList();
        foreach (var document in documents)
        {
            if (!wanted.All(clause => Has(document, clause)) || unwanted.Any(clause => Has(document, clause))) continue;
            var score = 0.0;
            for (var i = 0; i < wanted.Count; i++)
            {
                // The frequency of a phrase is that of the rarest of its words.
                var frequency = Enumerable.Range(0, wanted[i].Terms.Count).Min(at =>
                    document.Texts.Sum(text => text.Weight * text.Terms.Count(term => wanted[i].Is(term, at))));
                score += rarity[i] * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * Length(document) / average));
            }
            yield return (document.Id, score);
        }
    }
}
