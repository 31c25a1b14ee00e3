using BenchmarkDotNet.Attributes;
using ContentApi.Content.Documents;
using ContentApi.Content.Snapshots;
using ContentApi.Git;
using ContentApi.Git.Contract;
using ContentApi.Tests;

namespace ContentApi.Benchmarks.Parts;

/// <summary>Builds snapshots of one file with many items, each of which is an entry, completely and after a change of one item.</summary>
[MemoryDiagnoser]
public class ItemBenchmarks
{
    const string File = "content-repo/people.yml";

    const string Model =
        """
        type Person @collection(path: "people.yml", items: true, key: "slug", url: "/people/{slug}") {
          slug: String!
          next: Person
          before: [Person!]! @inverse(of: "next")
        }
        """;

    TestRepository repository = null!;
    GitRepository git = null!;
    GitCommit[] commits = null!;
    SnapshotBuilder builder = null!;
    int next;

    [Params(1_000, 10_000, DocumentLimits.MaxItems)]
    public int Items { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        repository = TestRepository.Empty();
        git = GitRepository.Open(repository.Path);
        commits =
        [
            git.Resolve(repository.CommitInBulk([("schema/model.graphql", Model), (File, Text(-1))])),
            git.Resolve(repository.CommitInBulk([("schema/model.graphql", Model), (File, Text(Items / 2))])),
        ];
        builder = new(git, new());
        var result = builder.Build(commits[0]);
        if (result.Diagnostics.Count > 0) throw new InvalidOperationException($"{result.Diagnostics[0]}");
        result.Snapshot!.Indexes.Prepare();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        git.Dispose();
        repository.Dispose();
    }

    [Benchmark]
    public object Build() => new SnapshotBuilder(git, new()).Build(commits[0]).Snapshot!;

    /// <summary>Builds the snapshot of a commit in which one item refers to another one than before.</summary>
    [Benchmark]
    public object BuildIncrementally() => builder.Build(commits[++next % 2]).Snapshot!;

    string Text(int changed) => string.Concat(
        Enumerable.Range(0, Items).Select(i => $"- {{slug: p{i:00000}, next: p{(i == changed ? 0 : (i + 1) % Items):00000}}}\n"));
}
