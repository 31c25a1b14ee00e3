using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Tests;

public abstract class ReadTreeTests(Source source) : IDisposable
{
    readonly TestRepository origin = source.Empty();
    GitRepository? opened;

    GitRepository Repository => opened ??= source.Open(origin.Path);

    public void Dispose()
    {
        opened?.Dispose();
        origin.Dispose();
    }

    CommitTree? Read(string root = "", string reference = "HEAD") => Repository.ReadTree(Repository.Resolve(reference), root);

    [Fact]
    public void Lists_the_same_files_in_the_same_order_as_git()
    {
        origin.Commit("""
            -- b.md --
            -- b/z.md --
            -- b/a/c.md --
            -- b-c.md --
            -- B.md --
            -- b0.md --
            -- é/ünder.md --
            -- 😀.md --
            -- ￿.md --
            -- with space.md --
            """);
        var expected = origin.Git("ls-tree", "-r", "-z", "HEAD").TrimEnd('\0').Split('\0');
        var tree = Read()!;
        Assert.Equal(expected, tree.Files.Select(file => $"100644 blob {file.Oid}\t{file.Path}"));
        Assert.Empty(tree.Skipped);
        Assert.Equal(("", origin.Head), (tree.Root, tree.Commit.Oid.ToString()));
    }

    [Theory]
    [InlineData(".", "", "content/a.md content/sub/b.md top.md")]
    [InlineData("content", "content", "a.md sub/b.md")]
    [InlineData("/content//", "content", "a.md sub/b.md")]
    [InlineData("./content/./sub/", "content/sub", "b.md")]
    public void Lists_below_a_root(string root, string normal, string files)
    {
        origin.Commit("-- content/a.md --\n-- content/sub/b.md --\n-- top.md --\n");
        var tree = Read(root)!;
        Assert.Equal((normal, files), (tree.Root, string.Join(' ', tree.Files.Select(file => file.Path))));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("content/nowhere")]
    [InlineData("top.md")]
    [InlineData("top.md/x")]
    [InlineData("..")]
    [InlineData("content/../content")]
    public void Has_no_tree_where_the_root_is_not_a_folder(string root)
    {
        origin.Commit("-- content/a.md --\n-- top.md --\n");
        Assert.Null(Read(root));
    }

    [Theory]
    [InlineData("link", "link", SkipReason.SymbolicLink)]
    [InlineData("link/deeper", "link", SkipReason.SymbolicLink)]
    [InlineData("content/link/deeper/still", "content/link", SkipReason.SymbolicLink)]
    [InlineData("module", "module", SkipReason.Submodule)]
    [InlineData("module/docs", "module", SkipReason.Submodule)]
    public void Reports_that_the_root_or_one_of_its_parents_is_a_link_or_a_submodule(string root, string place, SkipReason reason)
    {
        using var other = source.With("-- docs/a.md --\nx");
        Symlink("link", "content");
        Symlink("content/link", "..");
        origin.Git("submodule", "--quiet", "add", "file://" + other.Path, "module");
        origin.Commit("-- content/a.md --\n");
        var tree = Read(root)!;
        Assert.Equal((place, reason), (tree.Root, tree.NotAFolder));
        Assert.Empty(tree.Files);
        Assert.Null(Read("content")!.NotAFolder);
    }

    [Fact]
    public void Reports_symbolic_links_and_submodules_and_does_not_follow_them()
    {
        using var other = source.With("-- secret.md --\nx");
        Symlink("pages/link.md", "../a.md");
        Symlink("pages/outside", "/etc");
        origin.Git("submodule", "--quiet", "add", "file://" + other.Path, "module");
        origin.Commit("-- a.md --\n");
        var tree = Read()!;
        Assert.Equal([".gitmodules", "a.md"], tree.Files.Select(file => file.Path));
        Assert.Equal(
            [new("module", SkipReason.Submodule), new("pages/link.md", SkipReason.SymbolicLink), new("pages/outside", SkipReason.SymbolicLink)], tree.Skipped);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(".git")]
    [InlineData("a/b")]
    [InlineData("../../etc/passwd")]
    public void Reports_paths_that_no_checkout_allows(string name)
    {
        var folder = Tree(("40000", name, Tree(("100644", "x.md", Blob("x")))), ("100644", "~good.md", Blob("y")));
        var tree = ReadCommitOf(Tree(("40000", "pages", folder)));
        Assert.Equal(["pages/~good.md"], tree.Files.Select(file => file.Path));
        Assert.Equal([new("pages/" + name, SkipReason.UnsafePath)], tree.Skipped);
    }

    [Fact]
    public void Reports_paths_that_are_not_utf8_in_printable_characters()
    {
        var tree = ReadCommitOf(Tree(("100644", "caf\u00E9\n.md", Blob("x"))));
        Assert.Empty(tree.Files);
        Assert.Equal([new("caf\uFFFD\uFFFD.md", SkipReason.UnsafePath)], tree.Skipped);
    }

