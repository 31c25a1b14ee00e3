using System.Text;

namespace ContentApi.Server.Tests.Serving;

public class UnreadableObjectTests
{
    const string Title = "{ page(slug: \"about\") { title } }";

    [Theory]
    [InlineData("content-repo/pages/about.md")]
    [InlineData("content-repo/pages")]
    [InlineData("content-repo")]
    [InlineData("schema/site.graphql")]
    [InlineData("schema")]
    public async Task A_commit_that_lacks_an_object_is_served_once_the_object_arrives(string path)
    {
        await using var server = await TestServer.StartAsync();
        var good = server.Repository.Head;
        var before = await server.PostAsync(Title);
        // The commit is made in a clone, so that the ref can arrive before its objects.
        using var other = server.Repository.Clone();
        other.Git("remote", "set-url", "origin", server.Repository.Path);
        var commit = other.Commit("-- content-repo/pages/about.md --\n---\ntitle: Later\n---\n"
            + "-- content-repo/pages/new.md --\n---\ntitle: New\n---\n-- schema/site.graphql --\n"
            + SampleContent.Model.Replace("-- schema/site.graphql --\n", "") + "# Changed\n");
        other.Git("push", "--quiet", "origin", "HEAD:refs/heads/later");
        var lost = new LooseObject(server.Repository, $"{commit}:{path}");
        lost.TakeAway();
        server.Repository.Git("update-ref", "refs/heads/main", commit);

        await Eventually.True(() => Status(server) == "stale", "the server is stale");
        var answer = await server.PostAsync(Title);
        Assert.Equal((good, before.Text, before.ETag), (answer.Header("Content-Commit"), answer.Text, answer.ETag));
        var ready = await server.GetAsync("/health/ready");
        Assert.Equal(commit, ready.Json.GetProperty("failure").GetProperty("commit").GetString());
        Assert.DoesNotContain(path, ready.Text);
        Assert.Contains(server.Log, line => line.Contains(commit) && line.Contains("CA2011"));

        lost.BringBack();
        await Eventually.True(() => Status(server) == "ready", "the commit is served without another move of the ref");
        Assert.Equal(commit, (await server.PostAsync(Title)).Header("Content-Commit"));
        Assert.Equal("""{"data":{"page":{"title":"Later"}}}""", (await server.PostAsync(Title)).Text);
    }

    [Fact]
    public async Task A_damaged_object_is_treated_like_a_missing_one()
    {
        await using var server = await TestServer.StartAsync();
        server.Repository.Write("content-repo/pages/about.md", "---\ntitle: Later\n---\n");
        server.Repository.Git("add", "--all");
        var lost = new LooseObject(server.Repository, ":content-repo/pages/about.md");
        lost.Damage();
        server.Repository.Git("commit", "--quiet", "--message", "Damaged");
        await Eventually.True(() => Status(server) == "stale", "the server is stale");
        Assert.Equal("""{"data":{"page":{"title":"About us"}}}""", (await server.PostAsync(Title)).Text);
        lost.BringBack();
        await Eventually.True(() => Status(server) == "ready", "the commit is served");
        Assert.Equal("""{"data":{"page":{"title":"Later"}}}""", (await server.PostAsync(Title)).Text);
    }

    [Fact]
    public async Task A_readable_commit_ends_the_wait_for_an_object()
    {
        await using var server = await TestServer.StartAsync();
        server.Repository.Write("content-repo/pages/about.md", "---\ntitle: Lost\n---\n");
        server.Repository.Git("add", "--all");
        var commit = server.Repository.Git("commit-tree", "-p", "HEAD", "-m", "Lost", server.Repository.Git("write-tree"));
        new LooseObject(server.Repository, ":content-repo/pages/about.md").TakeAway();
        server.Repository.Git("update-ref", "HEAD", commit);
        await Eventually.True(() => Status(server) == "stale", "the server is stale");
        var next = server.Repository.Commit("-- content-repo/pages/about.md --\n---\ntitle: Next\n---\n");
        await Eventually.True(() => Status(server) == "ready", "the server is ready");
        Assert.Equal(next, (await server.PostAsync(Title)).Header("Content-Commit"));
    }

