using System.Diagnostics;
using System.Globalization;
using System.Text;
using ContentApi.Benchmarks.Queries;
using ContentApi.Content.Api;
using ContentApi.Content.Snapshots;
using ContentApi.Git;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;
using ContentApi.Tests;

namespace ContentApi.Benchmarks.Html;

/// <summary>
/// Measures documents with raw HTML beside the same documents in Markdown: the build, the memory, the first answer with the HTML of each, the second one, and
/// the first one of another commit.
/// </summary>
static class HtmlBenchmark
{
    const string Model = """
        type Page @collection(path: "pages/**/{slug}.md", url: "/{slug}") { slug: String! @unique  title: String!  body: Markdown @body @searchable }
        """;

    /// <summary>The first filter of 100,000 texts parses them all, which takes longer than a server allows one request.</summary>
    static readonly GraphQLEngineOptions patient = new() { MaxExecutionMilliseconds = int.MaxValue, MaxSteps = long.MaxValue };

    public static void Run(IEnumerable<int> sizes)
    {
        foreach (var size in sizes)
        {
            var (plain, html) = (Measure(size, PlainText), Measure(size, HtmlText));
            Console.WriteLine($"{size} documents{"",-14}{"Markdown",12}{"raw HTML",12}{"ratio",8}");
            foreach (var (name, unit, value) in plain)
            {
                var other = html.First(measure => measure.Name == name).Value;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name + " (" + unit + ")",-32}{value,12:0.0}{other,12:0.0}{other / value,8:0.00}"));
            }
        }
    }

    static List<(string Name, string Unit, double Value)> Measure(int count, Func<int, int, string> text)
    {
        using var repository = TestRepository.Empty();
        repository.CommitInBulk(Enumerable.Range(0, count).Select(i => (PathOf(i), text(i, count))).Prepend(("schema/model.graphql", Model)));
        var first = repository.Head;
        repository.Git("reset", "--hard", "--quiet");
        // Each link to the page leads elsewhere: all addresses are resolved anew.
        var second = repository.Commit("-- content-repo/pages/other.md --\n---\ntitle: Other\n---\nOther.\n");
        using var git = GitRepository.Open(repository.Path);
        var measures = new List<(string, string, double)>();
        var memory = GC.GetTotalMemory(true);
        var builder = new SnapshotBuilder(git, new());
        var time = Stopwatch.StartNew();
        var snapshot = builder.Build(git.Resolve(first)).Snapshot!;
        measures.Add(("build", "ms", time.Elapsed.TotalMilliseconds));
        measures.Add(("memory after the build", "MB", (GC.GetTotalMemory(true) - memory) / 1e6));
        time.Restart();
        snapshot.Indexes.Prepare();
        measures.Add(("index of texts", "ms", time.Elapsed.TotalMilliseconds));
        var engine = new GraphQLEngine(ApiSchema.Build(snapshot.Model), patient);
        measures.Add(("first answer, each page", "µs", AskAll(engine, snapshot, count)));
        measures.Add(("memory with all HTML", "MB", (GC.GetTotalMemory(true) - memory) / 1e6));
        measures.Add(("second answer, each page", "µs", AskAll(engine, snapshot, count)));
        var next = builder.Build(git.Resolve(second)).Snapshot!;
        measures.Add(("answer at another commit", "µs", AskAll(engine, next, count)));
        time.Restart();
        Ask(engine, new(next), "{ pages(where: {body: {contains: \"qqq\"}}) { totalCount } }");
        measures.Add(("first filter of texts", "ms", time.Elapsed.TotalMilliseconds));
        time.Restart();
        Ask(engine, new(next), "{ pages(where: {body: {contains: \"qqq\"}}) { totalCount } }");
        measures.Add(("second filter of texts", "ms", time.Elapsed.TotalMilliseconds));
        return measures;
    }

    /// <summary>Returns the microseconds for the HTML of a page, of at most 10,000 pages.</summary>
    static double AskAll(GraphQLEngine engine, ContentSnapshot snapshot, int count)
    {
        var reader = new SnapshotReader(snapshot);
        var asked = Math.Min(count, 10_000);
        var time = Stopwatch.StartNew();
        for (var i = 0; i < asked; i++) Ask(engine, reader, $"{{ page(slug: \"n{i:000000}\") {{ body {{ html }} }} }}");
        return time.Elapsed.TotalMicroseconds / asked;
    }

    static void Ask(GraphQLEngine engine, SnapshotReader reader, string query)
    {
        using var writer = new ResponseWriter();
        engine.Execute(new() { Query = Encoding.UTF8.GetBytes(query), State = reader }, writer);
        if (writer.Written.Span.IndexOf("\"errors\""u8) >= 0) throw new InvalidOperationException(Encoding.UTF8.GetString(writer.Written.Span));
    }

    static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"content-repo/pages/{number / 1_000:000}/n{number:000000}.md");

    static string Words(int seed, int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => Articles.WordOf((seed * 7 + i * 31) % 5_000)));

    static string PlainText(int i, int count) => $"""
        ---
        title: Page {i}
        ---
        ## {Words(i, 4)}

        {Words(i, 60)} [a link](/n{(i + 1) % count:000000}) {Words(i + 1, 60)} **{Words(i + 2, 3)}**.

        > {Words(i + 3, 12)}

        ![{Words(i + 4, 3)}](https://example.org/a.png)

        {Words(i + 5, 120)}

        """;

    static string HtmlText(int i, int count) => $"""
        ---
        title: Page {i}
        ---
        <h2>{Words(i, 4)}</h2>

        {Words(i, 60)} <a href="/n{(i + 1) % count:000000}">a link</a> {Words(i + 1, 60)} <b>{Words(i + 2, 3)}</b>.

        <!-- {Words(i, 5)} -->
        <blockquote>{Words(i + 3, 12)}</blockquote>

        <figure><img src="https://example.org/a.png" alt="{Words(i + 4, 3)}"></figure>

        <div class="box">

        {Words(i + 5, 120)}

        </div>

        """;
}
