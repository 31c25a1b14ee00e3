namespace ContentApi.Content.Tests.Queries;

/// <summary>
/// Random searches, compared with <see cref="NaiveSearch"/>. Commits change the content in between, so the index is updated many times.
/// <c>./test --fuzz-cases N --fuzz-seed S</c> runs others.
/// </summary>
public sealed class SearchOracleTests
{
    const string Query = """
        query Q($query: String!, $types: [SearchedType!], $first: Int, $after: String) {
          search(query: $query, types: $types, first: $first, after: $after) {
            totalCount edges { cursor match { score } node { id } } pageInfo { hasNextPage endCursor }
          }
        }
        """;

    [Fact]
    public void A_search_has_the_same_results_and_scores_as_a_count_of_all_words()
    {
        const int casesPerCommit = 20;
        var cases = FuzzRun.Cases(300);
        var catalogue = new WordCatalogue(1_200, FuzzRun.Seed);
        using var site = QueriedSite.InBulk(catalogue.Files, new() { MaxSteps = 1_000_000_000 });
        var (found, none) = (0L, 0);
        for (var i = 0; i < cases; i++)
        {
            if (i > 0 && i % casesPerCommit == 0)
            {
                catalogue.Change(most: i % 3 == 0 ? 200 : 4);
                site.CommitInBulk(catalogue.Files);
            }
            var search = NaiveSearch.Random(new Chance(FuzzRun.Seed * 104_729 + (ulong)i));
            var types = i % 5 == 0 ? new[] { "Article" } : null;
            var expected = search.Find(catalogue.Entries.Values)
                .Where(hit => types is null || hit.Id.StartsWith("articles", StringComparison.Ordinal)).ToDictionary(hit => hit.Id, hit => hit.Score);
            var (met, last, after) = (new HashSet<string>(), (Score: double.MaxValue, Id: ""), default(string));
            do
            {
                var answer = site.Ask(Query, new { query = search.Text, types, first = 200, after });
                var context = $"seed {FuzzRun.Seed}, case {i}: {search.Text}\n{answer.Text}";
                Assert.False(answer.Json.TryGetProperty("errors", out _), context);
                var hits = answer.Json.GetProperty("data").GetProperty("search");
                Assert.True(expected.Count == hits.GetProperty("totalCount").GetInt32(), $"{expected.Count} entries have the words. {context}");
                foreach (var edge in hits.GetProperty("edges").EnumerateArray())
                {
                    var (id, score) = (edge.GetProperty("node").GetProperty("id").GetString()!, edge.GetProperty("match").GetProperty("score").GetDouble());
                    Assert.True(expected.TryGetValue(id, out var right) && met.Add(id), $"{id} is not to be found, or twice. {context}");
                    Assert.True(Math.Abs(right - score) < 1e-9 * right, $"{id} has the score {right}, not {score}. {context}");
                    Assert.True(score < last.Score || (score == last.Score && string.CompareOrdinal(last.Id, id) < 0), $"{id} is out of order. {context}");
                    last = (score, id);
                }
                after = hits.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()
                    ? hits.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
            }
            while (after is not null);
            Assert.Equal(expected.Count, met.Count);
            found += expected.Count;
            if (expected.Count == 0) none++;
        }
        TestReport.Add("search", $"seed {FuzzRun.Seed}: {cases} searches over {catalogue.Entries.Count} entries and {(cases - 1) / casesPerCommit + 1} commits;"
            + $" {none} found nothing, the average {found / cases} entries");
        Assert.True(none < cases / 2 && found / cases > 20, "Most searches find something.");
    }
}