    [Theory]
    [InlineData("{ page(slug: \"about\") { title } }", "content-repo/pages/about.md")]
    [InlineData("{ page(path: \"pages/about.md\") { title } }", "content-repo/pages/about.md")]
    [InlineData("{ node(id: \"pages/about.md\") { id } }", "content-repo/pages/about.md")]
    [InlineData("{ nodes(ids: [\"pages/about.md\"]) { id } }", "content-repo/pages/about.md")]
    [InlineData("{ route(path: \"/about\") { __typename } }", "content-repo/pages/about.md")]
    [InlineData("{ pages { nodes { title } totalCount } }", "content-repo/pages/about.md")]
    [InlineData("{ pages(where: {title: {eq: \"About us\"}}) { nodes { title } } }", "content-repo/pages/about.md")]
    [InlineData("{ report(slug: \"first\") { citedBy { title } } }", "content-repo/pages/about.md")]
    [InlineData("{ menu(handle: \"main\") { items { label target { target { __typename } } } } }", "content-repo/pages/about.md")]
    [InlineData("{ menu(handle: \"main\") { items { label target { target { __typename } } } } }", "content-repo/pages")]
    [InlineData("{ page(slug: \"about\") { title } }", "content-repo/pages")]
    [InlineData("{ reports { nodes { title } } }", "content-repo")]
    public async Task After_a_start_with_a_missing_object_affected_answers_have_an_error_and_may_not_be_stored(string query, string path)
    {
        var repository = TestRepository.With(SampleContent.Listing);
        string right;
        using (var whole = repository.Clone())
        {
            await using var server = await TestServer.StartAsync(whole.Clone());
            var answer = await server.PostAsync(query);
            right = answer.Text;
            Assert.NotNull(answer.ETag);
        }
        var lost = new LooseObject(repository, $"HEAD:{path}");
        lost.TakeAway();
        await using (var server = await TestServer.StartAsync(repository))
        {
            Assert.Equal("degraded", Status(server));
            Assert.Equal(1, (await server.GetAsync("/health/ready")).Json.GetProperty("unreadable").GetInt32());
            for (var i = 0; i < 2; i++)
            {
                var answer = await server.PostAsync(query);
                Assert.Equal("CONTENT_UNREADABLE", answer.Error.Code);
                Assert.Equal(path["content-repo".Length..].TrimStart('/'),
                    answer.Json.GetProperty("errors")[0].GetProperty("extensions").GetProperty("file").GetString());
                Assert.Equal((200, null, "no-store"), (answer.Status, answer.ETag, answer.Header("Cache-Control")));
                Assert.NotEqual(right, answer.Text);
            }
            lost.BringBack();
            await Eventually.True(() => Status(server) == "ready", "the object is read");
            var healed = await server.PostAsync(query);
            Assert.Equal((right, "no-cache"), (healed.Text, healed.Header("Cache-Control")));
            Assert.NotNull(healed.ETag);
        }
    }

    [Fact]
    public async Task After_a_start_with_a_missing_object_other_answers_are_not_affected()
    {
        var repository = TestRepository.With(SampleContent.Listing);
        new LooseObject(repository, "HEAD:content-repo/reports/first.yaml").TakeAway();
        await using var server = await TestServer.StartAsync(repository);
        foreach (var query in new[] { "{ page(slug: \"home\") { title } }", "{ pages { nodes { title } } }", "{ snapshot { oid } }", "{ __typename }" })
        {
            var answer = await server.PostAsync(query);
            Assert.False(answer.Json.TryGetProperty("errors", out _), answer.Text);
            Assert.NotNull(answer.ETag);
        }
        var lacking = await server.PostAsync("{ page(slug: \"about\") { reports { title } } }");
        Assert.Equal("CONTENT_UNREADABLE", lacking.Error.Code);
        Assert.Equal("""{"page":{"reports":[]}}""", lacking.Json.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task An_object_whose_header_is_damaged_is_not_taken_for_a_large_one()
    {
        var repository = TestRepository.With(SampleContent.Model + "-- content-repo/pages/about.md --\n---\ntitle: About us\n---\n" + Noise(seed: 1));
        repository.Git("repack", "-adq", "--depth=0");
        var pack = new DamagedFile(Directory.GetFiles($"{repository.Path}/.git/objects/pack", "*.pack").Single());
        var oid = repository.Git("rev-parse", "HEAD:content-repo/pages/about.md");
        var line = repository.Git("verify-pack", "-v", Path.ChangeExtension(pack.Path, ".idx")).Split('\n')
            .First(line => line.StartsWith(oid, StringComparison.Ordinal));
        // One changed bit in the last byte of the size makes the size continue into the object's content.
        pack.Change(bytes =>
        {
            var at = int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4]);
            while ((bytes[at] & 0x80) != 0) at++;
            bytes[at] ^= 0x80;
            return bytes;
        });
        await using var server = await TestServer.StartAsync(repository);
        // The damaged size depends on the content. It may exceed the limit for files, which gives a diagnostic and no error in the answer.
        var answer = await server.PostAsync(Title);
        Assert.Equal((null, "no-store"), (answer.ETag, answer.Header("Cache-Control")));
        pack.Mend();
        await Eventually.True(() => server.PostAsync(Title).Result.Text == """{"data":{"page":{"title":"About us"}}}""", "the pack is read again");
        Assert.NotNull((await server.PostAsync(Title)).ETag);
    }

