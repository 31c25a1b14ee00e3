using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Snapshots;

namespace ContentApi.Content.Tests.Snapshots;

/// <summary>Which files are content, by their names and their first lines, and what is told of those that look like content and are not.</summary>
public sealed class FileKindsTests
{
    const string Post = "type Post @collection(path: \"posts/{slug}.md\") { slug: String! @unique title: String data: JSON body: Markdown @body }";

    static string Served(ContentSnapshot snapshot, string type = "Post") =>
        string.Join('\n', snapshot.EntriesOf(snapshot.Model.EntryTypes.Single(one => one.Name == type)).Select(Show));

    static string Show(Entry entry) => string.Join(", ", entry.Type.Fields.Where(field => field.Name != "data").Select(field => entry.Slots[field.Slot] switch
    {
        MarkdownText text => $"{text.Syntax} \"{text.Text.Replace("\n", "\\n")}\"",
        ContentApi.GraphQL.Binding.PreparedValue value => $"{value.Value}",
        _ => "null",
    }));

    [Fact]
    public void A_fence_may_name_its_language()
    {
        using var site = SnapshotUnderTest.Of(Post, """
            -- posts/a.md --
            ---yaml
            title: Spring meeting
            ---
            See you there.
            -- posts/b.md --
            --- yaml
            title: Summer meeting
            ---
            See you there.
            -- posts/c.md --
            +++
            title = "Autumn meeting"
            date = 2024-10-01
            +++
            See you there.
            -- posts/d.md --
            {
              "title": "Winter meeting"
            }
            See you there.
            """);
        Assert.Equal("c.md:3:1: warning CA4001: Post has no field \"date\"; the value is not served.", site.Diagnostics().Replace("posts/", ""));
        Assert.Equal("""
            a, Spring meeting, Markdown "See you there.\n"
            b, Summer meeting, Markdown "See you there.\n"
            c, Autumn meeting, Markdown "See you there.\n"
            d, Winter meeting, Markdown "See you there.\n"
            """, Served(site.Snapshot()));
    }

    [Theory]
    [InlineData("", "Markdown \"import X from 'x'\\n\\n<X>a</X>\\n\"")]
    [InlineData("extend schema @site(dialect: MDX)", "Mdx \"\\n\\n<X>a</X>\\n\"")]
    public void The_site_says_that_Markdown_is_mdx(string setting, string body)
    {
        using var site = SnapshotUnderTest.Of($"{Post}\n{setting}", "-- posts/a.md --\n---\ntitle: A\n---\nimport X from 'x'\n\n<X>a</X>\n");
        Assert.Equal($"a, A, {body}", Served(site.Snapshot()));
    }

    /// <summary>As for collections, capitals of the extension make no difference, and those of the name do.</summary>
    [Theory]
    [InlineData("home.md", "home.MD", "home.MD")]
    [InlineData("pages/Home.MD", "pages/Home.md", "pages/Home.md")]
    [InlineData("site.yml", "site.Yml", "site.Yml")]
    [InlineData("home.md", "Home.md", null)]
    [InlineData("home.md", "home.MD --\n-- home.md", "home.md")]
    [InlineData("home.Md", "home.MD --\n-- home.md", "home.MD")]
    public void The_file_of_a_singleton_may_have_other_capitals_in_its_extension(string path, string file, string? served)
    {
        using var site = SnapshotUnderTest.Of(
            $"type Home @singleton(path: \"{path}\") {{ title: String }} type Page @collection(path: \"pages/x/*.md\") {{ title: String }}", $"-- {file} --\n");
        var result = site.Build();
        Assert.Equal(served, result.Snapshot!.Singleton(result.Snapshot.Model.FindType("Home")!)?.Path);
        Assert.Equal(served is null, result.Diagnostics.Any(fault => fault.Rule.Code == "CA2008"));
        site.Commit("-- other.txt --\nx\n");
        Assert.Equal(served, site.Snapshot().Singleton(site.Snapshot().Model.FindType("Home")!)?.Path);
    }

