using ContentApi.Content.Snapshots;
using ContentApi.Git;

namespace ContentApi.Content.Tests.Snapshots;

/// <summary>Same commit, same snapshot, whatever was built before.</summary>
public sealed class SnapshotHistoryTests
{
    const string Model =
        """
        type Page @collection(path: "pages/{slug}.md", url: "/{slug}") {
          slug: String! @unique
          code: Int @unique
          lead: Report
          reports: [Report!]!
          any: Any
          picture: Asset
          parts: [Part!]
          body: Markdown @body
        }
        type Report @collection(path: "reports/{slug}.yaml", url: "/{slug}") {
          slug: String! @unique
          main: Page!
          citedBy: [Page!]! @inverse(of: "reports")
          about: [Any!]! @inverse(of: "lead")
        }
        type Home @singleton(path: "pages/a.md", url: "/") { body: Markdown @body  any: Any }
        type Part { about: Any!  picture: Asset }
        union Any = Page | Report
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(20_240_501)]
    [InlineData(null)]
    public void A_snapshot_is_a_function_of_its_commit(int? given)
    {
        var seed = given ?? Random.Shared.Next();
        var random = new Random(seed);
        using var test = new SnapshotUnderTest(TestRepository.Empty());
        var commits = new List<string>();
        var files = new Dictionary<string, string> { ["schema/model.graphql"] = Model };
        for (var i = 0; i < 12; i++)
        {
            for (var changes = random.Next(1, 6); changes > 0; changes--) Change(files, random);
            commits.Add(test.Repository.CommitInBulk(files.Select(file => (file.Key, file.Value))));
        }

        foreach (var commit in commits.Concat(Enumerable.Range(0, 12).Select(_ => commits[random.Next(commits.Count)])))
        {
            using var git = GitRepository.Open(test.Repository.Path);
            var fresh = new SnapshotBuilder(git, new()).Build(git.Resolve(commit), cancellation: TestContext.Current.CancellationToken);
            var again = test.Build(commit);
            Assert.True(SnapshotDump.Of(fresh) == SnapshotDump.Of(again), $"seed {seed}, commit {commit}:\n{SnapshotDump.Of(fresh)}\n--- but after other commits\n{SnapshotDump.Of(again)}");
        }
    }

    static void Change(Dictionary<string, string> files, Random random)
    {
        string Pick(params string[] texts) => texts[random.Next(texts.Length)];
        var name = Pick("a", "b", "c", "d");
        var any = Pick("a", "b", "c", "reports/a", "/pages/b.md", "{page: a}", "{report: c}", "d");
        switch (random.Next(12))
        {
            case 0: files.Remove(files.Keys.Where(path => path != "schema/model.graphql").DefaultIfEmpty("").ElementAt(random.Next(Math.Max(1, files.Count - 1)))); break;
            case 1: files["schema/model.graphql"] = Pick(Model, Model, Model + "\n", Model.Replace("main: Page!", "main: Page"), "type Page {"); break;
            case 2: files[$"content-repo/img/{name}.png"] = name; break;
            case 3: files[$"content-repo/other/{name}.md"] = name; break;
            case < 8:
                files[$"content-repo/reports/{name}.yaml"] = Pick($"main: {any}", $"main: {any}\nslug: {Pick("a", "b", "e")}", "main: [1", "main: a", "other: 1");
                break;
            default:
                files[$"content-repo/pages/{name}.md"] =
                    $"---\n{Pick("", "code: 1\n", $"slug: {Pick("a", "b", "e")}\n")}lead: {Pick("a", "b", "e")}\nany: {any}\nreports: [{Pick("a", "b, c", "a, a, e")}]\npicture: ../img/{name}.png\nparts: [{Pick("", "{about: a}", $"{{about: {any}}}")}]\n---\n" +
                    $"[x]({Pick("a.md", "b", "/c", "../reports/a.yaml", "../img/a.png")}) ![y](../img/{name}.png)\n";
                break;
        }
    }
}
