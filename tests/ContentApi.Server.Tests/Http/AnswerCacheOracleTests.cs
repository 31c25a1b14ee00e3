using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Content.Tests.Queries;

namespace ContentApi.Server.Tests.Http;

/// <summary>
/// Random queries and searches, each sent twice after every commit, so that the cache answers at least half of the requests. All answers are compared with
/// answers that are computed from the content alone. <c>./test --fuzz-cases N --fuzz-seed S</c> runs others.
/// </summary>
public sealed class AnswerCacheOracleTests
{
    const int Commits = 12;

    /// <param name="Compare">Compares an answer's <c>data</c> with the present content. The text describes the case in failure messages.</param>
    sealed record Question(string Query, JsonObject Variables, Action<JsonElement, string> Compare);

    [Fact]
    public async Task A_query_is_answered_from_the_values_of_the_commit_that_is_served()
    {
        var catalogue = new Catalogue(400, 60, FuzzRun.Seed);
        Question Random(int number)
        {
            var chance = new Chance(FuzzRun.Seed * 7_919 + (ulong)number);
            var generator = new QueryGenerator(catalogue, chance);
            var (kind, list) = number % 2 == 0 ? (Catalogue.Item, "items") : (Catalogue.Person, "persons");
            // An answer outlives a commit only if its filter and its order read no entries of a type that the commit changes. Half of the filters have depth 1,
            // and so read entries of one type.
            var depth = number % 4 < 2 ? 1 : 1 + chance.Below(4);
            var (where, order, size) = (generator.Where(kind, depth), generator.OrderBy(kind), 1 + chance.Below(20));
            var holds = NaiveQuery.Condition(where, kind);
            return new(
                $$"""
                query Q($where: {{kind.Name}}Filter, $order: [{{kind.Name}}Order!], $first: Int) {
                  {{list}}(where: $where, orderBy: $order, first: $first) { totalCount nodes { id } }
                }
                """,
                new() { ["where"] = where, ["order"] = order, ["first"] = size },
                (data, context) =>
                {
                    var all = kind == Catalogue.Item ? catalogue.Items.Values : catalogue.People.Values;
                    var expected = NaiveQuery.Sort(all.Where(entry => holds(entry)), order).ConvertAll(Catalogue.PathOf);
                    var page = data.GetProperty(list);
                    Assert.True(expected.Count == page.GetProperty("totalCount").GetInt32(), $"Expected {expected.Count} in all. {context}");
                    Assert.True(
                        expected.Take(size).SequenceEqual(page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)),
                        $"Expected {string.Join(' ', expected.Take(size))}. {context}");
                });
        }

        var outlived = await CompareAsync("queries", () => catalogue.Files, commit => catalogue.Change(commit % 4 == 0 ? 10 : 1), Random);
        Assert.True(outlived > 0, "No answer outlives a commit.");
    }

    [Fact]
    public async Task A_search_is_answered_from_the_words_of_the_commit_that_is_served()
    {
        const string query = """
            query Q($query: String!) { search(query: $query, first: 20) { totalCount edges { match { score } node { id } } } }
            """;
        var catalogue = new WordCatalogue(240, FuzzRun.Seed);
        Question Random(int number)
        {
            var search = NaiveSearch.Random(new Chance(FuzzRun.Seed * 104_729 + (ulong)number));
            return new(query, new() { ["query"] = search.Text }, (data, context) =>
            {
                var expected = search.Find(catalogue.Entries.Values).ToDictionary(hit => hit.Id, hit => hit.Score);
                var page = data.GetProperty("search");
                var hits = page.GetProperty("edges").EnumerateArray().Select(edge =>
                    (Id: edge.GetProperty("node").GetProperty("id").GetString()!, Score: edge.GetProperty("match").GetProperty("score").GetDouble())).ToList();
                Assert.True(expected.Count == page.GetProperty("totalCount").GetInt32(), $"Expected {expected.Count} in all. {context}");
                Assert.True(hits.Select(hit => hit.Id).Distinct().Count() == Math.Min(20, expected.Count), $"Entries are missing. {context}");
                Assert.All(hits, hit => Assert.True(
                    expected.TryGetValue(hit.Id, out var score) && Math.Abs(score - hit.Score) < 1e-9 * score, $"{hit.Id} has the score {score}. {context}"));
            });
        }

        // A score depends on all entries, so no answer of a search outlives a commit.
        await CompareAsync("searches", () => catalogue.Files, commit => catalogue.Change(most: commit % 4 == 0 ? 40 : 2), Random);
    }

    /// <summary>Sends all questions after each commit.</summary>
    /// <returns>The number of answers that were made for an earlier commit than the one with which they were compared.</returns>
    static async Task<int> CompareAsync(string target, Func<IEnumerable<(string Path, string Text)>> files, Action<int> change, Func<int, Question> random)
    {
        var questions = Enumerable.Range(0, Math.Max(10, FuzzRun.Cases(720) / Commits)).Select(random)
            .DistinctBy(question => question.Query + question.Variables.ToJsonString()).ToList();
        var repository = TestRepository.Empty();
        repository.CommitInBulk(files());
        await using var server = await TestServer.StartAsync(repository, options => options.MaxSteps = 1_000_000_000);
        var outlived = 0;
        for (var commit = 0; commit < Commits; commit++)
        {
            if (commit > 0)
            {
                change(commit);
                var head = repository.CommitInBulk(files());
                await Eventually.TrueAsync(async () => (await server.PostAsync("{__typename}")).Header("Content-Commit") == head, "the commit is served");
            }
            foreach (var question in questions)
            {
                var made = server.Content.Api.Answers.Made;
                var first = await server.PostAsync(question.Query, variables: question.Variables);
                var context = $"seed {FuzzRun.Seed}, commit {commit}: {question.Variables.ToJsonString()}\n{first.Text}";
                Assert.False(first.Json.TryGetProperty("errors", out _), context);
                question.Compare(first.Json.GetProperty("data"), context);
                if (commit > 0 && server.Content.Api.Answers.Made == made) outlived++;

                made = server.Content.Api.Answers.Made;
                var second = await server.PostAsync(question.Query, variables: question.Variables);
                Assert.Equal((first.Text, first.ETag), (second.Text, second.ETag));
                Assert.True(server.Content.Api.Answers.Made == made, $"The answer was made again. {context}");
            }
        }
        TestReport.Add("answer-cache", $"seed {FuzzRun.Seed}: {questions.Count} {target}, each sent twice after each of {Commits} commits;"
            + $" {outlived} of {questions.Count * (Commits - 1)} answers outlived a commit");
        return outlived;
    }
}
