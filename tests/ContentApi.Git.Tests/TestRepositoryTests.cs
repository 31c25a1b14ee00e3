namespace ContentApi.Git.Tests;

public sealed class TestRepositoryTests
{
    [Fact]
    public void The_same_steps_give_the_same_commit_ids()
    {
        using var one = TestRepository.With("-- a.md --\nHello");
        using var two = TestRepository.With("-- a.md --\nHello");
        Assert.Equal(one.Head, two.Head);
        Assert.Equal(one.Commit("-- b/c.md --\nx"), two.Commit("-- b/c.md --\nx"));
        Assert.Equal("a.md\nb/c.md", one.Git("ls-tree", "-r", "--name-only", "HEAD"));
    }

    [Fact]
    public void A_bulk_commit_replaces_all_files()
    {
        using var repository = TestRepository.Empty();
        repository.CommitInBulk([("a.md", "a"), ("b/c.md", "é\n")]);
        repository.CommitInBulk([("b/c.md", "d")]);
        Assert.Equal("b/c.md", repository.Git("ls-tree", "-r", "--name-only", "main"));
        Assert.Equal("2", repository.Git("rev-list", "--count", "main"));
    }

    [Fact]
    public void A_listing_is_split_at_its_headings()
    {
        Assert.Equal([("a", "x\n\n"), ("b/c", ""), ("d", "y\n")], FileListing.Parse("\n-- a --\nx\n\n-- b/c --\n-- d --\ny"));
        Assert.Throws<ArgumentException>(() => FileListing.Parse("oops\n-- a --\n").ToList());
    }
}
