using System.IO.Compression;
using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Tests;

public abstract class ResolveTests : IDisposable
{
    readonly Source source;
    readonly TestRepository origin;
    readonly string first;
    readonly string second;
    readonly GitRepository repository;

    protected ResolveTests(Source source)
    {
        this.source = source;
        origin = source.Like(nameof(ResolveTests), origin =>
        {
            origin.Commit("-- a.md --\nHello");
            origin.Git("tag", "light");
            origin.Git("tag", "--annotate", "--message", "Release", "v1");
            origin.Git("tag", "--annotate", "--message", "Tag of a tag", "v1-signed", "v1");
            origin.Git("branch", "topic/one");
            origin.Git("update-ref", "refs/remotes/origin/main", origin.Head);
            origin.Git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
            origin.Git("update-ref", "refs/notes/x", origin.Head);
            origin.Commit("-- a.md --\nHello again");
        });
        first = File.ReadAllText(origin.Path + "/.git/refs/heads/topic/one").Trim();
        second = origin.Head;
        repository = source.Open(origin.Path);
    }

    public void Dispose()
    {
        repository.Dispose();
        origin.Dispose();
    }

    [Fact]
    public void Finds_branches_tags_and_remote_branches_loose_or_packed()
    {
        (string Reference, int Commit)[] commits =
        [
            ("HEAD", 2), ("main", 2), ("refs/heads/main", 2), ("heads/main", 2), ("topic/one", 1), ("light", 1), ("v1", 1), ("v1-signed", 1),
            ("refs/tags/v1", 1), ("origin/main", 1), ("origin", 1), ("refs/notes/x", 1),
        ];
        AssertFound();
        origin.Git("pack-refs", "--all");
        AssertFound();
        origin.Git("gc", "--quiet");
        AssertFound();

        void AssertFound() => Assert.All(
            commits, pair => Assert.Equal(pair.Commit == 1 ? first : second, repository.Resolve(pair.Reference).Oid.ToString()));
    }

    [Fact]
    public void Finds_commits_by_full_and_by_shortened_id()
    {
        Assert.Equal(first, repository.Resolve(first).Oid.ToString());
        Assert.Equal(first, repository.Resolve(first[..10]).Oid.ToString());
        Assert.Equal(first, repository.Resolve(first[..13].ToUpperInvariant()).Oid.ToString());
        Assert.Equal(first, repository.Resolve(origin.Git("rev-parse", "v1")).Oid.ToString());
    }

    /// <summary>Git itself says which commit is meant.</summary>
    [Fact]
    public void An_expression_means_the_same_commit_as_in_git()
    {
        string[] expressions =
        [
            "HEAD~1", "HEAD~", "HEAD^", "HEAD^0", "@", "@~1", "main^^", "main^2", "main^2~1", "main~1^{commit}", "v1^{}", "v1-signed^0", "refs/heads/main~2",
            "main@{0}", "main@{1}", "main@{1}~1", "HEAD@{1}", "@{1}", "side@{0}",
        ];
        origin.Git("checkout", "--quiet", "-b", "side", first);
        origin.Commit("-- b.md --\nAside");
        origin.Git("checkout", "--quiet", "main");
        origin.Git("merge", "--quiet", "--no-ff", "--message", "Merge", "side");
        var expected = origin.Git(["rev-parse", .. expressions.Select(expression => $"{expression}^{{commit}}")]).Split('\n');
        Assert.Equal(expected, expressions.Select(expression => repository.Resolve(expression).Oid.ToString()));
        origin.Git("pack-refs", "--all");
        origin.Git("repack", "-a", "-d", "--quiet");
        Assert.Equal(expected, expressions.Select(expression => repository.Resolve(expression).Oid.ToString()));
    }

