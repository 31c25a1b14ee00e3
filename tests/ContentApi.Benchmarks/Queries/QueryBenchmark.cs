using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ContentApi.Tests;

namespace ContentApi.Benchmarks.Queries;

/// <summary>
/// Sends filters, orders, facets and searches over HTTP to servers of repositories of growing size, each time with other values and without the answer cache.
/// Prints the times, and each median as a multiple of that at the first size. Then commits one file several times, first changed ones, then new ones, and
/// measures the time until the commit is served.
/// </summary>
static class QueryBenchmark
{
    const int Rounds = 150, Commits = 8;

    static readonly (string Name, string Query, Func<int, int, object> Variables)[] queries =
    [
        ("one article, all fields, its HTML",
            "query($s: String!) { article(slug: $s) { id slug title summary section "
            + "year score publishedAt tags author { name } related { title } body { html } sys { url } } }",
            (i, count) => new { s = $"n{i * 7 % count:000000}" }),
        ("50 cards",
            "query($a: String) { articles(first: 50, after: $a) { nodes { slug title summary publishedAt tags sys { url } } } }",
            (_, _) => new { a = (string?)null }),
        ("a menu of two levels",
            "query($n: String!) { menu(name: $n) { items { label target { title sys { url } } children { label target { title sys { url } } } } } }",
            (_, _) => new { n = "main" }),
        ("one entry", "query($s: String!) { article(slug: $s) { title } }", (i, count) => new { s = $"n{i * 7 % count:000000}" }),
        ("equality, order, page, count",
            "query($v: Section!) { articles(where: {section: {eq: $v}}, orderBy: {publishedAt: DESC}, first: 20) { totalCount nodes { title } } }",
            (i, _) => new { v = ((string[])["NEWS", "SPORT", "CULTURE"])[i % 3] }),
        ("range, order, page, count",
            "query($a: Date!, $b: Date!) { articles(where: {publishedAt: {gte: $a, lt: $b}}, "
            + "orderBy: {title: ASC}, first: 20) { totalCount nodes { title } } }",
            (i, _) => new { a = $"20{i % 20:00}-01-01", b = $"20{i % 20:00}-12-31" }),
        ("wide range, order, page",
            "query($a: Int!) { articles(where: {year: {gte: $a}}, orderBy: [{score: DESC}, {title: ASC}], first: 20) { nodes { title } } }",
            (i, _) => new { a = 2001 + i % 10 }),
        ("membership, two orders, page",
            "query($t: String!) { articles(where: {tags: {some: {eq: $t}}}, orderBy: [{year: DESC}, {title: ASC}], first: 20) { totalCount nodes { title } } }",
            (i, _) => new { t = $"t{i % 30}" }),
        ("and, or, not",
            "query($y: Int!, $t: String!) { articles(where: {or: [{year: {eq: $y}, not: {section: {eq: NEWS}}}, {tags: {some: {eq: $t}}}]}, "
            + "orderBy: {score: DESC}, first: 20) { totalCount nodes { title } } }",
            (i, _) => new { y = 2000 + i % 20, t = $"t{200 + i}" }),
        ("by a referenced entry",
            "query($n: String!) { articles(where: {author: {slug: {eq: $n}}}, orderBy: {publishedAt: DESC}, first: 20) { totalCount nodes { title } } }",
            (i, count) => new { n = $"a{i % Articles.Authors(count):00000}" }),
        ("two orders, no filter",
            "query($f: Int!) { articles(orderBy: [{section: DESC}, {publishedAt: DESC}], first: $f) { nodes { title } } }",
            (i, _) => new { f = 10 + i % 20 }),
        ("order through a reference",
            "query($y: Int!) { articles(where: {year: {eq: $y}}, orderBy: {author: {name: ASC}}, first: 20) { nodes { title } } }",
            (i, _) => new { y = 2000 + i % 20 }),
        ("no index: contains",
            "query($c: String!) { articles(where: {title: {contains: $c}}, first: 20) { nodes { title } } }",
            (i, _) => new { c = Articles.WordOf(i % 50) }),
        ("no index: contains, count",
            "query($c: String!) { articles(where: {title: {contains: $c}}, first: 20) { totalCount } }",
            (i, _) => new { c = Articles.WordOf(500 + i) }),
        ("facets of a year",
            "query($y: Int!) { articles(where: {year: {eq: $y}}) { facets(fields: [section, tags]) { values(first: 10) { value count } } } }",
            (i, _) => new { y = 2000 + i % 20 }),
        ("search: a word of most texts", Search, (i, _) => new { q = Articles.WordOf(i % 5) }),
        ("search: a rare word", Search, (i, _) => new { q = Articles.WordOf(2_000 + i) }),
        ("search: two words", Search, (i, _) => new { q = $"{Articles.WordOf(i % 20)} {Articles.WordOf(100 + i)}" }),
        ("search: a phrase", Search, (i, _) => new { q = $"\"{Articles.WordOf(i % 10)} {Articles.WordOf(i % 7)}\"" }),
        ("search: a beginning", Search, (i, _) => new { q = $"{Articles.WordOf(100 + i)[..3]}*" }),
        ("search: filter and highlights",
            "query($q: String!) { articles(search: $q, where: {section: {eq: NEWS}}, first: 10) { "
            + "edges { node { title } match { highlights { html heading { id } } } } } }",
            (i, _) => new { q = Articles.WordOf(50 + i) }),
        ("who refers to an entry",
            "query($s: String!) { article(slug: $s) { sys { referencedBy { totalCount nodes { id } } } } }",
            (i, count) => new { s = $"n{i * 7 % count:000000}" }),
    ];

