using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Tests.Snapshots;

/// <summary>What is said of references, links and assets whose target the commit renamed.</summary>
public sealed class RenameTests : IDisposable
{
    const string Model =
        """
        -- schema/model.graphql --
        type Post @collection(path: "posts/{slug}.md", url: "/{slug}") { slug: String! @unique  author: Author  cover: Asset  body: Markdown @body }
        type Author @collection(path: "authors/{file}.md", url: "/a/{slug}") { slug: String @unique  name: String  body: Markdown @body }
        type Place @collection(path: "places/{slug}.md") { slug: String! @unique  body: Markdown @body }

        """;

    const string Ann = "---\nslug: ann\nname: Ann\n---\nAnn has written\na long text\nabout herself.\n";

    SnapshotUnderTest? test;

    public void Dispose() => test?.Dispose();

    /// <summary>Commits content, then a change of it, and returns each diagnostic with its hint, without the content root.</summary>
    string After(string before, Action<TestRepository> change, string root = "content-repo")
    {
        test = new(TestRepository.With(Model + (root == "." ? before : SnapshotUnderTest.Below(root, before))), new(ContentRoot: root));
        change(test.Repository);
        test.Repository.Commit();
        return Told();
    }

    string Told() => string.Join('\n', test!.Builder.ExplainRenames(test.Build()).Select(one => $"{one} ({one.Hint})"))
        .Replace("content-repo/", "").Replace('"', '\'');

    static void Move(TestRepository repository, string from, string to)
    {
        var target = Path.Combine(repository.Path, "content-repo", to);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(Path.Combine(repository.Path, "content-repo", from), target);
    }

    static string Post(string author) => $"-- posts/p.md --\n---\nauthor: {author}\n---\n";

    [Theory]
    [InlineData("authors/ann", "authors/anna")]
    [InlineData("authors/ann.md", "authors/anna.md")]
    [InlineData("/authors/ann", "/authors/anna")]
    [InlineData("/authors/ann.md", "/authors/anna.md")]
    [InlineData("content-repo/authors/ann.md", "authors/anna.md")]
    public void A_reference_to_a_renamed_file_names_the_new_path(string written, string meant) => Assert.Equal(
        $"posts/p.md:2:9: warning CA5001: '{written.Replace("content-repo/", "")}' names no Author. "
            + $"authors/ann.md was renamed to authors/anna.md in this commit. (Write '{meant}'.)",
        After(Post(written) + $"-- authors/ann.md --\n{Ann}", repository => Move(repository, "authors/ann.md", "authors/anna.md")));

    [Fact]
    public void A_reference_by_a_key_that_has_changed_names_the_new_key() => Assert.Equal(
        "posts/p.md:2:9: warning CA5001: 'ann' names no Author. The slug of authors/ann-file.md has become 'anna' in this commit. (Write 'anna'.)",
        After(Post("ann") + $"-- authors/ann-file.md --\n{Ann}",
            repository => repository.Write("content-repo/authors/ann-file.md", Ann.Replace("slug: ann", "slug: anna"))));

    [Fact]
    public void A_reference_by_the_key_of_a_file_that_was_renamed_and_edited_names_the_new_key() => Assert.Equal(
        "posts/p.md:2:9: warning CA5001: 'ann' names no Author. authors/1.md was renamed to authors/2.md in this commit. (Write 'anna'.)",
        After(Post("ann") + $"-- authors/1.md --\n{Ann}", repository =>
        {
            Move(repository, "authors/1.md", "authors/2.md");
            repository.Write("content-repo/authors/2.md", Ann.Replace("slug: ann", "slug: anna"));
        }));

    [Fact]
    public void A_reference_to_a_file_whose_name_is_its_key_names_the_new_one() => Assert.Equal(
        "posts/p.md:2:1: warning CA6001: There is no file or page 'places/x.md'. places/x.md was renamed to places/y.md in this commit. "
            + "(Write '../places/y.md'.)",
        After("-- posts/p.md --\n\n[x](../places/x.md)\n-- places/x.md --\nText", repository => Move(repository, "places/x.md", "places/y.md")));

    [Theory]
    [InlineData("../authors/ann.md", "authors/ann.md", "../authors/anna.md")]
    [InlineData("../authors/ann", "authors/ann", "../authors/anna")]
    [InlineData("/authors/ann.md", "/authors/ann.md", "/authors/anna.md")]
    public void A_link_to_a_renamed_file_names_the_new_path_as_it_is_written(string written, string target, string meant) => Assert.Equal(
        $"posts/p.md:2:1: warning CA6001: There is no file or page '{target}'. authors/ann.md was renamed to authors/anna.md in this commit. "
            + $"(Write '{meant}'.)",
        After($"-- posts/p.md --\n\n[x]({written})\n-- authors/ann.md --\n{Ann}", repository => Move(repository, "authors/ann.md", "authors/anna.md")));

    [Fact]
    public void An_asset_and_an_image_that_were_renamed_name_the_new_path() => Assert.Equal(
        "posts/p.md:2:8: warning CA5001: There is no file 'img/a.png'. img/a.png was renamed to pictures/b.png in this commit. (Write '/pictures/b.png'.)\n"
        + "posts/p.md:5:1: warning CA6002: There is no file 'img/a.png'. img/a.png was renamed to pictures/b.png in this commit. (Write '../pictures/b.png'.)",
        After("-- posts/p.md --\n---\ncover: ../img/a.png\n---\n\n![](../img/a.png)\n-- img/a.png --\nPNG",
            repository => Move(repository, "img/a.png", "pictures/b.png")));