    [Theory]
    [InlineData("HEAD~2", "does not exist: the commit {0} has no parent.")]
    [InlineData("HEAD^2", "does not exist: the commit {1} has one parent.")]
    [InlineData("HEAD~200000", "'HEAD~200000' goes back more than 100000 commits")]
    [InlineData("HEAD^{tree}", "'^{tree}' in the ref 'HEAD^{tree}' is not supported. After a name, '~2' goes back two first parents")]
    [InlineData("HEAD~99999999999999999999", "is not supported")]
    [InlineData("main@{yesterday}", "'@{yesterday}' in the ref 'main@{yesterday}' is not supported.")]
    [InlineData("main@{", "is not supported")]
    [InlineData("main@{9}", "reflog of 'refs/heads/main'")]
    [InlineData("light@{1}", "'refs/tags/light'")]
    [InlineData("mian~1", "has no branch, tag or commit 'mian'. Did you mean 'main'?")]
    [InlineData("~1", "has no branch, tag or commit ''.")]
    public void Says_what_is_wrong_with_an_expression(string expression, string message) => Assert.Contains(
        message.Replace("{0}", first[..10]).Replace("{1}", second[..10]), Message(repository, expression));

    [Fact]
    public void An_expression_is_resolved_anew_when_the_ref_moves()
    {
        var before = repository.Resolve("main~1");
        origin.Commit("-- a.md --\nA third time");
        Assert.Equal(first, before.Oid.ToString());
        Assert.Equal(second, repository.Resolve("main~1").Oid.ToString());
        Assert.Equal(second, repository.Resolve("main@{1}").Oid.ToString());
    }

    [Fact]
    public void A_commit_whose_parent_a_shallow_clone_lacks_says_how_to_get_it()
    {
        using var shallow = origin.Clone("--depth=1", "--no-local");
        using var clone = source.Open(shallow.Path);
        Assert.Contains("'git fetch --unshallow' gets them", Message(clone, "HEAD~1"));
    }

    [Fact]
    public void A_detached_head_is_its_commit()
    {
        origin.Git("checkout", "--quiet", "--detach", first);
        Assert.Equal(first, repository.Resolve("HEAD").Oid.ToString());
    }

    [Fact]
    public void A_branch_comes_before_a_tag_of_the_same_name_and_both_before_a_shortened_id()
    {
        origin.Git("tag", "main", first);
        Assert.Equal(second, repository.Resolve("main").Oid.ToString());
        origin.Git("branch", second[..8], first);
        Assert.Equal(first, repository.Resolve(second[..8]).Oid.ToString());
    }

    [Theory]
    [InlineData("mian",
        "has no branch, tag or commit 'mian'. Did you mean 'main'? "
        + "The refs are: main, topic/one, origin/HEAD, origin/main, light, v1, v1-signed, refs/notes/x.")]
    [InlineData("Main", "Did you mean 'main'?")]
    [InlineData("refs/heads/mai", "Did you mean 'main'?")]
    [InlineData("one", "Did you mean 'topic/one'?")]
    [InlineData("production", "has no branch, tag or commit 'production'. The refs are: main, ")]
    [InlineData("", "has no branch, tag or commit ''.")]
    [InlineData("main\0", "has no branch, tag or commit")]
    [InlineData("../../etc/passwd", "has no branch, tag or commit")]
    [InlineData("-x", "has no branch, tag or commit")]
    [InlineData("0123456789", "has no branch, tag or commit")]
    [InlineData("0123456789012345678901234567890123456789", "has no branch, tag or commit")]
    public void Suggests_existing_names_for_an_unknown_ref(string reference, string message) => Assert.Contains(message, Message(repository, reference));

    [Fact]
    public void Lists_ten_names_at_most()
    {
        for (var i = 0; i < 10; i++) origin.Git("branch", $"b{i}");
        Assert.EndsWith("b0, b1, b2, b3, b4, b5, b6, b7, b8, b9 and 8 more.", Message(repository, "production"));
    }

    [Fact]
    public void Asks_for_more_digits_where_a_shortened_id_is_ambiguous()
    {
        // Two of 2,000 ids almost certainly begin with the same four digits. The ids are the same in every run, so the result is too.
        origin.CommitInBulk(Enumerable.Range(0, 2000).Select(i => ($"{i}.md", $"{i}")));
        var prefix = origin.Git("rev-list", "--all", "--objects").Split('\n').GroupBy(line => line[..4]).First(group => group.Count() > 1).Key;
        Assert.Equal($"'{prefix}' is the beginning of more than one object's id: give more digits.", Message(repository, prefix));
    }