    [Fact]
    public async Task A_damaged_pack_is_read_again_once_it_is_repaired()
    {
        await using var server = await TestServer.StartAsync();
        server.Repository.Write("content-repo/pages/about.md", "---\ntitle: Later\n---\n" + Noise(seed: 2));
        server.Repository.Git("add", "--all");
        var commit = server.Repository.Git("commit-tree", "-p", "HEAD", "-m", "Later", server.Repository.Git("write-tree"));
        server.Repository.Git(Encoding.ASCII.GetBytes(server.Repository.Git("rev-parse", ":content-repo/pages/about.md") + "\n"),
            "pack-objects", "--quiet", ".git/objects/pack/pack");
        server.Repository.Git("prune-packed", "--quiet");
        var pack = new DamagedFile(Directory.GetFiles($"{server.Repository.Path}/.git/objects/pack", "*.pack").Single());
        pack.Change(bytes => bytes[..(bytes.Length / 2)]);
        server.Repository.Git("update-ref", "HEAD", commit);
        await Eventually.True(() => Status(server) == "stale", "the server is stale");
        pack.Mend();
        await Eventually.True(() => Status(server) == "ready", "the pack is read again");
        Assert.Equal("""{"data":{"page":{"title":"Later"}}}""", (await server.PostAsync(Title)).Text);
    }

    [Fact]
    public async Task An_alternate_object_folder_that_is_added_later_is_read()
    {
        await using var server = await TestServer.StartAsync();
        using var other = server.Repository.Clone();
        var commit = other.Commit("-- content-repo/pages/about.md --\n---\ntitle: Later\n---\n");
        File.WriteAllText($"{server.Repository.Path}/.git/refs/heads/main", commit + "\n");
        await Eventually.True(() => Status(server) == "stale", "the server is stale");
        File.WriteAllText($"{server.Repository.Path}/.git/objects/info/alternates", $"{other.Path}/.git/objects\n");
        await Eventually.True(() => server.PostAsync("{ __typename }").Result.Header("Content-Commit") == commit, "the commit is served");
        Assert.Equal("""{"data":{"page":{"title":"Later"}}}""", (await server.PostAsync(Title)).Text);
    }

