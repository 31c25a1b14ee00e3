using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Tests.Storage;

/// <summary>Reads files of refs as Git writes them, and as a crash or a careless edit leaves them.</summary>
public sealed class FileReferencesTests : IDisposable
{
    readonly TestRepository origin = Source.Libgit2.With("-- a.md --\nHello");

    public void Dispose() => origin.Dispose();

    string Folder => origin.Path + "/.git";

    void Write(string file, string content)
    {
        file = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    string Resolve(string reference)
    {
        using var repository = Source.Libgit2.Open(origin.Path);
        return repository.Resolve(reference).Oid.ToString();
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}\r\n")]
    [InlineData("{0}\tbranch 'main' of example.org\n")]
    [InlineData("ref: refs/heads/main\n")]
    [InlineData("ref:refs/heads/main")]
    [InlineData("ref:\t refs/heads/main \r\n")]
    public void A_ref_is_read_as_git_reads_it(string content)
    {
        Write("refs/heads/other", string.Format(null, content, origin.Head));
        Assert.Equal(origin.Head, Resolve("other"));
        Assert.Equal(origin.Head, origin.Git("rev-parse", "refs/heads/other"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("no id")]
    [InlineData("0123456789")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123\n")]
    [InlineData("ref: ")]
    [InlineData("ref: ../../../outside")]
    [InlineData("ref: refs/heads/a..b")]
    public void A_damaged_ref_is_reported_and_an_older_packed_one_is_not_used_instead(string content)
    {
        origin.Git("branch", "other");
        origin.Git("pack-refs", "--all");
        Write("refs/heads/other", content);
        Assert.Equal(
            $"The ref 'refs/heads/other' cannot be read: {Folder}/refs/heads/other holds neither an object id nor 'ref:' and the name of a ref. "
            + "'git fsck' tells more.",
            Assert.Throws<GitException>(() => Resolve("other")).Message);
    }

    [Fact]
    public void Packed_refs_are_found_among_peeled_tags_and_longer_names()
    {
        origin.Git("tag", "-a", "-m", "one", "one");
        origin.Git("branch", "a/b");
        origin.Git("branch", "z");
        origin.Git("pack-refs", "--all");
        Assert.Contains("\n^", File.ReadAllText(Folder + "/packed-refs"));
        Assert.Equal([origin.Head, origin.Head, origin.Head], new[] { "a/b", "one", "z" }.Select(Resolve));
        foreach (var name in new[] { "a", "b", "on", "ne", "heads" })
            Assert.Contains("has no branch", Assert.Throws<GitException>(() => Resolve(name)).Message);
    }

    [Theory]
    [InlineData("no line\n")]
    [InlineData("{0}\n")]
    [InlineData("{0} \n")]
    [InlineData("{0} refs/heads/x\r\n")]
    [InlineData("{0} refs/heads/cut-off")]
    [InlineData("\n")]
    public void A_damaged_line_of_packed_refs_is_reported(string line)
    {
        origin.Git("branch", "other");
        origin.Git("pack-refs", "--all");
        var (lines, head) = (File.ReadAllText(Folder + "/packed-refs"), origin.Head);
        var number = lines.Count(character => character == '\n') + 1;
        Write("packed-refs", lines + string.Format(null, line, head));
        Assert.Equal($"Line {number} of {Folder}/packed-refs is not an object id and the name of a ref: the file is damaged. 'git fsck' tells more.",
            Assert.Throws<GitException>(() => Resolve("other")).Message);
    }

    [Theory]
    [InlineData("# refs/heads/main\n")]
    [InlineData("# pack-refs with: peeled refs/heads/main\n^0123 refs/heads/main\n")]
    [InlineData("# 0123456789012345678901234567890123456789 refs/heads/main\n")]
    public void A_comment_that_ends_with_the_name_of_a_ref_is_not_a_ref(string comments)
    {
        origin.Git("pack-refs", "--all");
        var (packed, head) = (File.ReadAllText(Folder + "/packed-refs"), origin.Head);
        Write("packed-refs", comments + packed);
        Assert.Equal(head, Resolve("main"));
        Write("packed-refs", comments);
        Assert.Contains("has no branch", Assert.Throws<GitException>(() => Resolve("main")).Message);
    }

    [Fact]
    public void Packed_refs_that_are_written_again_are_read_again()
    {
        using var repository = Source.Libgit2.Open(origin.Path);
        for (var round = 0; round < 20; round++)
        {
            var oid = origin.Commit($"-- a.md --\n{round}");
            origin.Git("pack-refs", "--all");
            Assert.False(File.Exists(Folder + "/refs/heads/main"));
            Assert.Equal(oid, repository.Resolve("main").Oid.ToString());
        }
    }

    [Fact]
    public void Refs_are_listed_once_each_and_symbolic_links_are_not_followed()
    {
        origin.Git("branch", "light");
        origin.Git("tag", "v1");
        origin.Git("pack-refs", "--all");
        origin.Git("branch", "--force", "light", "HEAD");
        origin.Git("branch", "a/b");
        Write("refs/heads/main.lock", origin.Head);
        Directory.CreateSymbolicLink(Folder + "/refs/heads/out", "/usr");
        var references = new FileReferences(RepositoryPaths.Find(Folder));
        Assert.Equal(["refs/heads/a/b", "refs/heads/light", "refs/heads/main", "refs/tags/v1"], references.List().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_worktree_has_its_own_refs()
    {
        var tree = origin.Path + "/tree";
        origin.Git("worktree", "add", "--quiet", "-b", "side", tree);
        var (first, second) = (origin.Head, origin.Commit("-- a.md --\nsecond"));
        File.WriteAllText(Directory.CreateDirectory(Folder + "/worktrees/tree/refs/worktree").FullName + "/mine", first);
        Write("refs/worktree/mine", second);
        using var repository = Source.Libgit2.Open(tree);
        Assert.Equal([first, first, second], new[] { "HEAD", "refs/worktree/mine", "main" }.Select(name => repository.Resolve(name).Oid.ToString()));
    }
}