    [Fact]
    public void Says_that_a_blob_or_a_tree_is_not_a_commit()
    {
        origin.Git("tag", "a-blob", origin.Git("rev-parse", "HEAD:a.md"));
        Assert.Contains("'a-blob' in " + repository.GitDirectory + " is a blob, not a commit", Message(repository, "a-blob"));
        Assert.Contains("is a tree, not a commit", Message(repository, origin.Git("rev-parse", "HEAD^{tree}")));
    }

    [Fact]
    public void Says_that_the_commit_of_a_ref_is_not_in_the_repository()
    {
        File.Delete(Path.Combine(repository.GitDirectory, "objects", second[..2], second[2..]));
        Assert.Contains($"'main' in {repository.GitDirectory} points to the commit {second}, which the repository does not have", Message(repository, "main"));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("cut off")]
    [InlineData("another text")]
    [InlineData("another type")]
    [InlineData("another commit")]
    public void Says_that_an_object_is_damaged_whatever_it_claims_to_be(string damage)
    {
        var file = Path.Combine(repository.GitDirectory, "objects", second[..2], second[2..]);
        var sound = File.ReadAllBytes(file);
        File.Delete(file);
        File.WriteAllBytes(file, damage switch
        {
            "empty" => [],
            "cut off" => sound[..(sound.Length / 2)],
            "another text" => Compressed(text => text.Replace("author", "auther")),
            "another type" => Compressed(text => text.Replace("commit ", "blob ")),
            _ => File.ReadAllBytes(Path.Combine(repository.GitDirectory, "objects", first[..2], first[2..])),
        });

        Assert.Contains("damaged", Message(repository, "main"));
        Assert.DoesNotContain("not a commit", Message(repository, "main"));

        byte[] Compressed(Func<string, string> change)
        {
            using var content = new ZLibStream(new MemoryStream(sound), CompressionMode.Decompress);
            using var written = new MemoryStream();
            using (var target = new ZLibStream(written, CompressionLevel.Optimal))
                target.Write(Encoding.Latin1.GetBytes(change(new StreamReader(content, Encoding.Latin1).ReadToEnd())));
            return written.ToArray();
        }
    }

    [Fact]
    public void Reports_a_cycle_of_symbolic_refs()
    {
        origin.Git("symbolic-ref", "refs/heads/a", "refs/heads/b");
        origin.Git("symbolic-ref", "refs/heads/b", "refs/heads/a");
        Assert.Contains("The ref 'refs/heads/a' cannot be read", Message(repository, "a"));
        Assert.Contains("main", Message(repository, "production"));
    }

    [Fact]
    public void Says_that_the_branch_of_an_empty_repository_has_no_commit()
    {
        using var empty = source.Empty();
        using var opened = source.Open(empty.Path);
        Assert.Equal($"HEAD of {empty.Path}/.git is the branch 'main', which has no commit yet: make a first commit.", Message(opened, "HEAD"));
        Assert.Equal($"The repository {empty.Path}/.git has no branch, tag or commit 'main'. It has no commit on any branch yet.", Message(opened, "main"));
    }

    [Fact]
    public void Says_which_branches_there_are_where_head_names_one_that_nobody_pushed()
    {
        using var bare = TestRepository.Bare(source.ObjectFormat);
        bare.Git("symbolic-ref", "HEAD", "refs/heads/master");
        origin.Git("push", "--quiet", bare.Path, "main");
        using var opened = source.Open(bare.Path);
        Assert.Equal(
            $"HEAD of {bare.Path} is the branch 'master', which has no commit yet: commit to it, or name another ref. The refs are: main.",
            Message(opened, "HEAD"));
    }

    [Fact]
    public void Reports_that_the_repository_no_longer_exists()
    {
        Directory.Delete(repository.GitDirectory, recursive: true);
        Assert.Equal($"The repository {repository.GitDirectory} no longer exists.", Message(repository, "main"));
    }

    static string Message(GitRepository repository, string reference) => Assert.Throws<GitException>(() => repository.Resolve(reference)).Message;
}

public sealed class ResolveByLibgit2Tests() : ResolveTests(Source.Libgit2);
public sealed class ResolveByGitTests() : ResolveTests(Source.Program);
public sealed class ResolveOfSha256Tests() : ResolveTests(Source.ProgramSha256);
