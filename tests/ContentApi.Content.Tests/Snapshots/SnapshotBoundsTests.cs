using ContentApi.Content.Diagnostics;
using ContentApi.Content.Snapshots;
using ContentApi.Git;

namespace ContentApi.Content.Tests.Snapshots;

/// <summary>Bounds on the diagnostics and values that one file can add to a snapshot.</summary>
public sealed class SnapshotBoundsTests
{
    const string Model = """
        type Page @collection(path: "pages/{slug}.md", url: "/{slug}") {
          slug: String!  title: String  friends: [Page!]!  picture: [Asset!]  body: Markdown @body
        }
        type Note @collection(path: "notes/{slug}.md", url: "/notes/{title}") { slug: String!  title: String  body: Markdown @body }
        """;

    [Fact]
    public void A_file_has_a_hundred_warnings_of_all_rules_together()
    {
        using var test = SnapshotUnderTest.Of(Model, $"-- pages/a.md --\n{Crowded(150)}-- pages/b.md --\n[x](gone)\n");

        var told = test.Build().Diagnostics;

        Assert.Equal(DiagnosticLimits.MaxPerFile, told.Count(diagnostic => diagnostic.Path == "content-repo/pages/a.md"));
        Assert.Single(told, diagnostic => diagnostic.Path == "content-repo/pages/b.md");
        Assert.Equal(told.Order(), told);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(150)]
    public void The_diagnostics_of_a_crowded_file_do_not_depend_on_earlier_commits(int each)
    {
        using var test = SnapshotUnderTest.Of(Model, $"-- pages/a.md --\n{Crowded(each)}-- pages/b.md --\nb\n-- notes/n.md --\n---\ntitle: n\n---\n");
        test.Snapshot();
        // Other files are changed, added and renamed; then the crowded file changes.
        foreach (var commit in new[]
        {
            "-- pages/b.md --\nb [a](a.md)\n", "-- pages/gone-1.md --\nhere\n", "-- notes/n.md --\n---\ntitle: m\naliases: /a\n---\n",
            $"-- pages/a.md --\n{Crowded(each / 2)}",
            $"-- pages/a.md --\n{Crowded(each)}", "-- redirects.yaml --\n/a: /b\n",
        })
        {
            test.Repository.Commit(SnapshotUnderTest.Below("content-repo", commit));
            using var git = GitRepository.Open(test.Repository.Path);
            var fresh = new SnapshotBuilder(git, new()).Build(git.Resolve("HEAD"), null, TestContext.Current.CancellationToken);

            Assert.Equal(fresh.Diagnostics, test.Build().Diagnostics);
        }
    }

    [Fact]
    public void Broken_links_beyond_the_bound_are_not_described()
    {
        using var test = SnapshotUnderTest.Of(Model, "-- pages/a.md --\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"[x](gone-{i})\n\n")));

        Assert.Equal(DiagnosticLimits.MaxPerFile, test.Build().Diagnostics.Count);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/../b")]
    public void A_public_path_has_no_segment_of_dots(string title)
    {
        using var test = SnapshotUnderTest.Of(Model, $"-- notes/a.md --\n---\ntitle: {title}\n---\n-- notes/b.md --\n---\ntitle: '...'\n---\n");
        var snapshot = test.Snapshot();
        Assert.Equal([null, "/notes/..."], snapshot.Model.EntryTypes.SelectMany(snapshot.Entries).Select(entry => entry.Url));
        Assert.Contains($"\"title\", which is \"{title}\"", test.Diagnostics());
        Assert.StartsWith("notes/a.md:1:1: warning CA4017", test.Diagnostics());
    }

    [Fact]
    public void A_public_path_has_a_maximum_length()
    {
        var title = new string('é', 1_000);
        using var test = SnapshotUnderTest.Of(Model, $"-- notes/a.md --\n---\ntitle: {title}\n---\n"
            + $"-- notes/b.md --\n---\ntitle: {title[..300]}\n---\n-- notes/c.md --\n---\ntitle: {new string('c', 100_000)}\n---\n");

        var snapshot = test.Snapshot();

        Assert.Equal([null, $"/notes/{string.Concat(Enumerable.Repeat("%C3%A9", 300))}", null],
            snapshot.Model.EntryTypes.SelectMany(snapshot.Entries).Select(entry => entry.Url));
        Assert.Equal(
            ["notes/a.md:1:1: warning CA4013", "notes/c.md:1:1: warning CA4013"],
            test.Diagnostics().Split('\n').Select(line => line[..line.IndexOf(": The", StringComparison.Ordinal)]));
        Assert.All(snapshot.Diagnostics, diagnostic => Assert.InRange(diagnostic.Message.Length, 0, 300));
    }

    [Theory]
    [InlineData("/b", "/b")]
    [InlineData("/b?c=//d#\\\\e", "/b?c=//d#\\e")]
    [InlineData("/b\\\\c", "/b/c")]
    [InlineData("/\\tb", "/b")]
    [InlineData("https://b.c/d", "https://b.c/d")]
    [InlineData("//b.c", null)]
    [InlineData("/\\\\b.c", null)]
    [InlineData("\\\\\\\\b.c", null)]
    [InlineData("/\\t/b.c", null)]
    [InlineData("/\\n\\\\b.c", null)]
    [InlineData("\\t//b.c", null)]
    [InlineData("/.//b.c", null)]
    [InlineData("/a/..//b.c", null)]
    [InlineData("/a/%2e%2E//b.c", null)]
    [InlineData("/a\\\\..\\\\\\\\b.c", null)]
    [InlineData("mailto:a@b.c?d=://", null)]
    [InlineData("b", null)]
    public void A_redirect_leads_where_browsers_take_it(string written, string? leads)
    {
        using var test = SnapshotUnderTest.Of(Model, $"-- redirects.yaml --\n/a: \"{written}\"\n-- pages/x.md --\nx\n");

        var snapshot = test.Snapshot();

        Assert.Equal(leads, (snapshot.FindRoute("/a") as Routes.Redirect)?.To);
        Assert.Equal(leads is null ? 1 : 0, snapshot.Diagnostics.Count(diagnostic => diagnostic.Rule == DiagnosticRules.RedirectFaulty));
    }

    [Theory]
    [InlineData("/b", true)]
    [InlineData("/\\\\b.c", false)]
    [InlineData("/\\t/b.c", false)]
    [InlineData("/a/..//b.c", false)]
    public void An_alias_is_a_path_of_the_site(string written, bool isTaken)
    {
        using var test = SnapshotUnderTest.Of(Model, $"-- pages/x.md --\n---\naliases: [\"{written}\", /{new string('c', 3_000)}]\n---\n");

        var snapshot = test.Snapshot();

        Assert.Equal(isTaken ? "/x" : null, (snapshot.FindRoute("/b") as Content.Routes.Redirect)?.To);
        Assert.Equal(isTaken ? 1 : 2, snapshot.Diagnostics.Count(diagnostic => diagnostic.Rule == DiagnosticRules.AliasFaulty));
    }

    /// <summary>Returns a page with this many of each: unknown keys, dangling references, missing pictures and broken links. Each has a warning.</summary>
    static string Crowded(int each) =>
        "---\n" + Lines(each, i => $"unknown{i}: 1\n") + "friends:\n" + Lines(each, i => $"- gone-{i}\n") + "picture:\n" + Lines(each, i => $"- gone-{i}.png\n")
        + "---\n" + Lines(each, i => $"[x](gone-{i}) ![y](gone-{i}.png)\n");

    static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(line));
}