    const string Search = "query($q: String!) { search(query: $q, first: 20) { totalCount edges { node { id } match { score } } } }";

    public static async Task<int> RunAsync(IReadOnlyList<int> sizes)
    {
        var baseline = new Dictionary<string, double>();
        foreach (var size in sizes)
        {
            using var repository = TestRepository.Empty();
            repository.CommitInBulk(Articles.Files(size));
            var started = Stopwatch.GetTimestamp();
            using var server = await ServerProcess.StartAsync(
                cpu: null, new Dictionary<string, string> { ["CONTENTAPI_ANSWER_CACHE_BYTES"] = "0" }, "--repository", repository.Path);
            using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"\n{size} articles: served {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s after the start, {server.WorkingSet >> 20} MB"));
            Console.WriteLine($"{"",-38} {"first ms",9} {"median",9} {"p95",9} {"MB then",9}   median as a multiple of that at {sizes[0]}");
            foreach (var (name, query, variables) in queries)
            {
                var times = new List<double>();
                for (var i = 0; i < Rounds; i++) times.Add(await Ask(client, server.Endpoint, query, variables(i, size)));
                Report(name, times, baseline, server);
            }
            var commits = new List<double>();
            for (var i = 0; i < Commits; i++) commits.Add(await Commit(client, server.Endpoint, repository, i * 11 % size, size, i + 1));
            Report("a commit of one file, until served", commits, baseline, server);
            commits.Clear();
            for (var i = 0; i < Commits; i++) commits.Add(await Commit(client, server.Endpoint, repository, size + i, size, 0));
            Report("a commit of one new file, until served", commits, baseline, server);
            Console.WriteLine($"{server.WorkingSet >> 20} MB at the end");
        }
        return 0;
    }

    static void Report(string name, List<double> times, Dictionary<string, double> baseline, ServerProcess server)
    {
        var first = times[0];
        times.Sort();
        var median = times[times.Count / 2];
        baseline.TryAdd(name, median);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-38} {first,9:F1} {median,9:F2} {times[times.Count * 95 / 100],9:F2} {server.WorkingSet >> 20,9}   {median / baseline[name],6:F1}"));
    }

    static async Task<double> Ask(HttpClient client, Uri endpoint, string query, object variables)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { query, variables }))
        {
            Headers = { { "Content-Type", "application/json" } },
        };
        var start = Stopwatch.GetTimestamp();
        using var response = await client.PostAsync(endpoint, body);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        using var json = JsonDocument.Parse(bytes);
        if (json.RootElement.TryGetProperty("errors", out var errors)) throw new InvalidOperationException($"{query}: {errors}");
        return time;
    }

    static async Task<double> Commit(HttpClient client, Uri endpoint, TestRepository repository, int number, int count, int edition)
    {
        var path = Articles.PathOf(number);
        var text = Articles.Text(number, count, edition);
        var blob = repository.Git(System.Text.Encoding.UTF8.GetBytes(text), "hash-object", "-w", "--stdin");
        repository.Git("read-tree", "main");
        repository.Git("update-index", "--add", "--cacheinfo", $"100644,{blob},{path}");
        var commit = repository.Git("commit-tree", "-p", "main", "-m", "Change", repository.Git("write-tree"));
        repository.Git("update-ref", "refs/heads/main", commit);
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            using var response = await client.GetAsync(new Uri(endpoint, "?query={__typename}"));
            if (response.Headers.GetValues("Content-Commit").Single() == commit) return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            await Task.Delay(2);
        }
    }
}
