using System.IO.Compression;
using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Tests.Storage;

/// <summary>Damaged loose objects, with and without an intact copy in a pack. A reader that loops for ever fails its test after 60 seconds.</summary>
public sealed class LooseObjectTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly TestRepository origin = TestRepository.With("-- a.md --\nHello");
    readonly GitRepository repository;

    public LooseObjectTests() => repository = GitRepository.Open(origin.Path);

    public void Dispose()
    {
        repository.Dispose();
        origin.Dispose();
    }

    string FileOf(string oid) => Path.Combine(origin.Path, ".git/objects", oid[..2], oid[2..]);

    void Overwrite(string oid, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FileOf(oid))!);
        File.Delete(FileOf(oid));
        File.WriteAllBytes(FileOf(oid), bytes);
    }

    string Store(byte[] content) => origin.Git(content, "hash-object", "-w", "--stdin");

    static async Task<T> InTime<T>(Func<T> call) => await Task.Run(call).WaitAsync(Patience);

    Task<BlobContent> Blob(string oid, long most = 100_000) => InTime(() => repository.ReadBlob(GitObjectId.Parse(oid), most));

    async Task<string?> Text(string oid) => await Blob(oid) is { Status: BlobStatus.Found, Bytes: var bytes } ? Encoding.UTF8.GetString(bytes.Span) : null;

    static byte[] Compress(ReadOnlySpan<byte> bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, level, leaveOpen: true)) stream.Write(bytes);
        return compressed.ToArray();
    }

    static byte[] Compress(string text) => Compress(Encoding.ASCII.GetBytes(text));

    /// <summary>
    /// Base64 compresses by little, repeated text by much, one byte or none not at all: a cut hits each in another part of the compressed format.
    /// </summary>
    public static TheoryData<string> Contents => ["random", "text", "short", "empty"];

    static byte[] Content(string kind) => kind switch
    {
        "random" => Encoding.ASCII.GetBytes(Convert.ToBase64String(Enumerable.Range(0, 150).Select(i => (byte)(i * i * 31 + i * 7)).ToArray())),
        "text" => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("A line of text that comes again.\n", 300))),
        "short" => "x"u8.ToArray(),
        _ => [],
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task A_truncated_object_is_unreadable_until_it_is_complete(string kind)
    {
        var content = Content(kind);
        var oid = Store(content);
        var whole = File.ReadAllBytes(FileOf(oid));
        for (var length = 0; length < whole.Length; length++)
        {
            Overwrite(oid, whole.AsSpan(0, length));
            Assert.Equal((length, BlobStatus.Unreadable), (length, (await Blob(oid)).Status));
        }
        Overwrite(oid, whole);
        Assert.Equal(content, (await Blob(oid)).Bytes.ToArray());
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("tree")]
    public async Task A_truncated_commit_or_tree_is_an_error_and_does_not_block(string type)
    {
        var commit = repository.Resolve("main");
        var oid = origin.Git("rev-parse", type == "tree" ? "main^{tree}" : "main");
        var whole = File.ReadAllBytes(FileOf(oid));
        for (var length = 0; length < whole.Length; length++)
        {
            Overwrite(oid, whole.AsSpan(0, length));
            if (type == "tree") Assert.Equal([new("", SkipReason.Unreadable)], (await InTime(() => repository.ReadTree(commit, "")))!.Skipped);
            else await Assert.ThrowsAsync<GitException>(() => InTime(() => repository.Resolve("main")));
        }
        Overwrite(oid, whole);
        Assert.Single(repository.ReadTree(repository.Resolve("main"), "")!.Files);
    }

    [Theory]
    [InlineData("blob 99999999999\0Hello\n")]
    [InlineData("blob 99999999999999999999999999999999\0Hello\n")]
    [InlineData("blob 18446744073709551622\0Hello\n")]
    [InlineData("blob 5\0Hello\n")]
    [InlineData("blob 7\0Hello\n")]
    [InlineData("blob 06\0Hello\n")]
    [InlineData("blob +6\0Hello\n")]
    [InlineData("blob -6\0Hello\n")]
    [InlineData("blob  6\0Hello\n")]
    [InlineData("blob 6 \0Hello\n")]
    [InlineData("blob \0Hello\n")]
    [InlineData("blob6\0Hello\n")]
    [InlineData("blob 6Hello\n")]
    [InlineData("\0blob 6\0Hello\n")]
    [InlineData("tree 6\0Hello\n")]
    [InlineData("tag 6\0Hello\n")]
    [InlineData("Blob 6\0Hello\n")]
    [InlineData("blobs 6\0Hello\n")]
    [InlineData(" 6\0Hello\n")]
    [InlineData("blob 6\0hello\n")]
    [InlineData("blob 6\0")]
    [InlineData("")]
    public async Task An_object_with_a_wrong_header_or_wrong_content_is_unreadable(string stored)
    {
        var oid = Store("Hello\n"u8.ToArray());
        Overwrite(oid, Compress(stored));
        var allocated = GC.GetTotalAllocatedBytes();
        Assert.Equal(BlobStatus.Unreadable, (await Blob(oid, long.MaxValue)).Status);
        Assert.InRange(GC.GetTotalAllocatedBytes() - allocated, 0, 50_000_000);
        Overwrite(oid, Compress("blob 6\0Hello\n"));
        Assert.Equal("Hello\n", await Text(oid));
    }

    [Fact]
    public async Task A_file_that_is_not_a_loose_object_is_unreadable()
    {
        var oid = Store("Hello\n"u8.ToArray());
        var whole = File.ReadAllBytes(FileOf(oid));
        byte[][] others =
        [
            [], [0x78], new byte[100], "blob 6\0Hello\n"u8.ToArray(), [.. whole, 0], [.. whole, .. "garbage"u8], [.. whole, .. whole[..^1]],
            [0x78, 0x9C, .. new byte[50_000]],
        ];
        foreach (var other in others)
        {
            Overwrite(oid, other);
            Assert.Equal((other.Length, BlobStatus.Unreadable), (other.Length, (await Blob(oid)).Status));
        }
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x55;
            Overwrite(oid, changed);
            // The first two bytes are zlib's header (RFC 1950, 2.2), in which some changes do not affect the content.
            if ((await Blob(oid)).Status == BlobStatus.Found) Assert.Equal("Hello\n", await Text(oid));
            else Assert.Equal(BlobStatus.Unreadable, (await Blob(oid)).Status);
        }
        File.Delete(FileOf(oid));
        Directory.CreateDirectory(FileOf(oid));
        Assert.Equal(BlobStatus.Unreadable, (await Blob(oid)).Status);
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.SmallestSize)]
    public async Task An_object_of_any_compression_level_is_read(CompressionLevel level)
    {
        // The third is longer than the reader's buffers, and 1,000 times shorter when it is compressed.
        foreach (var content in (byte[][])[[], [1], new byte[3_000_000], [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * i >> 7))]])
        {
            var oid = Store(content);
            Overwrite(oid, Compress([.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content], level));
            var read = await Blob(oid, content.Length);
            Assert.Equal((BlobStatus.Found, (long)content.Length), (read.Status, read.Size));
            Assert.True(read.Bytes.Span.SequenceEqual(content));
        }
    }

    string Pack(string oid)
    {
        var name = origin.Git(Encoding.ASCII.GetBytes(oid + "\n"), "pack-objects", "--quiet", ".git/objects/pack/pack");
        return Path.Combine(origin.Path, $".git/objects/pack/pack-{name}.pack");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(100)]
    public async Task A_damaged_loose_copy_does_not_hide_a_good_packed_one(int length)
    {
        var oid = Store(Content("random"));
        Pack(oid);
        Overwrite(oid, File.ReadAllBytes(FileOf(oid)).AsSpan(0, length));
        Assert.Equal(Content("random"), (await Blob(oid)).Bytes.ToArray());
        File.Delete(FileOf(oid));
        Assert.Equal(Content("random"), (await Blob(oid)).Bytes.ToArray());
    }

    [Fact]
    public async Task A_damaged_pack_does_not_hide_a_good_loose_copy()
    {
        var oid = Store(Content("random"));
        var pack = Pack(oid);
        var bytes = File.ReadAllBytes(pack);
        // A pack is a header of 12 bytes, the object's header and content, and the pack's own hash of 20 bytes.
        for (var at = 12; at < bytes.Length - 20; at += 9)
        {
            var changed = bytes.ToArray();
            changed.AsSpan(at, Math.Min(9, bytes.Length - 20 - at)).Fill(0xFF);
            File.Delete(pack);
            File.WriteAllBytes(pack, changed);
            using var opened = GitRepository.Open(origin.Path);
            var read = await InTime(() => opened.ReadBlob(GitObjectId.Parse(oid), 100_000));
            Assert.Equal((at, BlobStatus.Found), (at, read.Status));
            Assert.Equal(Content("random"), read.Bytes.ToArray());
        }
    }

    [Fact]
    public async Task An_object_that_moves_between_loose_and_packed_is_read_all_the_time()
    {
        var oid = Store(Content("text"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(BlobStatus.Found, (await Blob(oid)).Status);
            var pack = Pack(oid);
            File.Delete(FileOf(oid));
            Assert.Equal(BlobStatus.Found, (await Blob(oid)).Status);
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(pack)!)) File.Delete(file);
            Overwrite(oid, Compress([.. Encoding.ASCII.GetBytes($"blob {Content("text").Length}\0"), .. Content("text")]));
        }
    }

    [Fact]
    public void An_object_that_is_loose_and_packed_does_not_make_an_abbreviated_id_ambiguous()
    {
        var oid = origin.Head;
        Assert.Equal(oid, repository.Resolve(oid[..7]).Oid.ToString());
        Assert.Equal(oid, repository.Resolve(oid[..7].ToUpperInvariant()).Oid.ToString());
        Pack(oid);
        Assert.Equal(oid, repository.Resolve(oid[..7]).Oid.ToString());

        // Another object whose id differs only in the last digit; its content is not read.
        var other = oid[..39] + (oid[39] == '0' ? '1' : '0');
        Overwrite(other, []);
        Assert.Contains("more than one object's id", Assert.Throws<GitException>(() => repository.Resolve(oid[..7])).Message);
        File.Delete(FileOf(oid));
        Assert.Contains("more than one object's id", Assert.Throws<GitException>(() => repository.Resolve(oid[..39])).Message);
        File.Delete(FileOf(other));
        File.WriteAllText(FileOf(oid) + ".tmp", "");
        Assert.Equal(oid, repository.Resolve(oid[..39]).Oid.ToString());
    }

    [Fact]
    public void A_read_of_a_loose_object_leaves_no_descriptor_open()
    {
        var (good, bad) = (Store("Hello\n"u8.ToArray()), Store(Content("random")));
        Overwrite(bad, File.ReadAllBytes(FileOf(bad)).AsSpan(0, 60));
        var links = () => Directory.GetFiles("/proc/self/fd")
            .Count(file => new FileInfo(file).LinkTarget is { } target && target.StartsWith(origin.Path, StringComparison.Ordinal));
        var before = links();
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(BlobStatus.Found, repository.ReadBlob(GitObjectId.Parse(good), 100).Status);
            Assert.Equal(BlobStatus.Unreadable, repository.ReadBlob(GitObjectId.Parse(bad), 1000).Status);
        }
        Assert.Equal(before, links());
    }
}