    [Fact]
    public void A_path_longer_than_any_checkout_holds_is_unsafe()
    {
        var oid = Tree(("100644", "x.md", Blob("x")));
        var name = new string('d', 500);
        for (var i = 0; i < 10; i++) oid = Tree(("40000", name, oid));
        var tree = ReadCommitOf(oid);
        Assert.Empty(tree.Files);
        Assert.Equal((SkipReason.UnsafePath, 9 * 501 - 1), (tree.Skipped.Single().Reason, tree.Skipped.Single().Path.Length));
    }

    [Fact]
    public void A_folder_out_of_order_is_put_in_order_and_a_second_entry_of_a_name_is_unsafe()
    {
        var tree = ReadCommitOf(Tree(("100644", "b.md", Blob("1")), ("100644", "a.md", Blob("2")), ("100644", "b.md", Blob("3"))));
        Assert.Equal(["a.md", "b.md"], tree.Files.Select(file => file.Path));
        Assert.Equal([new("b.md", SkipReason.UnsafePath)], tree.Skipped);
    }

    [Fact]
    public void Modes_of_old_repositories_are_files_and_unknown_modes_are_not()
    {
        var tree = ReadCommitOf(Tree(("100664", "a.md", Blob("1")), ("100755", "b.sh", Blob("2")), ("20000", "device", Blob("3"))));
        Assert.Equal(["a.md", "b.sh"], tree.Files.Select(file => file.Path));
        Assert.Equal([new("device", SkipReason.UnsafePath)], tree.Skipped);
    }

    [Fact]
    public void A_missing_folder_is_reported_and_the_rest_is_listed()
    {
        origin.Commit("-- a.md --\n-- gone/b.md --\nx\n-- gone/deep/c.md --\n");
        Remove(origin.Git("rev-parse", "HEAD:gone"));
        var tree = Read()!;
        Assert.Equal(["a.md"], tree.Files.Select(file => file.Path));
        Assert.Equal([new("gone", SkipReason.Unreadable)], tree.Skipped);
        Assert.Equal([new("", SkipReason.Unreadable)], Read("gone")!.Skipped);
        Assert.Equal([new("", SkipReason.Unreadable)], Read("gone/deep")!.Skipped);
    }

    [Fact]
    public void A_missing_folder_is_found_once_it_has_arrived()
    {
        origin.Commit("-- gone/b.md --\nx");
        using var full = origin.Clone();
        Remove(origin.Git("rev-parse", "HEAD:gone"));
        Assert.Equal(SkipReason.Unreadable, Read()!.Skipped.Single().Reason);
        foreach (var pack in Directory.GetFiles(full.Path + "/.git/objects/pack"))
            File.Copy(pack, origin.Path + "/.git/objects/pack/" + Path.GetFileName(pack));
        Assert.Equal(["gone/b.md"], Read()!.Files.Select(file => file.Path));
    }

    [Fact]
    public void A_damaged_folder_is_reported()
    {
        var damaged = origin.Git(Encoding.Latin1.GetBytes("100644 a.md\0short"), "hash-object", "-t", "tree", "-w", "--literally", "--stdin");
        var tree = ReadCommitOf(Tree(("40000", "damaged", damaged), ("100644", "z.md", Blob("x"))));
        Assert.Equal([new("damaged", SkipReason.Unreadable)], tree.Skipped);
        Assert.Equal(["z.md"], tree.Files.Select(file => file.Path));
    }

    [Fact]
    public void A_tree_of_more_than_a_million_files_and_folders_is_refused()
    {
        // A thousand files, and two levels, each of which holds the one below a thousand times: 1,000,000,000 files from three trees.
        var blob = Blob("x");
        var oid = Tree([.. Enumerable.Range(0, 1_000).Select(i => ("100644", $"{i:000}.md", blob))]);
        for (var level = 0; level < 2; level++) oid = Tree([.. Enumerable.Range(0, 1_000).Select(i => ("40000", $"{i:000}", oid))]);
        var exception = Assert.Throws<GitException>(() => ReadCommitOf(oid));
        Assert.Contains("holds more than 1,000,000 files and folders", exception.Message);
    }

    [Fact]
    public void An_unchanged_folder_is_not_read_again()
    {
        origin.Commit("-- a/1.md --\n1\n-- b/2.md --\n2\n-- b/c/3.md --\n3\n");
        var before = Read()!;
        origin.Commit("-- a/1.md --\nother\n");
        // A second read of these folders would report them as missing.
        foreach (var oid in origin.Git("rev-parse", "HEAD:b", "HEAD:b/c").Split('\n')) Remove(oid);
        var after = Read()!;
        Assert.Empty(after.Skipped);
        Assert.Equal(before.Files.Select(file => file.Path), after.Files.Select(file => file.Path));
        Assert.NotEqual(before.Files[0].Oid, after.Files[0].Oid);
        Assert.Same(before.Files[2].Path, after.Files[2].Path);
    }

