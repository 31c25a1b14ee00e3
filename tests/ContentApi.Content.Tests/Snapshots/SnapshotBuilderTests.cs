using ContentApi.Content.Snapshots;
using ContentApi.Git;

namespace ContentApi.Content.Tests.Snapshots;

public sealed class SnapshotBuilderTests
{
    const string Model = "type Page @collection(path: \"pages/**/{slug}.md\", url: \"/{slug}\") "
        + "{ slug: String! @unique  title: String  next: Page  body: Markdown @body }";

    static IEnumerable<(string Path, string Text)> Pages(int count) => Enumerable.Range(0, count)
        .Select(i => ($"content-repo/pages/{i % 50}/p{i}.md",
            $"---\ntitle: Page {i}\nnext: p{(i + 1) % count}\n---\nSee [the next](../{(i + 1) % count % 50}/p{(i + 1) % count}.md).\n"))
        .Prepend(("schema/model.graphql", Model));

    [Fact]
    public void A_build_reads_only_the_files_that_the_commit_changed()
    {
        const int count = 500;
        using var test = new SnapshotUnderTest(TestRepository.Empty());
        test.Repository.CommitInBulk(Pages(count));
        var first = test.Build();
        Assert.Equal((count, count, 0), (first.DocumentsRead, first.Snapshot!.EntryCount, first.Diagnostics.Count));

        test.Repository.CommitInBulk(Pages(count).Select(file => file.Path.EndsWith("/p7.md") ? (file.Path, "---\ntitle: New\n---\n") : file));
        var second = test.Build();
        Assert.Equal((1, count), (second.DocumentsRead, second.Snapshot!.EntryCount));
        Assert.Same(first.Snapshot.FindByPath("pages/8/p8"), second.Snapshot.FindByPath("pages/8/p8"));
        Assert.NotSame(first.Snapshot.FindByPath("pages/7/p7"), second.Snapshot.FindByPath("pages/7/p7"));

        test.Repository.CommitInBulk(Pages(count).Where(file => !file.Path.EndsWith("/p9.md")));
        var third = test.Build();
        Assert.Equal((1, count - 1), (third.DocumentsRead, third.Snapshot!.EntryCount));
        Assert.Equal(
            [
                "content-repo/pages/8/p8.md:3:7: warning CA5001: \"p9\" names no Page.",
                "content-repo/pages/8/p8.md:5:5: warning CA6001: There is no file or page \"pages/9/p9.md\".",
            ],
            third.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Equal(0, test.Build().DocumentsRead);
    }

    [Fact]
    public void An_unchanged_model_is_kept_and_a_changed_one_makes_every_file_be_read_again()
    {
        using var test = SnapshotUnderTest.Of(Model, "-- pages/a.md --\n-- pages/b.md --\n");
        var first = test.Snapshot();
        var second = test.Commit("-- pages/b.md --\nText");
        Assert.Same(first.Model, second.Model);

        test.Repository.Commit($"-- schema/model.graphql --\n{Model}\ntype Part {{ a: Int }}");
        var third = test.Build();
        Assert.NotSame(first.Model, third.Snapshot!.Model);
        Assert.Equal(2, third.DocumentsRead);
        Assert.All(third.Snapshot.Entries(third.Snapshot.Model.FindType("Page")!), entry => Assert.Same(third.Snapshot.Model.FindType("Page"), entry.Type));
    }

    [Fact]
    public void A_model_has_a_bounded_number_of_files()
    {
        using var test = new SnapshotUnderTest(TestRepository.Empty());
        test.Repository.CommitInBulk([.. Pages(1), .. Enumerable.Range(0, 1000).Select(i => ($"schema/x{i}.graphql", $"type X{i} {{ a: Int }}"))]);
        Assert.Equal("schema/x999.graphql:1:1: error CA1007: The content model has 1001 files; at most 1000 are read.",
            Assert.Single(test.Build().Diagnostics).ToString());
    }

    [Fact]
    public void A_faulty_model_gives_diagnostics_and_no_snapshot()
    {
        using var test = SnapshotUnderTest.Of(Model, "-- pages/a.md --\n");
        var good = test.Snapshot();
        test.Repository.Commit("-- schema/more.graphql --\ntype Page {");
        var faulty = test.Build();
        Assert.Null(faulty.Snapshot);
        Assert.StartsWith("schema/more.graphql:2:1: error CA1001: ", Assert.Single(faulty.Diagnostics).ToString());
        test.Repository.Git("revert", "--no-edit", "HEAD");
        Assert.Equal(good.EntryCount, test.Snapshot().EntryCount);
    }

    [Theory]
    [InlineData("content-repo", "nothing", "nothing:1:1: error CA1003: The commit * has no folder 'nothing' with a content model.")]
    [InlineData("nothing", "schema", "nothing:1:1: error CA2010: The commit * has no folder 'nothing'.")]
    [InlineData("content-repo", "content-repo", "content-repo:1:1: error CA1003: There are no .graphql files, so there is no content model.")]
    public void What_the_commit_lacks_is_named(string content, string schema, string diagnostic)
    {
        using var test = new SnapshotUnderTest(
            TestRepository.With($"-- schema/model.graphql --\n{Model}\n-- content-repo/pages/a.md --\n"), new(ContentRoot: content, SchemaFolder: schema));
        var result = test.Build();
        Assert.Null(result.Snapshot);
        Assert.Equal(diagnostic.Replace("*", test.Repository.Head[..10]), Assert.Single(result.Diagnostics).ToString());
    }

    [Theory]
    [InlineData("link", "schema", "link:1:1: error CA2010: 'link' is a symbolic link, not a folder. A symbolic link is not followed, wherever it leads.",
        "Commit the file itself.")]
    [InlineData("link/pages", "schema", "link:1:1: error CA2010: 'link' is a symbolic link, not a folder. A symbolic link is not followed, wherever it leads.",
        "Commit the file itself.")]
    [InlineData("parts/module/pages", "schema",
        "parts/module:1:1: error CA2010: 'parts/module' is a submodule, not a folder. A submodule belongs to another repository and is not read.",
        "Serve that repository separately, or commit its files here.")]
    [InlineData("content-repo", "link", "link:1:1: error CA1003: 'link' is a symbolic link, not a folder. A symbolic link is not followed, wherever it leads.",
        "Commit the file itself.")]
    [InlineData("content-repo", "parts/module",
        "parts/module:1:1: error CA1003: 'parts/module' is a submodule, not a folder. A submodule belongs to another repository and is not read.",
        "Serve that repository separately, or commit its files here.")]
    public void A_folder_that_is_a_link_or_a_submodule_is_named_as_such(string content, string schema, string diagnostic, string hint)
    {
        using var module = TestRepository.With("-- pages/a.md --\n");
        var repository = TestRepository.With($"-- schema/model.graphql --\n{Model}\n-- content-repo/pages/a.md --\n");
        File.CreateSymbolicLink(Path.Combine(repository.Path, "link"), "content-repo");
        repository.Git("submodule", "--quiet", "add", "file://" + module.Path, "parts/module");
        repository.Commit();
        using var test = new SnapshotUnderTest(repository, new(ContentRoot: content, SchemaFolder: schema));
        var result = test.Build();
        Assert.Null(result.Snapshot);
        var told = Assert.Single(result.Diagnostics);
        Assert.Equal((diagnostic, hint), (told.ToString(), told.Hint));
    }

    [Theory]
    [InlineData(".", "content-repo/pages/a")]
    [InlineData("", "content-repo/pages/a")]
    [InlineData("./content-repo/", "pages/a")]
    [InlineData("content-repo/pages", "a")]
    public void The_content_root_may_be_any_folder_of_the_tree(string root, string path)
    {
        using var test = new SnapshotUnderTest(
            TestRepository.With("-- schema/model.graphql --\ntype Page @collection(path: \"**/{slug}.md\") { slug: String }\n"
                + "-- content-repo/pages/a.md --\n---\nx: 1\n---\n"),
            new(ContentRoot: root));
        var snapshot = test.Snapshot();
        Assert.Equal($"{path}.md", snapshot.FindByPath(path)?.Path);
        Assert.StartsWith("content-repo/pages/a.md:2:1: warning CA4001", Assert.Single(snapshot.Diagnostics).ToString());
    }

    [Fact]
    public void A_model_from_the_disk_is_read_again_when_it_changes()
    {
        using var test = new SnapshotUnderTest(TestRepository.With("-- content-repo/pages/a.md --\n"));
        var folder = Directory.CreateTempSubdirectory("content-api-test-").FullName;
        try
        {
            File.WriteAllText($"{folder}/model.graphql", Model);
            using var git = GitRepository.Open(test.Repository.Path);
            var builder = new SnapshotBuilder(git, new(SchemaDirectory: folder));
            var commit = git.Resolve("HEAD");
            var first = builder.Build(commit, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(1, first.Snapshot!.EntryCount);
            Assert.Same(first.Snapshot.Model, builder.Build(commit, cancellation: TestContext.Current.CancellationToken).Snapshot!.Model);

            File.WriteAllText($"{folder}/model.graphql", "type");
            Assert.Equal($"{folder}/model.graphql:1:5", Place(builder.Build(commit, cancellation: TestContext.Current.CancellationToken)));
            Assert.Equal($"{folder}/none:1:1",
                Place(new SnapshotBuilder(git, new(SchemaDirectory: $"{folder}/none")).Build(commit, cancellation: TestContext.Current.CancellationToken)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static string Place(SnapshotResult result) => $"{Assert.Single(result.Diagnostics).Path}:{result.Diagnostics[0].Position}";
    }

    [Fact]
    public void Links_submodules_and_large_files_are_not_read()
    {
        using var test = SnapshotUnderTest.Of(Model, "-- pages/a.md --\n");
        File.CreateSymbolicLink($"{test.Repository.Path}/content-repo/pages/link.md", "/etc/passwd");
        test.Repository.Write("content-repo/pages/large.md", new byte[(4 << 20) + 1]);
        test.Repository.Commit();
        test.Repository.Git("update-index", "--add", "--cacheinfo", $"160000,{test.Repository.Head},content-repo/sub");
        test.Repository.Git("commit", "--quiet", "--message", "Submodule");
        Assert.Equal(
            """
            pages/large.md:1:1: error CA2005: The file has 4194305 bytes; at most 4194304 are read.
            pages/link.md:1:1: warning CA2001: A symbolic link is not followed, wherever it leads.
            sub:1:1: warning CA2002: A submodule belongs to another repository and is not read.
            """, test.Diagnostics());
        Assert.Equal(1, test.Snapshot().EntryCount);
    }

    [Fact]
    public void Only_a_missing_object_that_is_needed_is_reported_and_it_may_arrive_later()
    {
        using var test = SnapshotUnderTest.Of(Model, "-- pages/a.md --\nA\n-- pages/b.md --\nB\n-- img/a.png --\nC\n");
        var needed = Loose("content-repo/pages/b.md");
        File.Move(needed, needed + ".away");
        File.Delete(Loose("content-repo/img/a.png"));
        var result = test.Build();
        Assert.Equal("pages/b.md:1:1: error CA2011: The object of this file is missing or damaged, so the file cannot be read.",
            SnapshotUnderTest.Lines(result));
        Assert.Equal((1, 1), (result.Snapshot!.EntryCount, result.DocumentsRead));

        File.Move(needed + ".away", needed);
        result = test.Build();
        Assert.Equal((2, 1, 0), (result.Snapshot!.EntryCount, result.DocumentsRead, result.Diagnostics.Count));

        string Loose(string path)
        {
            var oid = test.Repository.Git("rev-parse", $"HEAD:{path}");
            return $"{test.Repository.Path}/.git/objects/{oid[..2]}/{oid[2..]}";
        }
    }

    [Fact]
    public void A_cancelled_build_keeps_the_documents_that_were_read_before()
    {
        using var test = new SnapshotUnderTest(TestRepository.Empty());
        var first = test.Repository.CommitInBulk(Pages(1200));
        test.Build();
        test.Repository.CommitInBulk(Pages(1200).Select(file => (file.Path, file.Text.Replace("title: Page", "title: New page"))));
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(
            () => test.Build(progress: new Progress(done => { if (done.Done >= 500) cancel.Cancel(); }), cancellation: cancel.Token));
        Assert.Equal(0, test.Build(first).DocumentsRead);
        Assert.Equal(1200, test.Build().DocumentsRead);
    }

    [Fact]
    public void Progress_ends_at_the_total()
    {
        using var test = new SnapshotUnderTest(TestRepository.Empty());
        test.Repository.CommitInBulk(Pages(1200));
        var reports = new List<SnapshotProgress>();
        test.Build(progress: new Progress(reports.Add));
        Assert.Equal(new(0, 1200), reports[0]);
        Assert.Equal(new(1200, 1200), reports[^1]);
        Assert.Equal(reports.OrderBy(report => report.Done), reports);
        Assert.Equal(4, reports.Count);
    }

    /// <summary>The position and the code of a diagnostic, without the content root.</summary>
    static string Place(ContentApi.Content.Diagnostics.Diagnostic diagnostic) =>
        $"{diagnostic.Path["content-repo/".Length..]}:{diagnostic.Position.Line}:{diagnostic.Position.Column} {diagnostic.Rule.Code}";

    sealed class Progress(Action<SnapshotProgress> report) : IProgress<SnapshotProgress>
    {
        public void Report(SnapshotProgress value) => report(value);
    }

    /// <summary>
    /// Reading and checking do not grow with the size of the content. Memory grows only by copies of references and of the tree's list of files.
    /// </summary>
    [Fact]
    public void The_cost_of_a_commit_does_not_grow_with_the_size_of_the_content()
    {
        const string model = "type Page @collection(path: \"**/{slug}.md\", url: \"/{slug}\") "
            + "{ slug: String! @unique  next: Page  all: [Page!]! @inverse(of: \"next\")  body: Markdown @body @searchable }";
        var (small, large) = (Cost(500), Cost(2_500));
        Assert.InRange((large - small) / 2_000.0, 0, 200);

        // The pages are in 100 folders, because a change of a file makes the builder read its folder's whole list again.
        static string Path(int number) => $"content-repo/{number % 100:00}/p{number:0000}.md";

        static long Cost(int count)
        {
            using var test = new SnapshotUnderTest(TestRepository.Empty());
            var files = Enumerable.Range(0, count).ToDictionary(Path,
                i => $"---\nnext: p{(i + 1) % count:0000}\n---\nWords [of a link](/{Path((i + 2) % count)["content-repo/".Length..]}) and {i}.\n");
            files["schema/model.graphql"] = model;
            SnapshotResult Commit(Action change)
            {
                change();
                test.Repository.CommitInBulk(files.Select(file => (file.Key, file.Value)));
                return test.Build();
            }

            Assert.Equal(count, Commit(() => { }).FilesChecked);
            // A changed text affects no other file. A deleted page affects the page that refers to it and the page that links to it; so does one that returns.
            var text = Commit(() => files[Path(100)] = "---\nnext: p0001\n---\nOther words.\n");
            var gone = Commit(() => files.Remove(Path(200)));
            var back = Commit(() => files[Path(200)] = "New.\n");
            Assert.Equal((1, 1, 0, 2, 1, 3),
                (text.DocumentsRead, text.FilesChecked, gone.DocumentsRead, gone.FilesChecked, back.DocumentsRead, back.FilesChecked));
            Assert.Equal(["99/p0199.md:2:7 CA5001", "98/p0198.md:4:7 CA6001"], gone.Diagnostics.Select(Place).OrderDescending());
            Assert.Empty(back.Diagnostics);

            files[Path(300)] = "Again.\n";
            test.Repository.CommitInBulk(files.Select(file => (file.Key, file.Value)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            test.Build();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Files_that_mention_a_page_by_any_name_are_checked_when_it_is_deleted_and_when_it_returns()
    {
        using var test = SnapshotUnderTest.Of(
            "type Page @collection(path: \"pages/**/{slug}.md\", url: \"/{slug}\") "
                + "{ slug: String! @unique  next: Page  picture: Asset  body: Markdown @body }\n"
                + "type Note @collection(path: \"*.md\") { body: Markdown @body }",
            """
            -- pages/about.md --
            -- pages/us/index.md --
            -- img/a.png --
            -- by-url.md --
            [x](about)
            -- by-path.md --
            [x](pages/about.md)
            -- by-stem.md --
            [x](pages/about)
            -- by-folder.md --
            [x](pages/us/)
            -- by-image.md --
            ![x](img/a.png)
            -- pages/by-slug.md --
            ---
            next: about
            ---
            -- pages/by-reference.md --
            ---
            next: content-repo/pages/us/index
            picture: /img/a.png
            ---

            """ + string.Concat(Enumerable.Range(0, 20).Select(i => $"-- pages/other{i}.md --\n")));
        Assert.Equal("", test.Diagnostics());
        foreach (var path in new[] { "pages/about.md", "pages/us/index.md", "img/a.png" }) test.Repository.Delete($"content-repo/{path}");
        test.Repository.Commit();
        var gone = test.Build();
        Assert.Equal(
            [
                "by-folder.md:1:1 CA6001", "by-image.md:1:1 CA6002", "by-path.md:1:1 CA6001", "by-stem.md:1:1 CA6001", "by-url.md:1:1 CA6001",
                "pages/by-reference.md:2:7 CA5001", "pages/by-reference.md:3:10 CA5001", "pages/by-slug.md:2:7 CA5001",
            ], gone.Diagnostics.Select(Place));
        Assert.Equal(7, gone.FilesChecked);
        test.Repository.Commit(SnapshotUnderTest.Below("content-repo", "-- pages/about.md --\n-- pages/us/index.md --\n-- img/a.png --\n"));
        var back = test.Build();
        Assert.Empty(back.Diagnostics);
        Assert.Equal(9, back.FilesChecked);
    }
}
