using System.Text;
using BenchmarkDotNet.Attributes;
using ContentApi.Content.Api;
using ContentApi.Content.Snapshots;
using ContentApi.Git;
using ContentApi.Git.Contract;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Response;
using ContentApi.Tests;

namespace ContentApi.Benchmarks.Parts;

/// <summary>Builds snapshots of 1,000 and 10,000 articles, completely and from the previous one, and queries them.</summary>
[MemoryDiagnoser]
public class ContentBenchmarks
{
    TestRepository repository = null!;
    GitRepository git = null!;
    GitCommit[] commits = null!;
    SnapshotBuilder builder = null!;
    GraphQLEngine engine = null!;
    SnapshotReader reader = null!;
    ResponseWriter writer = null!;
    int next;

    [Params(1_000, 10_000)]
    public int Articles { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        repository = TestRepository.Empty();
        repository.CommitInBulk(Benchmarks.Queries.Articles.Files(Articles));
        var first = repository.Head;
        repository.Git("reset", "--hard", "--quiet");
        var second = repository.Commit($"-- {Benchmarks.Queries.Articles.PathOf(7)} --\n{Benchmarks.Queries.Articles.Text(7, Articles, 1)}");
        git = GitRepository.Open(repository.Path);
        commits = [git.Resolve(first), git.Resolve(second)];
        builder = new(git, new());
        var snapshot = builder.Build(commits[0]).Snapshot!;
        snapshot.Indexes.Prepare();
        engine = new(ApiSchema.Build(snapshot.Model));
        (reader, writer) = (new(snapshot), new());
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        git.Dispose();
        repository.Dispose();
    }

    [Benchmark]
    public object Build() => new SnapshotBuilder(git, new()).Build(commits[0]).Snapshot!;

    /// <summary>Builds the snapshot of a commit with one changed file from the previous one, with the search index.</summary>
    [Benchmark]
    public object BuildIncrementally()
    {
        var result = builder.Build(commits[++next % 2]);
        return result.DocumentsRead == 1 ? result : throw new InvalidOperationException($"{result.DocumentsRead} files were read.");
    }

    [Benchmark]
    public int Filter() =>
        Ask("{ articles(where: {section: {eq: SPORT}, year: {gte: 2010}}, orderBy: {publishedAt: DESC}, first: 20) { totalCount nodes { title } } }");

    [Benchmark]
    public int Search() =>
        Ask($"{{ search(query: \"{Benchmarks.Queries.Articles.WordOf(300)}\", "
        + $"first: 20) {{ totalCount edges {{ node {{ id }} match {{ score }} }} }} }}");

    int Ask(string query)
    {
        writer.Clear();
        engine.Execute(new() { Query = Encoding.UTF8.GetBytes(query), State = reader }, writer);
        return writer.Written.Span.IndexOf("\"errors\""u8) < 0
            ? writer.Length
            : throw new InvalidOperationException(Encoding.UTF8.GetString(writer.Written.Span));
    }
}
