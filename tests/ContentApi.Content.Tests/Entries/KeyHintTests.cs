using static ContentApi.Content.Tests.Entries.EntryUnderTest;

namespace ContentApi.Content.Tests.Entries;

/// <summary>The field that is suggested for a key without a field.</summary>
public sealed class KeyHintTests
{
    const string None = "Remove the key, or declare a field for it in the content model.";

    const string Types =
        """
        type Page @collection(path: "pages/{slug}.md", url: "/{slug}") {
          slug: String! @unique  title: String  tags: [String!]  categories: [String!]  links: [Link!]  author: Person  authors: [Person!]
          publishDate: Date  updatedAt: DateTime  description: String  weight: Int  featuredImage: Asset  draft: Boolean  status: Status
          hero: Hero  body: Markdown @body  pages: [Page!]! @inverse(of: "related")  related: [Page!]
        }
        type Note @collection(path: "notes/{slug}.md") { slug: String! @unique  links: [Link!]  url: URL  content: Markdown @body }
        type Link { label: String  href: String }
        type Hero { headline: String }
        type Person @collection(path: "people/{slug}.md") { slug: String! @unique }
        enum Status { DRAFT IN_PROGRESS }
        """;

    [Theory]
    // Common keys of generators.
    [InlineData("alias: /old", "aliases")]
    [InlineData("alias: [/old, /older]", "aliases")]
    [InlineData("redirect_from: /old", "aliases")]
    [InlineData("alias: {a: b}", null)]
    [InlineData("tag: news", "tags")]
    [InlineData("keywords: [a, b]", "tags")]
    [InlineData("category: news", "categories")]
    [InlineData("image: /img/a.png", "featuredImage")]
    [InlineData("cover: a.png", "featuredImage")]
    [InlineData("image: https://example.org/a.png", null)]
    [InlineData("image: {src: a.png}", "hero")]
    [InlineData("by: ann", "author")]
    [InlineData("by: [ann, bob]", "authors")]
    [InlineData("date: 2024-01-01", "publishDate")]
    [InlineData("date: soon", null)]
    [InlineData("lastmod: 2024-01-01T10:00:00Z", "updatedAt")]
    [InlineData("summary: Text", "description")]
    [InlineData("excerpt: Text", "description")]
    [InlineData("nav_order: 3", "weight")]
    [InlineData("sidebar_position: first", null)]
    [InlineData("permalink: /x", "slug")]
    [InlineData("headline: Text", "title")]
    // The same word in another writing, or nearly the same word.
    [InlineData("Publish Date: 2024-01-01", "publishDate")]
    [InlineData("titel: Text", "title")]
    [InlineData("tittle: Text", "title")]
    [InlineData("discription: Text", "description")]
    [InlineData("wieght: 3", "weight")]
    [InlineData("wieght: heavy", null)]
    [InlineData("statsu: draft", "status")]
    [InlineData("statsu: in-progress", "status")]
    [InlineData("statsu: gone", null)]
    [InlineData("relatd: [a, b]", "related")]
    [InlineData("herro: {headline: x}", "hero")]
    [InlineData("herro: x", null)]
    [InlineData("lnks: [{label: x}]", "links")]
    [InlineData("titel:", "title")]
    // Nothing is near.
    [InlineData("layout: post", null)]
    [InlineData("pages: [a]", "*")]
    [InlineData("lines: [a]", null)]
    [InlineData("tie: x", null)]
    [InlineData("bdy: x", null)]
    [InlineData("x: 1", null)]
    // What is given already is not meant.
    [InlineData("titel: Text\ntitle: Text", null)]
    [InlineData("titel: Text\nTitle: Text", null)]
    [InlineData("alias: /a\naliases: /b", null)]
    public void A_key_without_a_field_has_a_hint_that_fits(string yaml, string? meant)
    {
        var told = Read(Types, "pages/a.md", $"---\n{yaml}\n---\nText").Diagnostics;
        if (meant == "*") Assert.Equal("CA4008", Assert.Single(told).Rule.Code);
        else Assert.Equal(meant is null ? None : $"Did you mean \"{meant}\"?", Assert.Single(told, one => one.Rule.Code == "CA4001").Hint);
    }

    [Theory]
    [InlineData("alias: /old", null)]
    [InlineData("aliases: /old", null)]
    [InlineData("link: https://example.org", "url")]
    [InlineData("link: [{label: x}]", "links")]
    [InlineData("permalink: /x", "url")]
    [InlineData("route: 'not a path'", null)]
    public void A_type_without_public_paths_has_no_aliases(string yaml, string? meant) => Assert.Equal(
        meant is null ? None : $"Did you mean \"{meant}\"?", Assert.Single(Read(Types, "notes/a.md", $"---\n{yaml}\n---\n").Diagnostics).Hint);

    [Theory]
    [InlineData("posts/{slug}.md", "posts/Hello World.md", "\"slug\" takes only lower-case letters, digits and hyphens, not \"Hello World\"",
        "The value comes from the file's name: rename the file, for example so that it gives \"hello-world\".")]
    [InlineData("posts/{date}-{slug}.md", "posts/2024-Größe_1.md", "\"slug\" takes only lower-case letters, digits and hyphens, not \"Größe_1\"",
        "The value comes from the file's name: rename the file, for example so that it gives \"grosse-1\".")]
    [InlineData("posts/{slug}/index.md", "posts/A/index.md", "\"slug\" takes only lower-case letters, digits and hyphens, not \"A\"",
        "The value comes from the file's path: rename the folder, for example so that it gives \"a\".")]
    [InlineData("posts/{slug}.md", "posts/…….md", "\"slug\" takes only lower-case letters, digits and hyphens, not \"……\"",
        "The value comes from the file's name: rename the file.")]
    public void A_value_from_the_file_s_name_is_named_as_such(string template, string path, string message, string hint)
    {
        var model = $"type Post @collection(path: \"{template}\") {{ slug: String! @unique @constraint(pattern: \"^[a-z0-9-]+$\")  date: String }}";
        var fault = Assert.Single(Read(model, path, "").Diagnostics);
        Assert.Equal(($"{message}, so this file is left out.", hint), (fault.Message, fault.Hint));
    }

    [Theory]
    [InlineData("^[a-z0-9-]+$", "Hello World", "Write \"hello-world\", for example.")]
    [InlineData("^[a-z]+(?:_[a-z]+)*$", "Hello World", "Write \"hello_world\", for example.")]
    [InlineData("^[A-Z]+$", "abc", "Write \"ABC\", for example.")]
    [InlineData("^[0-9]+$", "abc", null)]
    [InlineData("^/", "x", null)]
    public void A_value_that_breaks_a_pattern_has_an_example_that_fits(string pattern, string value, string? hint) =>
        Assert.Equal(hint, Assert.Single(ReadFields($"v: String @constraint(pattern: \"{pattern}\")", $"v: {value}").Diagnostics).Hint);
}