    [Fact]
    public async Task An_entry_that_is_left_out_because_its_target_is_unreadable_is_an_error_too()
    {
        var repository = TestRepository.With("""
            -- schema/site.graphql --
            type Post @collection(path: "posts/{slug}.md") { slug: String! @unique  author: Author! }
            type Author @collection(path: "authors/{slug}.yaml") { slug: String! @unique  name: String }
            -- content-repo/posts/one.md --
            ---
            author: ada
            ---
            -- content-repo/authors/ada.yaml --
            name: Ada
            """);
        new LooseObject(repository, "HEAD:content-repo/authors/ada.yaml").TakeAway();
        await using var server = await TestServer.StartAsync(repository);
        var answer = await server.PostAsync("{ posts { totalCount } }");
        Assert.Equal(("CONTENT_UNREADABLE", null), (answer.Error.Code, answer.ETag));
        Assert.Equal("""{"posts":{"totalCount":0}}""", answer.Json.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task In_a_partial_clone_answers_that_may_lack_a_file_have_no_error_and_no_entity_tag()
    {
        using var origin = TestRepository.With(SampleContent.Listing);
        var partial = origin.Clone("--filter=blob:none", "--no-checkout");
        // All files except one are fetched.
        foreach (var line in partial.Git("ls-tree", "-r", "HEAD").Split('\n'))
            if (!line.EndsWith("about.md", StringComparison.Ordinal)) partial.Git("cat-file", "-p", line.Split(' ', '\t')[2]);
        await using var server = await TestServer.StartAsync(partial);
        Assert.Equal("ready", Status(server));
        var lacking = await server.PostAsync("{ pages { nodes { slug } } }");
        Assert.Equal("""{"data":{"pages":{"nodes":[{"slug":"home"}]}}}""", lacking.Text);
        Assert.Equal((null, "no-store"), (lacking.ETag, lacking.Header("Cache-Control")));
        Assert.NotNull((await server.PostAsync("{ reports { nodes { slug } } }")).ETag);
    }

    [Fact]
    public async Task A_new_model_that_a_partial_clone_left_out_is_served_once_it_is_fetched()
    {
        using var origin = TestRepository.With(SampleContent.Listing);
        var partial = origin.Clone("--filter=blob:none", "--no-checkout");
        foreach (var line in partial.Git("ls-tree", "-r", "HEAD").Split('\n')) partial.Git("cat-file", "-p", line.Split(' ', '\t')[2]);
        await using var server = await TestServer.StartAsync(partial);
        var next = origin.Commit("-- schema/more.graphql --\ntype More @singleton(path: \"more.yaml\") { title: String }\n");
        partial.Git("fetch", "--quiet", "origin");
        partial.Git("update-ref", "HEAD", next);
        await Eventually.True(() => Status(server) == "stale", "the server is stale");
        Assert.Equal("""{"data":{"page":{"title":"About us"}}}""", (await server.PostAsync(Title)).Text);
        partial.Git("cat-file", "-e", next + ":schema/more.graphql");
        await Eventually.True(() => server.PostAsync("{ more { title } }").Result.Header("Content-Commit") == next,
            "the commit is served without another move of the ref");
    }

    [Fact]
    public async Task An_answer_of_the_commit_before_is_not_reused_while_an_object_is_left_out()
    {
        using var origin = TestRepository.With(SampleContent.Listing);
        var partial = origin.Clone("--filter=blob:none", "--no-checkout");
        foreach (var line in partial.Git("ls-tree", "-r", "HEAD").Split('\n')) partial.Git("cat-file", "-p", line.Split(' ', '\t')[2]);
        await using var server = await TestServer.StartAsync(partial);
        const string Missing = "{ page(slug: \"new\") { title } }";
        Assert.NotNull((await server.PostAsync(Missing)).ETag);
        var next = origin.Commit("-- content-repo/pages/new.md --\n---\ntitle: New\n---\n");
        partial.Git("fetch", "--quiet", "origin");
        partial.Git("update-ref", "HEAD", next);
        await Eventually.True(() => server.PostAsync("{ __typename }").Result.Header("Content-Commit") == next, "the commit is served");
        Assert.Null((await server.PostAsync(Missing)).ETag);
    }

    static string? Status(TestServer server) => server.GetAsync("/health/ready").Result.Json.GetProperty("status").GetString();

    /// <summary>Returns a text of 6 KB that compression hardly shortens.</summary>
    static string Noise(ulong seed)
    {
        var chance = new Chance(seed);
        return string.Concat(Enumerable.Range(0, 375).Select(_ => chance.Next().ToString("x16", null)));
    }

    sealed class DamagedFile(string path)
    {
        readonly byte[] sound = File.ReadAllBytes(path);

        public string Path => path;

        public void Change(Func<byte[], byte[]> change) => Replace(change([.. sound]));

        public void Mend() => Replace(sound);

        void Replace(byte[] bytes)
        {
            // Git makes packs read-only.
            File.WriteAllBytes(path + ".new", bytes);
            File.Move(path + ".new", path, overwrite: true);
        }
    }

    /// <summary>A loose object of a repository that can be removed, damaged and restored.</summary>
    sealed class LooseObject(TestRepository repository, string name)
    {
        readonly string file = Locate(repository, repository.Git("rev-parse", name));

        static string Locate(TestRepository repository, string oid) => $"{repository.Path}/.git/objects/{oid[..2]}/{oid[2..]}";

        public void TakeAway() => File.Move(file, file + ".away");

        public void Damage()
        {
            TakeAway();
            var bytes = File.ReadAllBytes(file + ".away");
            bytes[^6] ^= 0xFF;
            File.WriteAllBytes(file, bytes);
        }

        public void BringBack() => File.Move(file + ".away", file, overwrite: true);
    }
}