    [Fact]
    public void Files_that_are_not_what_they_look_like_are_left_out_with_an_error()
    {
        using var site = SnapshotUnderTest.Of(Post, """
            -- posts/a.md --
            <!-- vim: tw=72 -->
            ---
            title: Spring meeting
            ---
            See you there.
            -- posts/big.md --
            version https://git-lfs.github.com/spec/v1
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
            size 12345
            -- posts/merge.md --
            ---
            title: A
            ---
            <<<<<<< HEAD
            one
            =======
            two
            >>>>>>> topic
            -- posts/one.md --
            ---
            title: One
            ---
            Text.
            """);
        site.Repository.Write("content-repo/posts/binary.md", "\0\u0001\u0002binary\0"u8);
        site.Repository.Commit();

        Assert.Equal("""
            posts/a.md:2:1: error CA3011: The front matter must begin on line 1 with exactly ---; here it begins on line 2, after a comment.
            posts/big.md:1:1: error CA2014: This is a pointer of Git LFS: the file itself is not in the repository.
            posts/binary.md:1:1: error CA2013: The file has a byte 0x00, which no text has: it is a binary file.
            posts/merge.md:4:1: error CA3012: A merge that Git could not finish left both versions of some lines: "<<<<<<< HEAD" begins them here.
            """, site.Diagnostics());
        Assert.Equal("one, One, Markdown \"Text.\\n\"", Served(site.Snapshot()));
    }

    [Fact]
    public void A_merge_key_may_have_its_tag()
    {
        using var site = SnapshotUnderTest.Of(
            "type Doc @collection(path: \"d/{name}.yaml\") { name: String! @unique  one: Item  data: JSON }\ntype Item { a: String  b: Int }", """
            -- d/plain.yaml --
            data:
              base: &d {a: q}
            one:
              <<: *d
              b: 3
            -- d/tagged.yaml --
            data:
              base: &d {a: q}
            one:
              !!merge <<: *d
              b: 3
            """);
        Assert.Equal("", site.Diagnostics());
        var values = site.Snapshot().EntriesOf(site.Snapshot().Model.EntryTypes.Single()).Select(entry => (ContentObject)entry.Slots[1]!)
            .Select(item => string.Join(' ', item.Slots.Select(slot => ((ContentApi.GraphQL.Binding.PreparedValue)slot!).Value)));
        Assert.Equal(["q 3", "q 3"], values);
    }

    const string AnyExtension = """
        type Post @collection(path: "posts/{slug}.{md,mdx,html,toml}") { slug: String! @unique title: String body: Markdown }
        type Page @collection(path: "pages/{slug}.*", plural: "pages") { slug: String! @unique title: String body: Markdown @body }
        """;

    [Fact]
    public void One_template_takes_several_extensions_in_any_capitals()
    {
        using var site = SnapshotUnderTest.Of(AnyExtension.Replace("body: Markdown }", "body: Markdown @body }"), """
            -- posts/v1.2.md --
            ---
            title: A
            ---
            -- posts/B.MDX --
            import X from 'x'

            Text
            -- posts/c.Html --
            <p>No front matter.</p>
            -- posts/d.toml --
            title = 'D'
            """);
        Assert.Equal("", site.Diagnostics());
        Assert.Equal("""
            B, null, Mdx "\n\nText\n"
            c, null, Html "<p>No front matter.</p>\n"
            d, D, null
            v1.2, A, null
            """, Served(site.Snapshot()));
    }

