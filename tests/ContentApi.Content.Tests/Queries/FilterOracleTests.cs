using System.Text.Json.Nodes;

namespace ContentApi.Content.Tests.Queries;

/// <summary>
/// Random filters, orders and pages over 3,000 entries, compared with <see cref="NaiveQuery"/>; commits change the content in between.
/// <c>./test --fuzz-cases N --fuzz-seed S</c> runs others.
/// </summary>
public sealed class FilterOracleTests
{
    const string Query = """
        query Q($where: ItemFilter, $order: [ItemOrder!], $first: Int, $after: String, $last: Int, $before: String) {
          items(where: $where, orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
            totalCount nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }
        """;

    [Fact]
    public void Every_page_equals_a_page_that_is_computed_from_all_values()
    {
        const int casesPerCommit = 100;
        var cases = FuzzRun.Cases(1_000);
        var catalogue = new Catalogue(3_000, 100, FuzzRun.Seed);
        using var site = QueriedSite.InBulk(catalogue.Files, new() { MaxSteps = 1_000_000_000 });
        var (pages, matching, none) = (0, 0L, 0);
        for (var i = 0; i < cases; i++)
        {
            if (i > 0 && i % casesPerCommit == 0)
            {
                catalogue.Change(1 + new Chance(FuzzRun.Seed + (ulong)i).Below(30));
                site.CommitInBulk(catalogue.Files);
            }
            var chance = new Chance(FuzzRun.Seed * 7_919 + (ulong)i);
            var generator = new QueryGenerator(catalogue, chance);
            var (where, order, size) = (generator.Where(Catalogue.Item, 1 + chance.Below(4)), generator.OrderBy(Catalogue.Item), 1 + chance.Below(20));
            var holds = NaiveQuery.Condition(where, Catalogue.Item);
            var expected = NaiveQuery.Sort(catalogue.Items.Values.Where(item => holds(item)), order).ConvertAll(item => (string)item["slug"]!);
            var backward = chance.Percent(30);
            string? cursor = null;
            for (var page = 0; page < 3; page++)
            {
                var variables = new JsonObject
                {
                    ["where"] = where.DeepClone(), ["order"] = order.DeepClone(),
                    [backward ? "last" : "first"] = size, [backward ? "before" : "after"] = cursor,
                };
                var answer = site.Ask(Query, variables);
                var context = $"seed {FuzzRun.Seed}, case {i}, page {page}: {variables.ToJsonString()}\n{answer.Text}";
                Assert.False(answer.Json.TryGetProperty("errors", out _), context);
                var items = answer.Json.GetProperty("data").GetProperty("items");
                var (skipped, rest) = (page * size, expected.Count - page * size);
                var part = backward ? expected.Take(Math.Max(0, rest)).TakeLast(size).ToList() : expected.Skip(skipped).Take(size).ToList();
                Assert.True(
                    part.SequenceEqual(items.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("slug").GetString()!)),
                    $"Expected {string.Join(' ', part)}. {context}");
                var info = items.GetProperty("pageInfo");
                var (before, after) = (page > 0 && expected.Count > 0, rest > size);
                Assert.True((expected.Count, backward ? after : before, backward ? before : after) ==
                    (items.GetProperty("totalCount").GetInt32(), info.GetProperty("hasPreviousPage").GetBoolean(),
                     info.GetProperty("hasNextPage").GetBoolean()),
                    $"Expected {expected.Count} in all. {context}");
                pages++;
                if (part.Count == 0 || rest <= size) break;
                cursor = info.GetProperty(backward ? "startCursor" : "endCursor").GetString();
            }
            matching += expected.Count;
            if (expected.Count == 0) none++;
        }
        TestReport.Add("filters", $"seed {FuzzRun.Seed}: {cases} filters over 3,000 entries and {(cases - 1) / casesPerCommit + 1} commits,"
            + $" {pages} pages compared; {none} filters matched nothing, the average {matching / cases} entries");
        Assert.True(none < cases / 2 && matching / cases is > 30 and < 2_700, "The filters are neither all empty nor all full.");
    }
}