    [Fact]
    public void A_file_that_is_similar_enough_was_renamed_and_another_was_not()
    {
        var lines = Enumerable.Range(1, 10).Select(i => $"Line {i} of the text.");
        string Text(int kept) => $"---\nname: A\n---\n{string.Join('\n', lines.Select((line, i) => i < kept ? line : $"Other {line}"))}\n";
        void Replace(TestRepository repository, int kept)
        {
            repository.Delete("content-repo/authors/old.md");
            repository.Write("content-repo/authors/new.md", Text(kept));
        }
        var before = Post("authors/old") + $"-- authors/old.md --\n{Text(10)}";
        Assert.Contains("authors/old.md was renamed to authors/new.md", After(before, repository => Replace(repository, 7)));
        Dispose();
        Assert.DoesNotContain("renamed", After(before, repository => Replace(repository, 3)));
    }

    [Fact]
    public void Of_several_new_files_the_most_similar_of_the_type_is_meant()
    {
        const string text = "---\nname: Ann\n---\nAnn has written\na long text\nabout herself.\n";
        var told = After(Post("authors/ann") + $"-- authors/ann.md --\n{text}", repository =>
        {
            repository.Delete("content-repo/authors/ann.md");
            repository.Write("content-repo/places/ann.md", text + "x\n");
            repository.Write("content-repo/authors/a.md", text.Replace("a long text", "a text of some length"));
            repository.Write("content-repo/authors/b.md", text.Replace("herself.", "herself!"));
        });
        Assert.Contains("authors/ann.md was renamed to authors/b.md", told);
    }

    [Fact]
    public void A_name_that_was_deleted_or_never_was_has_its_ordinary_hint()
    {
        Assert.Equal("posts/p.md:2:9: warning CA5001: 'ann' names no Author. (Write the target's slug, or its content path.)",
            After(Post("ann") + $"-- authors/1.md --\n{Ann}", repository => repository.Delete("content-repo/authors/1.md")));
        Dispose();
        Assert.Equal("posts/p.md:2:9: warning CA5001: 'nobody' names no Author. (Write the target's slug, or its content path.)",
            After(Post("nobody") + $"-- authors/1.md --\n{Ann}", repository => Move(repository, "authors/1.md", "authors/2.md")));
    }

    [Fact]
    public void A_rename_is_told_in_the_commit_that_made_it_alone()
    {
        Assert.Contains("was renamed",
            After(Post("authors/ann") + $"-- authors/ann.md --\n{Ann}", repository => Move(repository, "authors/ann.md", "authors/anna.md")));
        test!.Repository.Commit("-- content-repo/posts/other.md --\n");
        Assert.DoesNotContain("was renamed", Told());
        Assert.Contains("'authors/ann' names no Author.", Told());
    }

    [Fact]
    public void A_first_commit_and_a_shallow_clone_have_no_parent()
    {
        test = new(TestRepository.With(Model + SnapshotUnderTest.Below("content-repo", Post("ann"))));
        Assert.DoesNotContain("renamed", Told());
        Move(test.Repository, "posts/p.md", "posts/q.md");
        test.Repository.Commit();
        using var shallow = new SnapshotUnderTest(test.Repository.Clone("--depth=1"));
        Assert.Single(shallow.Builder.ExplainRenames(shallow.Build()));
    }

    [Fact]
    public void A_required_reference_is_told_as_well()
    {
        test = SnapshotUnderTest.Of("type Chain @collection(path: \"c/{name}.md\") { name: String! @unique  next: Chain!  body: Markdown @body }",
            "-- c/a.md --\n---\nnext: b\n---\n-- c/b.md --\n---\nnext: b\n---\nText\nof b\n");
        Move(test.Repository, "c/b.md", "c/z.md");
        test.Repository.Commit();
        var told = test.Builder.ExplainRenames(test.Build());
        Assert.Contains(told, one => one is { Path: "content-repo/c/a.md", Rule.Code: "CA5002", Hint: "Write \"z\"." }
            && one.Message.EndsWith("content-repo/c/b.md was renamed to content-repo/c/z.md in this commit.", StringComparison.Ordinal));
    }

    [Fact]
    public void Content_at_the_root_of_the_repository_is_compared_as_well() => Assert.Contains(
        "authors/ann.md was renamed to authors/anna.md in this commit. (Write 'authors/anna'.)",
        After(Post("authors/ann") + $"-- authors/ann.md --\n{Ann}", repository =>
            File.Move(Path.Combine(repository.Path, "authors/ann.md"), Path.Combine(repository.Path, "authors/anna.md")), root: "."));

    [Fact]
    public void A_commit_that_renames_thousands_of_files_is_explained_in_seconds()
    {
        IEnumerable<(string, string)> Files(string folder) => Enumerable.Range(0, 2_500)
            .Select(i => ($"content-repo/authors/{folder}{i}.md", $"---\nslug: a{i}\n---\nText {i}\n"))
            .Append(("content-repo/posts/p.md", "---\nauthor: authors/x7\n---\n")).Append(("schema/model.graphql", Model.Split('\n', 2)[1]));
        var repository = TestRepository.Empty();
        repository.CommitInBulk(Files("x"));
        repository.CommitInBulk(Files("y"));
        test = new(repository);
        var result = test.Build();
        IReadOnlyList<Diagnostic> told = [];
        Assert.InRange(ThreadTime.Of(() => told = test.Builder.ExplainRenames(result)), 0, 15);
        Assert.Contains("content-repo/authors/x7.md was renamed to content-repo/authors/y7.md", Assert.Single(told).Message);
    }
}