    [Fact]
    public void HTML_is_content_of_a_wildcard_if_it_has_front_matter()
    {
        using var site = SnapshotUnderTest.Of(AnyExtension, """
            -- pages/a.html --
            ---
            title: A
            ---
            <h1>A</h1>
            -- pages/asset.html --
            <h1>Not content</h1>
            -- pages/v1.2.md --
            Text
            -- pages/t.csv.md --
            """);
        Assert.Equal("", site.Diagnostics());
        Assert.Equal("a, A, Html \"<h1>A</h1>\\n\"\nt.csv, null, null\nv1.2, null, Markdown \"Text\\n\"", Served(site.Snapshot(), "Page"));

        // An update reads the files as a whole build does.
        var snapshot = site.Commit("-- pages/asset.html --\n---\ntitle: Now\n---\n");
        Assert.Equal(4, snapshot.EntriesOf(snapshot.Model.EntryTypes.Single(type => type.Name == "Page")).Length);
        snapshot = site.Commit("-- pages/a.html --\n<h1>A</h1>\n");
        Assert.Equal("asset, Now, null\nt.csv, null, null\nv1.2, null, Markdown \"Text\\n\"", Served(snapshot, "Page"));
        Assert.Equal("", site.Diagnostics());
    }

    [Fact]
    public void A_list_of_data_is_an_error_for_a_type_that_needs_a_mapping()
    {
        using var site = SnapshotUnderTest.Of("type Data @collection(path: \"d/{name}.{yaml,json,csv}\") { name: String! @unique }", """
            -- d/a.yaml --
            - x
            -- d/b.json --
            [1]
            -- d/c.csv --
            a,b
            1,2
            """);
        Assert.Equal("""
            d/a.yaml:1:1: error CA3005: Keys with values are expected here, not a list.
            d/b.json:1:1: error CA3005: Keys with values are expected here, not a list.
            d/c.csv:1:1: error CA3005: Keys with values are expected here, not a list.
            """, site.Diagnostics());
    }

    [Fact]
    public void Dates_of_TOML_are_dates()
    {
        using var site = SnapshotUnderTest.Of(
            "type Event @collection(path: \"e/{name}.toml\") { name: String! @unique day: Date start: DateTime local: DateTime n: Int f: Float }", """
            -- e/a.toml --
            day = 2024-05-01
            start = 2024-05-01 09:30:00-05:00
            local = 2024-05-01T09:30:00
            n = 0b1010
            f = 1_000.5
            """);
        Assert.Equal("", site.Diagnostics());
        var entry = Assert.Single(site.Snapshot().EntriesOf(site.Snapshot().Model.EntryTypes.Single()));
        Assert.Equal("\"2024-05-01\" \"2024-05-01T09:30:00-05:00\" \"2024-05-01T09:30:00Z\" 10 1000.5", string.Join(' ', entry.Slots.Skip(1)
            .Select(slot => System.Text.Encoding.UTF8.GetString(((ContentApi.GraphQL.Binding.PreparedValue)slot!).Utf8Json.Span))));
    }

    static string Files(string folder, string extension, int count, string text = "Text\n") =>
        string.Concat(Enumerable.Range(10, count).Select(i => $"-- {folder}/{i}.{extension} --\n{text}"));

    [Theory]
    [InlineData("---\ntitle: A\n---\n<p>Text</p>", "html", 3)]
    [InlineData("---\n---\n", "htm", 1)]
    [InlineData("+++\ntitle = 'A'\n+++\n", "HTML", 2)]
    [InlineData("<p>Text</p>", "html", 0)]
    public void Pages_of_HTML_beside_content_are_told(string text, string extension, int count)
    {
        using var site = SnapshotUnderTest.Of(Post, Files("posts", "md", 2) + Files("posts", extension, Math.Max(count, 1), text + "\n"));
        Assert.Equal(string.Join('\n', Enumerable.Range(10, count).Select(
            i => $"posts/{i}.{extension}:1:1: warning CA2009: No collection's path matches the file, so it is not served.")), site.Diagnostics());
    }

    [Fact]
    public void A_folder_of_which_nothing_is_served_is_told_once()
    {
        using var site = SnapshotUnderTest.Of(Post,
            Files("docs", "mdx", 7) + Files("docs/deep/er", "mdx", 3) + Files("about", "html", 2, "---\ntitle: A\n---\n") + Files("_data", "toml", 1, "a = 1\n")
            + Files("posts", "md", 1));
        Assert.Equal("""
            _data:1:1: warning CA2012: Nothing in this folder is served, but one file looks like content (.toml).
            about:1:1: warning CA2012: Nothing in this folder is served, but 2 files look like content (.html).
            docs:1:1: warning CA2012: Nothing in this folder is served, but 10 files look like content (.mdx).
            """, site.Diagnostics());
    }