    [Fact]
    public void The_same_folder_at_two_paths_is_listed_at_both()
    {
        origin.Commit("-- a/x.md --\n1\n-- b/x.md --\n1\n");
        Assert.Equal(["a/x.md", "b/x.md"], Read()!.Files.Select(file => file.Path));
        Assert.Equal(["x.md"], Read("b")!.Files.Select(file => file.Path));
    }

    [Fact]
    public void A_hundred_thousand_files_are_listed_again_without_building_their_paths()
    {
        IEnumerable<(string, string)> Files(string changed) =>
            Enumerable.Range(0, 100_000).Select(i => ($"{i / 1000}/{i / 100 % 10}/page-{i}.md", i == 50_000 ? changed : "x"));
        origin.CommitInBulk(Files("before"));
        var before = Read(reference: "main")!;
        origin.CommitInBulk(Files("after"));
        var commit = Repository.Resolve("main");
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var after = Repository.ReadTree(commit, "")!;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.Equal(100_000, after.Files.Count);
        Assert.Single(after.Files.Zip(before.Files), pair => pair.First.Oid != pair.Second.Oid);
        // Two array entries for each of a thousand folders; copies of the files would take 5 MB, their paths 6 MB.
        Assert.InRange(allocated, 0, 500_000);
        Assert.Equal(["50/0/page-50000.md"], before.Files.ChangesTo(after.Files, most: 1)!.Changed.Select(file => file.Path));
    }

    // An emoji is beyond U+FFFF: it sorts after U+FF5E by UTF-8 bytes, and before it by UTF-16 code units.
    [Theory]
    [InlineData("a.md b/c.md d.md", "a.md b/c.md d.md", "", "", "")]
    [InlineData("a.md b/c.md b/d.md e.md", "a.md b/c.md! b/d.md e.md", "b/c.md", "", "")]
    [InlineData("b/c.md", "a.md b/c.md d/e.md", "", "a.md d/e.md", "")]
    [InlineData("a.md b/c.md d/e.md", "b/c.md!", "b/c.md", "", "a.md d/e.md")]
    [InlineData("a/b.md a.md a0.md", "a.md a0/b.md", "", "a0/b.md", "a/b.md a0.md")]
    [InlineData("\uFF5E.md x/\uD83D\uDE00.md \uD83D\uDE00.md", "x/\uD83D\uDE00.md x/\uFF5E.md \uD83D\uDE00.md!", "\uD83D\uDE00.md", "x/\uFF5E.md", "\uFF5E.md")]
    [InlineData("a.md", "b/a.md", "", "b/a.md", "a.md")]
    public void Finds_the_changes_between_two_trees_up_to_a_maximum(string before, string after, string changed, string added, string removed)
    {
        TreeFiles Commit(string files)
        {
            origin.CommitInBulk(files.Split(' ').Select(path => (path.TrimEnd('!'), path.EndsWith('!') ? "other" : "text")));
            return Read(reference: "main")!.Files;
        }
        var (old, @new) = (Commit(before), Commit(after));
        static string Show(IReadOnlyList<TreeFile> files) => string.Join(' ', files.Select(file => file.Path));
        var most = new[] { changed, added, removed }.Sum(paths => paths.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        var changes = old.ChangesTo(@new, most)!;
        Assert.Equal((changed, added, removed), (Show(changes.Changed), Show(changes.Added), Show(changes.Removed)));
        if (most > 0) Assert.Null(old.ChangesTo(@new, most - 1));
    }

    void Symlink(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(origin.Path, path))!);
        File.CreateSymbolicLink(Path.Combine(origin.Path, path), target);
    }

    void Remove(string oid) => File.Delete(Path.Combine(origin.Path, ".git/objects", oid[..2], oid[2..]));

    string Blob(string text) => origin.Git(Encoding.UTF8.GetBytes(text), "hash-object", "-w", "--stdin");

    /// <summary>Writes a tree object that git does not check, and returns its id. Each character of a name becomes one byte.</summary>
    string Tree(params (string Mode, string Name, string Oid)[] entries)
    {
        var bytes = entries.SelectMany(entry => (byte[])[.. Encoding.Latin1.GetBytes($"{entry.Mode} {entry.Name}\0"), .. Convert.FromHexString(entry.Oid)]);
        return origin.Git([.. bytes], "hash-object", "-t", "tree", "-w", "--literally", "--stdin");
    }

    CommitTree ReadCommitOf(string tree) => Read(reference: origin.Git("commit-tree", "-m", "Odd", tree))!;
}

public sealed class ReadTreeByLibgit2Tests() : ReadTreeTests(Source.Libgit2);
public sealed class ReadTreeByGitTests() : ReadTreeTests(Source.Program);
public sealed class ReadTreeOfSha256Tests() : ReadTreeTests(Source.ProgramSha256);
