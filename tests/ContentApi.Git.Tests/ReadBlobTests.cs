using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Tests;

public abstract class ReadBlobTests(Source source) : IDisposable
{
    readonly TestRepository origin = source.With("-- a.md --\nHello\n-- b.md --\nNumber two");
    GitRepository? opened;

    GitRepository Repository => opened ??= source.Open(origin.Path);

    public void Dispose()
    {
        opened?.Dispose();
        origin.Dispose();
    }

    GitObjectId Oid(string revision) => GitObjectId.Parse(origin.Git("rev-parse", revision));

    string? Text(GitObjectId oid) =>
        Repository.ReadBlob(oid, 1000) is { Status: BlobStatus.Found, Bytes: var bytes } ? Encoding.UTF8.GetString(bytes.Span) : null;

    [Fact]
    public void Reads_loose_and_packed_blobs()
    {
        var oid = Oid("HEAD:a.md");
        Assert.Equal("Hello\n", Text(oid));
        origin.Git("gc", "--quiet");
        Assert.Equal("Hello\n", Text(oid));
        Assert.Equal("Number two\n", Text(Oid("HEAD:b.md")));
    }

    [Fact]
    public void Reads_bytes_as_they_are()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, 0xFF, 0x00, (byte)'\r', (byte)'\n'];
        var oid = GitObjectId.Parse(origin.Git(bytes, "hash-object", "-w", "--stdin"));
        Assert.Equal(bytes, Repository.ReadBlob(oid, 7).Bytes.ToArray());
        Assert.Equal(
            (BlobStatus.Found, 0L),
            Repository.ReadBlob(GitObjectId.Parse(origin.Git("hash-object", "-w", "--stdin")), 0) is var empty ? (empty.Status, empty.Size) : default);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Does_not_read_a_blob_over_the_limit(bool packed)
    {
        // Zeros compress to a small object, as an attacker would store it.
        var oid = GitObjectId.Parse(origin.Git(new byte[20_000_000], "hash-object", "-w", "--stdin"));
        if (packed) origin.Git(Encoding.ASCII.GetBytes($"{oid}\n"), "pack-objects", "--quiet", ".git/objects/pack/pack");
        if (packed) File.Delete(Path.Combine(origin.Path, ".git/objects", oid.ToString()[..2], oid.ToString()[2..]));
        Repository.ReadBlob(Oid("HEAD:a.md"), 100);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(new(BlobStatus.SaidTooLarge, default, 20_000_000), Repository.ReadBlob(oid, 19_999_999));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 100_000);
        Assert.Equal(BlobStatus.Found, Repository.ReadBlob(oid, 20_000_000).Status);
    }

    [Fact]
    public void A_blob_over_the_limit_is_checked_against_its_id_unless_it_is_very_large()
    {
        var oid = GitObjectId.Parse(origin.Git(new byte[5_000_000], "hash-object", "-w", "--stdin"));
        Assert.Equal(new(BlobStatus.TooLarge, default, 5_000_000), Repository.ReadBlob(oid, 4_000_000));
        Assert.Equal(BlobStatus.TooLarge, Repository.ReadBlob(oid, 4_000_000).Status);
    }

    [Fact]
    public void A_missing_blob_is_unreadable()
    {
        var oid = Oid("HEAD:a.md");
        File.Delete(Path.Combine(origin.Path, ".git/objects", oid.ToString()[..2], oid.ToString()[2..]));
        Assert.Equal(new(BlobStatus.Unreadable, default, 0), Repository.ReadBlob(oid, 1000));
        Assert.Equal(BlobStatus.Unreadable, Repository.ReadBlob(default, 1000).Status);
        Assert.Equal("Number two\n", Text(Oid("HEAD:b.md")));
    }

    [Fact]
    public void A_damaged_blob_is_unreadable()
    {
        var (a, b) = (Oid("HEAD:a.md").ToString(), Oid("HEAD:b.md").ToString());
        string File(string oid) => Path.Combine(origin.Path, ".git/objects", oid[..2], oid[2..]);
        System.IO.File.Delete(File(a));
        System.IO.File.Copy(File(b), File(a));
        Assert.Equal(BlobStatus.Unreadable, Repository.ReadBlob(GitObjectId.Parse(a), 1000).Status);
    }

    [Fact]
    public void A_tree_is_not_a_blob() => Assert.Equal(BlobStatus.Unreadable, Repository.ReadBlob(Oid("HEAD^{tree}"), 1000).Status);

    [Fact]
    public void A_partial_clone_is_read_without_fetching_what_it_lacks()
    {
        var oid = Oid("HEAD:a.md");
        using var partial = origin.Clone("--filter=blob:none", "--no-checkout");
        using var served = source.Open(partial.Path);
        Assert.Equal(["a.md", "b.md"], served.ReadTree(served.Resolve("HEAD"), "")!.Files.Select(file => file.Path));
        Assert.Equal(BlobStatus.LeftOut, served.ReadBlob(oid, 1000).Status);
        Assert.Contains("?" + oid, partial.Git("rev-list", "--objects", "--missing=print", "HEAD"));

        // After git has fetched the blob, it is found.
        partial.Git("cat-file", "-p", oid.ToString());
        Assert.Equal(BlobStatus.Found, served.ReadBlob(oid, 1000).Status);
    }

    [Fact]
    public void Objects_are_found_after_a_push_a_repack_and_a_prune()
    {
        using var bare = origin.Clone("--bare");
        using var served = source.Open(bare.Path);
        for (var i = 0; i < 5; i++)
        {
            origin.Commit($"-- a.md --\nVersion {i}");
            origin.Git("push", "--quiet", bare.Path, "main");
            var file = served.ReadTree(served.Resolve("main"), "")!.Files[0];
            Assert.Equal($"Version {i}\n", Encoding.UTF8.GetString(served.ReadBlob(file.Oid, 100).Bytes.Span));
            // Deletes the packs that the reader has open.
            bare.Git("repack", "-a", "-d", "--quiet");
            bare.Git("prune-packed");
            Assert.Equal(BlobStatus.Found, served.ReadBlob(file.Oid, 100).Status);
            Assert.Equal("First commit", served.Resolve(origin.Git("rev-list", "--max-parents=0", "main")).Message);
            Assert.Equal(BlobStatus.Found, served.ReadBlob(Oid("main~1:a.md"), 100).Status);
        }
    }

    [Fact]
    public void A_repository_that_is_deleted_and_cloned_again_at_the_same_path_is_read()
    {
        using var bare = origin.Clone("--bare");
        using var served = source.Open(bare.Path);
        Assert.Equal(BlobStatus.Found, served.ReadBlob(Oid("HEAD:a.md"), 100).Status);
        origin.Commit("-- a.md --\nOther\n");
        Directory.Delete(bare.Path, recursive: true);
        Assert.Throws<GitException>(() => served.Resolve("main"));
        origin.Git("clone", "--quiet", "--bare", "file://" + origin.Path, bare.Path);
        Assert.Equal(origin.Head, served.Resolve("main").Oid.ToString());
        Assert.Equal(BlobStatus.Found, served.ReadBlob(Oid("HEAD:a.md"), 100).Status);
    }

    [Fact]
    public async Task Many_threads_read_at_once_while_git_repacks()
    {
        origin.CommitInBulk(Enumerable.Range(0, 2000).Select(i => ($"{i}.md", $"Text {i}")));
        var files = Repository.ReadTree(Repository.Resolve("main"), "")!.Files;
        var repack = Task.Run(() => origin.Git("repack", "-a", "-d", "-f", "--quiet"), TestContext.Current.CancellationToken);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            foreach (var file in files) Assert.Equal("Text " + file.Path[..^3], Text(file.Oid));
        });
        await repack;
    }
}

public sealed class ReadBlobByLibgit2Tests() : ReadBlobTests(Source.Libgit2);
public sealed class ReadBlobByGitTests() : ReadBlobTests(Source.Program);
public sealed class ReadBlobOfSha256Tests() : ReadBlobTests(Source.ProgramSha256);