    [Theory]
    [InlineData("posts/sub/a.mdx", "posts/sub:1:1: warning CA2012: Nothing in this folder is served, but one file looks like content (.mdx).")]
    [InlineData("other/a.rst", "other:1:1: warning CA2012: Nothing in this folder is served, but one file looks like content (.rst).")]
    [InlineData("other/deep/a.AsciiDoc", "other:1:1: warning CA2012: Nothing in this folder is served, but one file looks like content (.asciidoc).")]
    [InlineData("other/a.mkd", "other:1:1: warning CA2012: Nothing in this folder is served, but one file looks like content (.mkd).")]
    [InlineData("posts/a.rst", "posts/a.rst:1:1: warning CA2009: This page is not served.")]
    [InlineData("posts/README.rst", "")]
    [InlineData("README.rst", "")]
    [InlineData("themes/a.org", "")]
    [InlineData("a.org", "a.org:1:1: warning CA2012: No file at the root of the content is served, but one file looks like content (.org).")]
    [InlineData("a.mdx", "a.mdx:1:1: warning CA2012: No file at the root of the content is served, but one file looks like content (.mdx).")]
    [InlineData("posts/a.mdx", "posts/a.mdx:1:1: warning CA2009: No collection's path matches the file, so it is not served.")]
    [InlineData("posts/a.MDX", "posts/a.MDX:1:1: warning CA2009: No collection's path matches the file, so it is not served.")]
    [InlineData("other/a.MD", "other/a.MD:1:1: warning CA2009: No collection's path matches the file, so it is not served.")]
    [InlineData("posts/table.csv", "")]
    [InlineData("posts/a.html", "")]
    [InlineData("static/a.html", "")]
    [InlineData("_layouts/a.html", "")]
    [InlineData("themes/x/a.mdx", "")]
    [InlineData("other/a.json", "")]
    [InlineData("README.mdx", "")]
    [InlineData(".github/a.mdx", "")]
    public void Only_what_looks_like_content_is_told(string path, string diagnostics)
    {
        using var site = SnapshotUnderTest.Of(Post, $"-- posts/one.md --\nText\n-- {path} --\n<p>Text</p>\n");
        Assert.Equal(diagnostics, site.Diagnostics());
    }

    [Theory]
    [InlineData("posts/posts.yaml", true)]
    [InlineData("posts/posts.11tydata.yaml", true)]
    [InlineData("posts/other.11tydata.yaml", true)]
    [InlineData("posts/other.yaml", false)]
    public void Data_of_a_folder_is_told_as_what_it_is(string path, bool isDirectoryData)
    {
        using var site = SnapshotUnderTest.Of(Post + "type Data @collection(path: \"data/{slug}.yaml\") { slug: String! }\n",
            $"-- posts/one.md --\nText\n-- {path} --\ntags: [a]\n");
        var told = Assert.Single(site.Snapshot().Diagnostics);
        Assert.Equal(("CA2009", isDirectoryData), (told.Rule.Code, told.Hint!.StartsWith("If it is directory data of Eleventy", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_site_of_another_extension_is_not_empty_in_silence()
    {
        using var site = SnapshotUnderTest.Of(Post, Files("posts", "mdx", 754 - 10));
        Assert.Equal("posts:1:1: warning CA2012: Nothing in this folder is served, but 744 files look like content (.mdx).", site.Diagnostics());
        site.Repository.Commit("-- content-repo/posts/new.md --\n");
        Assert.Equal("posts/10.mdx:1:1: warning CA2009: No collection's path matches this file and 743 more in its folder, so they are not served.",
            site.Diagnostics());
    }
}
