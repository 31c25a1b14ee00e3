namespace ContentApi.Content.Tests.Snapshots;

/// <summary>Checks of files against each other: each case is a listing of content, its diagnostics and the entries that are served.</summary>
public sealed class SnapshotFaultTests
{
    const string Model =
        """
        type Page @collection(path: "pages/{slug}.md", url: "/{slug}") {
          slug: String! @unique
          code: ID @unique
          lead: Report
          reports: [Report!]!
          any: Any
          picture: Asset
          parts: [Part!]
          body: Markdown @body
        }
        type Report @collection(path: "reports/{slug}.yaml", url: "/r/{slug}") {
          slug: String! @unique  title: String  citedBy: [Page!]! @inverse(of: "reports")
        }
        type Note @collection(path: "notes/**/*.md") { text: Markdown @body }
        type Chain @collection(path: "chain/{name}.yaml") { name: String! @unique  next: Chain!  cover: Asset }
        type Cover @collection(path: "covers/{name}.yaml") { file: Asset!  inside: Inside }
        type Inside { report: Report!  deeper: [Inside!] }
        type Part { about: Any  notes: [[Note]]  chain: Chain }
        union Any = Page | Report | Note
        """;

    [Theory]
    // @unique: the entry with the first path has the value.
    [InlineData("-- pages/a.md --\n---\ncode: 1\n---\n-- pages/b.md --\n---\nslug: c\ncode: '1'\n---",
        "pages/b.md:3:7: error CA4006: The code '1' is already used by pages/a.md, so the field is null.", "pages/a.md pages/b.md")]
    [InlineData("-- pages/a.md --\n-- pages/b.md --\n---\nslug: a\n---",
        "pages/b.md:2:7: error CA4006: The slug 'a' is already used by pages/a.md, so this file is left out.", "pages/a.md")]
    [InlineData("-- pages/a.md --\n---\nslug: b\n---\n-- pages/b.md --\n",
        "pages/b.md:1:1: error CA4006: The slug 'b' is already used by pages/a.md, so this file is left out.", "pages/a.md")]
    [InlineData("-- pages/a.md --\n---\ncode: x\n---\n-- pages/b.md --\n---\nslug: a\ncode: y\n---\n-- pages/c.md --\n---\ncode: y\n---",
        "pages/b.md:2:7: error CA4006: The slug 'a' is already used by pages/a.md, so this file is left out.", "pages/a.md pages/c.md")]
    [InlineData("-- pages/a.md --\n-- reports/a.yaml --\n{}", "", "pages/a.md reports/a.yaml")]
    // References by key, by path, by path without extension, by map.
    [InlineData("-- pages/a.md --\n---\nlead: x\nreports: [x, reports/x, reports/x.yaml, /reports/x, content-repo/reports/x.yaml]\nany: {report: x}\n---\n"
            + "-- reports/x.yaml --\n{}", "", "pages/a.md reports/x.yaml")]
    [InlineData("-- pages/a.md --\n---\nlead: y\n---\n-- reports/x.yaml --\ntitle: X", "pages/a.md:2:7: warning CA5001: 'y' names no Report.",
        "pages/a.md reports/x.yaml")]
    [InlineData("-- pages/a.md --\n---\nreports:\n  - x\n  - /x\n---\n-- reports/x.yaml --\ntitle: X", "pages/a.md:4:5: warning CA5001: '/x' names no Report.",
        "pages/a.md reports/x.yaml")]
    [InlineData("-- pages/a.md --\n---\nlead: a\n---", "pages/a.md:2:7: warning CA5004: 'a' is the Page pages/a.md, but lead takes Report.", "pages/a.md")]
    [InlineData("-- pages/a.md --\n---\nlead: pages/a.md\n---", "pages/a.md:2:7: warning CA5004: 'pages/a.md' is the Page pages/a.md, but lead takes Report.",
        "pages/a.md")]
    [InlineData("-- pages/a.md --\n---\nany: x\n---\n-- pages/x.md --\n-- reports/x.yaml --\n{}",
        "pages/a.md:2:6: warning CA5003: 'x' could be the Page pages/x.md or the Report reports/x.yaml.", "pages/a.md pages/x.md reports/x.yaml")]
    [InlineData("-- pages/a.md --\n---\nany: pages/x\nlead: x\n---\n-- pages/x.md --\n-- reports/x.yaml --\n{}", "", "pages/a.md pages/x.md reports/x.yaml")]
    [InlineData("-- pages/a.md --\n---\nparts: [{about: {note: notes/2024/n}, notes: [[notes/n.md, notes/m]]}]\n---\n-- notes/n.md --\n-- notes/2024/n.md --\n",
        "pages/a.md:2:60: warning CA5001: 'notes/m' names no Note.", "notes/2024/n.md notes/n.md pages/a.md")]
    // A missing required target removes its referrers, round by round; entries in a circle keep each other.
    [InlineData("-- chain/a.yaml --\nnext: b\n-- chain/b.yaml --\nnext: c\n-- chain/c.yaml --\nnext: d\n"
            + "-- chain/x.yaml --\nnext: y\n-- chain/y.yaml --\nnext: x",
        "chain/a.yaml:1:7: error CA5002: 'b' names no Chain, so this file is left out.\n"
            + "chain/b.yaml:1:7: error CA5002: 'c' names no Chain, so this file is left out.\n"
            + "chain/c.yaml:1:7: error CA5002: 'd' names no Chain, so this file is left out.",
        "chain/x.yaml chain/y.yaml")]
    [InlineData("-- covers/a.yaml --\nfile: a.png\ninside: {report: x}\n-- covers/a.png --\n",
        "covers/a.yaml:2:18: error CA5002: 'x' names no Report, so 'inside' is null.", "covers/a.yaml")]
    [InlineData("-- covers/a.yaml --\nfile: b.png\n",
        "covers/a.yaml:1:7: error CA5002: There is no file 'covers/b.png', so this file is left out.", "")]
    [InlineData("-- covers/a.yaml --\nfile: a.png\ninside: {report: x, deeper: [{report: y}, {report: x}]}\n-- covers/a.png --\n-- reports/x.yaml --\n{}",
        "covers/a.yaml:2:39: error CA5002: 'y' names no Report, so 'deeper' is null.", "covers/a.yaml reports/x.yaml")]
    // A file that is left out reports what it lacks inside of it as well.
    [InlineData("-- covers/a.yaml --\nfile: b.png\ninside: {report: x}\n",
        "covers/a.yaml:1:7: error CA5002: There is no file 'covers/b.png', so this file is left out.\n"
            + "covers/a.yaml:2:18: error CA5002: 'x' names no Report, so 'inside' is null.", "")]
    // A wrong value costs the field alone, and the entry has its names.
    [InlineData("-- pages/a.md --\n---\ncode: [1]\nlead: b\n---\n-- pages/b.md --\n---\nany: a\n---\n-- reports/b.yaml --\ntitle: [x]\n",
        "pages/a.md:2:7: error CA4003: 'code' takes a text, not a list, so the field is null.\n"
            + "reports/b.yaml:1:8: error CA4003: 'title' takes a text, not a list, so the field is null.", "pages/a.md pages/b.md reports/b.yaml")]
    // Two empty unique values are none.
    [InlineData("-- pages/a.md --\n---\ncode: ''\n---\n-- pages/b.md --\n---\ncode: ''\n---\n", "", "pages/a.md pages/b.md")]
    // Assets.
    [InlineData("-- pages/a.md --\n---\npicture: ../img/a.png\n---\n-- img/a.png --\n", "", "pages/a.md")]
    [InlineData("-- pages/a.md --\n---\npicture: /img/a.PNG\n---\n-- img/a.png --\n", "pages/a.md:2:10: warning CA5001: There is no file 'img/a.PNG'.",
        "pages/a.md")]
    // URLs: the entry with the first path has the URL; both entries are served.
    [InlineData("-- pages/r/a.md --\n-- pages/b.md --\n---\nslug: r/a\n---\n-- reports/a.yaml --\n{}",
        "pages/r/a.md:1:1: warning CA2009: No collection's path matches the file, so it is not served.\n"
            + "reports/a.yaml:1:1: warning CA4009: The URL '/r/a' is already used by pages/b.md, which is served there.", "pages/b.md reports/a.yaml")]
    // Markdown links.
    [InlineData("-- pages/a.md --\n[1](b.md) [2](b) [3](../reports/x.yaml) [4](/b) [5](/b/) [6](/r/x#y) [7](../img/a.png) ![8](../img/a.png) "
            + "[9](/img/a.png) [10](../notes/) [11](#top)\n"
            + "-- pages/b.md --\n-- reports/x.yaml --\n{}\n-- img/a.png --\n-- notes/index.md --\n",
        "", "notes/index.md pages/a.md pages/b.md reports/x.yaml")]
    [InlineData("-- pages/a.md --\n---\nslug: a\n---\n\n[x](c.md)\n\n![y](c.png) [z](/zzz.md) [search](/search)",
        "pages/a.md:5:1: warning CA6001: There is no file or page 'pages/c.md'.\n"
            + "pages/a.md:7:1: warning CA6002: There is no file 'pages/c.png'.\n"
            + "pages/a.md:7:13: warning CA6001: There is no file or page '/zzz.md'.", "pages/a.md")]
    [InlineData("-- pages/a.md --\n[x](b.md)\n-- pages/b.md --\n---\nslug: [1]\n---",
        "pages/a.md:1:1: warning CA6001: 'pages/b.md' has errors and is left out.\npages/b.md:2:7: error CA4003: *", "pages/a.md")]
    [InlineData("-- pages/a.md --\n\n[x](javascript:alert(1))", "pages/a.md:2:1: warning CA6003: *", "pages/a.md")]
    [InlineData("-- pages/a.md --\n[x](../../secret.md) ![y](/../secret.png)",
        "pages/a.md:1:1: warning CA6001: There is no file or page '../secret.md'.\n"
            + "pages/a.md:1:22: warning CA6002: There is no file '/../secret.png'.", "pages/a.md")]
    // A file that matches no collection, and files that are not content.
    [InlineData("-- page/a.md --\n-- pages/a/b.md --\n-- a.json --\n{}\n-- pages/c.json --\n{}\n-- README.md --\n-- pages/README.md --\n"
            + "-- LICENSE.md --\n-- .github/x.yml --\n-- pages/.x/y.md --\n-- img/x.png --\n-- package.json --\n{}\n-- node_modules/x/a.md --\n",
        "page/a.md:1:1: warning CA2009: No collection's path matches the file, so it is not served.\n"
            + "pages/a/b.md:1:1: warning CA2009: No collection's path matches the file, so it is not served.\n"
            + "pages/c.json:1:1: warning CA2009: No collection's path matches the file, so it is not served.", "pages/README.md")]
    public void Files_of_one_commit_are_checked_against_each_other(string content, string diagnostics, string served)
    {
        using var test = SnapshotUnderTest.Of(Model, content);
        var result = test.Build();
        Assert.NotNull(result.Snapshot);
        AssertLines(diagnostics, SnapshotUnderTest.Lines(result));
        Assert.Equal(served,
            SnapshotUnderTest.Paths(result.Snapshot.Model.EntryTypes.SelectMany(result.Snapshot.Entries).OrderBy(entry => entry.Path, StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("-- pages/a.md --\n---\nlead: chna\n---\n-- reports/china.yaml --\n{}", "Did you mean \"china\"?")]
    [InlineData("-- pages/a.md --\n---\nlead: zzzzzz\n---\n-- reports/china.yaml --\n{}", "Write the target's slug, or its content path.")]
    [InlineData("-- pages/a.md --\n---\nlead: x\n---\n-- reports/x.yaml --\nslug: [1]", "content-repo/reports/x.yaml has errors and is left out.")]
    [InlineData("-- pages/a.md --\n---\nparts: [{chain: b}]\n---\n-- chain/b.yaml --\nnext: c", "content-repo/chain/b.yaml has errors and is left out.")]
    [InlineData("-- pages/a.md --\n---\nany: {note: notez}\n---\n", "Write the target's content path.")]
    public void A_reference_that_dangles_has_a_hint(string content, string hint)
    {
        using var test = SnapshotUnderTest.Of(Model, content);
        Assert.Equal(hint, Assert.Single(test.Build().Diagnostics, diagnostic => diagnostic.Rule.Code == "CA5001").Hint);
    }

    [Theory]
    // By path, by path without extension, by the last part of it, by the key that the path or the front matter gives.
    [InlineData("-- pages/a.md --\n---\nlead: reports/x\n---\n-- reports/x.yaml --\nslug: [1]", "reports/x.yaml")]
    [InlineData("-- pages/a.md --\n---\nlead: /reports/x.yaml\n---\n-- reports/x.yaml --\nslug: [1]", "reports/x.yaml")]
    [InlineData("-- pages/a.md --\n---\nparts: [{chain: k}]\n---\n-- chain/b.yaml --\nname: k\nnext: zzz", "chain/b.yaml")]
    // A link by path, without extension, and by public path.
    [InlineData("-- pages/a.md --\n[x](../reports/x.yaml)\n-- reports/x.yaml --\nslug: [1]", "reports/x.yaml")]
    [InlineData("-- pages/a.md --\n[x](../reports/x)\n-- reports/x.yaml --\nslug: [1]", "reports/x.yaml")]
    [InlineData("-- pages/a.md --\n[x](../notes)\n-- notes/index.md --\n---\ntext: [1\n---\n", "notes/index.md")]
    // None is left out.
    [InlineData("-- pages/a.md --\n---\nlead: y\n---\n-- reports/x.yaml --\nslug: [1]", null)]
    [InlineData("-- pages/a.md --\n---\nlead: a\nparts: [{chain: x}]\n---\n-- reports/x.yaml --\nslug: [1]", null)]
    [InlineData("-- pages/a.md --\n[x](y)\n-- reports/y.yaml --\nslug: [1]", null)]
    public void The_cause_of_a_name_that_leads_nowhere_is_the_file_that_is_left_out(string content, string? cause)
    {
        using var test = SnapshotUnderTest.Of(Model, content);
        var told = test.Build().Diagnostics.Where(one => one.Path == "content-repo/pages/a.md").ToList();
        Assert.NotEmpty(told);
        Assert.All(told, one => Assert.Equal(cause is null ? null : $"content-repo/{cause}", one.Cause));
    }

    [Fact]
    public void Entries_that_are_left_out_one_after_another_name_each_other_as_the_cause()
    {
        using var test = SnapshotUnderTest.Of(Model, "-- chain/a.yaml --\nnext: b\n-- chain/b.yaml --\nnext: c\n-- chain/c.yaml --\nnext: zzzzzz\n"
            + "-- pages/p.md --\n---\nparts: [{chain: a}]\n---\n");
        Assert.Equal(
            "chain/a.yaml chain/b.yaml, chain/b.yaml chain/c.yaml, chain/c.yaml , pages/p.md chain/a.yaml",
            string.Join(", ", test.Build().Diagnostics.Select(one => $"{one.Path} {one.Cause}")).Replace("content-repo/", ""));
    }

    [Theory]
    [InlineData("picture: ../link/x.png")]
    [InlineData("lead: link/x")]
    [InlineData("slug: q\n---\n![x](../link/deep/x.png)\n\nx: ")]
    [InlineData("slug: q\n---\n[x](../link/x.md)\n\nx: ")]
    public void The_cause_of_a_path_below_a_symbolic_link_is_the_link(string yaml)
    {
        using var test = new SnapshotUnderTest(TestRepository.With($"-- schema/model.graphql --\n{Model}\n-- content-repo/pages/a.md --\n---\n{yaml}\n---\n"));
        File.CreateSymbolicLink(Path.Combine(test.Repository.Path, "content-repo/link"), "pages");
        test.Repository.Commit();
        var told = Assert.Single(test.Build().Diagnostics, one => one.Path == "content-repo/pages/a.md");
        Assert.Equal(("content-repo/link", "content-repo/link is not read."), (told.Cause, told.Hint));
    }

    [Fact]
    public void Many_unknown_files_of_a_folder_are_reported_in_one_diagnostic()
    {
        var many = Enumerable.Range(10, 21).Select(i => $"-- other/{i}.md --\n").Append("-- other/deep/x.yaml --\nx: 1");
        using var test = SnapshotUnderTest.Of(Model, string.Concat(many));
        AssertLines(
            "other/10.md:1:1: warning CA2009: No collection's path matches this file and 20 more in its folder, so they are not served.\n"
                + "other/deep/x.yaml:1:1: warning CA2009: *", test.Diagnostics());
    }

    [Fact]
    public void A_file_that_matches_two_collections_alike_is_in_neither_and_a_singleton_takes_precedence()
    {
        using var test = SnapshotUnderTest.Of(
            """
            type A @collection(path: "{folder}/{a}.md") { a: String }
            type B @collection(path: "{place}/{b}.md") { b: String }
            type C @collection(path: "**/*.md") { c: String }
            type Home @singleton(path: "b/home.md", url: "/") { a: String }
            type Missing @singleton(path: "missing.md") { a: String }
            """,
            "-- x.md --\n-- b/x.md --\n-- b/home.md --\n");
        AssertLines("b/x.md:1:1: error CA2007: The file matches the path of A, {folder}/{a}.md, and that of B, {place}/{b}.md, and neither is narrower.\n"
            + "missing.md:1:1: warning CA2008: The file of the singleton Missing does not exist.", test.Diagnostics());
        var snapshot = test.Snapshot();
        Assert.Equal("Home b/home.md", $"{snapshot.FindByUrl("/")}");
        Assert.Equal("C x.md", $"{snapshot.FindByPath("x")}");
    }

    [Fact]
    public void Of_several_collections_the_one_whose_path_is_narrower_has_the_file()
    {
        using var test = SnapshotUnderTest.Of(
            """
            type Any @collection(path: "**/*.md", plural: "anys") { a: String }
            type Doc @collection(path: "docs/{path**}.md") { path: String }
            type Guide @collection(path: "docs/guides/{slug}.md") { slug: String }
            type Post @collection(path: "_posts/{date}-{slug}.md") { date: Date slug: String }
            type Draft @collection(path: "_posts/{slug}.md") { slug: String }
            type Year @collection(path: "_posts/{year}.md") { year: Int }
            """,
            "-- x.md --\n-- docs/a.md --\n-- docs/b/c.md --\n-- docs/guides/d.md --\n-- docs/guides/deep/e.md --\n"
                + "-- _posts/2016-04-18-hello.md --\n-- _posts/hello.md --\n-- _posts/2016.md --\n");
        Assert.Equal("", test.Diagnostics());
        var snapshot = test.Snapshot();
        string TypeOf(string path) => snapshot.FindByPath(path)!.Type.Name;
        Assert.Equal(("Any", "Doc", "Doc"), (TypeOf("x"), TypeOf("docs/a"), TypeOf("docs/b/c")));
        Assert.Equal(("Guide", "Doc"), (TypeOf("docs/guides/d"), TypeOf("docs/guides/deep/e")));
        Assert.Equal(("Post", "Draft", "Year"), (TypeOf("_posts/2016-04-18-hello"), TypeOf("_posts/hello"), TypeOf("_posts/2016")));
    }

    [Fact]
    public void A_file_whose_name_lacks_the_form_of_a_capture_is_told_which_form_it_takes()
    {
        using var test = SnapshotUnderTest.Of(
            "type Post @collection(path: \"_posts/{date}-{slug}.md\") { date: Date! slug: String! @unique }\n"
                + "type Issue @collection(path: \"issues/{number}.md\") { number: Int! @unique }",
            "-- _posts/2016-04-18-a.md --\n-- _posts/hello-world.md --\n-- _posts/2016-02-30-b.md --\n-- issues/1.md --\n-- issues/one.md --\n");
        AssertLines(
            "_posts/2016-02-30-b.md:1:1: warning CA2009: No collection's path matches the file (of _posts/{date}-{slug}.md, {date} takes a date such as "
                + "2024-05-01), so it is not served.\n"
            + "_posts/hello-world.md:1:1: warning CA2009: No collection's path matches the file (of _posts/{date}-{slug}.md, {date} takes a date such as "
                + "2024-05-01), so it is not served.\n"
            + "issues/one.md:1:1: warning CA2009: No collection's path matches the file (of issues/{number}.md, {number} takes a number), so it is not served.",
            test.Diagnostics());
    }

    /// <summary>Compares lines. An expected line that ends with <c>*</c> is a prefix; a single quote means a double quote.</summary>
    static void AssertLines(string expected, string actual)
    {
        actual = actual.Replace('"', '\'');
        var lines = actual.Split('\n');
        var shown = expected.Split('\n').Select((line, i) =>
            line.EndsWith('*') && i < lines.Length && lines[i].StartsWith(line[..^1], StringComparison.Ordinal) ? lines[i] : line);
        Assert.Equal(string.Join('\n', shown), actual);
    }
}
