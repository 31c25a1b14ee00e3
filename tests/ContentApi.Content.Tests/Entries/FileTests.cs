using System.Text;
using ContentApi.GraphQL.Binding;
using static ContentApi.Content.Tests.Entries.EntryUnderTest;

namespace ContentApi.Content.Tests.Entries;

/// <summary>The values of an entry that do not come from keys: captures of the path, the body, the id and the URL.</summary>
public sealed class FileTests
{
    const string Post = """
        type Post @collection(path: "posts/{year}-{slug}.md", url: "/{year}/{slug}") { slug: String! @unique year: Int title: String body: Markdown @body }
        """;

    [Theory]
    [InlineData("posts/2024-a b.md", "---\ntitle: T\n---\nText\n", "slug: \"a b\", year: 2024, title: \"T\", body: md \"Text\\n\" at 4:1", "/2024/a%20b")]
    [InlineData("posts/2024-a.md", "---\nslug: other\nyear: 2023\n---\n\n\nText", "slug: \"other\", year: 2023, title: null, body: md \"\\n\\nText\" at 5:1",
        "/2023/other")]
    [InlineData("posts/2024-null.md", "", "slug: \"null\", year: 2024, title: null, body: null", "/2024/null")]
    [InlineData("posts/2024-a.md", "---\nslug:\n---\n \n", "slug: \"a\", year: 2024, title: null, body: null", "/2024/a")]
    [InlineData("posts/2024-a.md", "---\nbody: Short\n---\n", "slug: \"a\", year: 2024, title: null, body: md \"Short\" at 2:7", "/2024/a")]
    public void Captures_and_body_fill_the_fields(string path, string text, string fields, string url)
    {
        var result = Read(Post, path, text);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(fields, result.Outcome());
        Assert.Equal(url, result.Entry!.Url);
        Assert.Equal(path, result.Entry.Path);
        Assert.Equal($"\"{path}\"", Encoding.UTF8.GetString(result.Entry.Id.Utf8Json.Span));
    }

    [Fact]
    public void A_capture_is_typed_like_any_value() => Assert.Equal(
        "1:1: error CA4003: \"isOpen\" takes true or false, not \"soon\" from the file's name, so the field is null.",
        Read("type Post @collection(path: \"posts/{isOpen}-{slug}.md\") { slug: String!  isOpen: Boolean }", "posts/soon-a.md", "").Faults());

    [Theory]
    [InlineData("slug: ''\nyear: ''", "slug: \"a\", year: 2024, title: null, body: null", "/2024/a")]
    [InlineData("slug: ' '\nyear: \" \"\ntitle: ''", "slug: \"a\", year: 2024, title: null, body: null", "/2024/a")]
    [InlineData("slug: ~\nyear: null", "slug: \"a\", year: 2024, title: null, body: null", "/2024/a")]
    [InlineData("body: ''", "slug: \"a\", year: 2024, title: null, body: null", "/2024/a")]
    public void A_capture_fills_a_field_that_is_empty_in_the_file(string yaml, string fields, string url)
    {
        var result = Read(Post, "posts/2024-a.md", $"---\n{yaml}\n---\n");
        Assert.Empty(result.Diagnostics);
        Assert.Equal(fields, result.Outcome());
        Assert.Equal(url, result.Entry!.Url);
    }

    [Fact]
    public void A_wrong_value_is_null_and_the_URL_has_the_capture()
    {
        var result = Read(Post, "posts/2024-a.md", "---\nyear: soon\n---\n");
        Assert.Equal("2:7: error CA4003: \"year\" takes a whole number, not \"soon\", so the field is null.", result.Faults());
        Assert.Equal("slug: \"a\", year: null, title: null, body: null", result.Outcome());
        Assert.Equal("/2024/a", result.Entry!.Url);
    }

    [Theory]
    [InlineData("''", "", "")]
    [InlineData("~", "", "")]
    [InlineData("[/old, '', ~]", "/old", "2:17: warning CA4014: Item 2 of \"aliases\" is empty; it is left out.\n"
            + "2:21: warning CA4014: Item 3 of \"aliases\" is empty; it is left out.")]
    public void An_empty_alias_is_none(string aliases, string paths, string faults)
    {
        var result = Read(Post, "posts/2024-a.md", $"---\naliases: {aliases}\n---\n");
        Assert.Equal(faults, result.Faults());
        Assert.Equal(paths, string.Join(' ', result.Entry!.Aliases.Select(alias => alias.Path)));
    }

    [Fact]
    public void The_body_takes_precedence_over_a_key()
    {
        var result = Read(Post, "posts/2024-a.md", "---\nbody: Short\n---\nLong");
        Assert.Equal("2:7: warning CA4010: \"body\" is the text after the front matter; this value is not served.", result.Faults());
        Assert.EndsWith("body: md \"Long\" at 4:1", result.Outcome());
    }

    [Theory]
    [InlineData("---\na: 1\n---\n\n  Text", "5:3: warning CA4007: Page has no field for the text after the front matter; it is not served.")]
    [InlineData("---\na: 1\n---\n\n \t\n", "")]
    public void A_body_without_a_field_has_a_warning(string text, string faults)
    {
        var result = Read("type Page @collection(path: \"pages/*.md\") { a: Int }", "pages/a.md", text);
        Assert.Equal("a: 1", result.Outcome());
        Assert.Equal(faults, result.Faults());
    }

    [Fact]
    public void A_required_body_may_be_blank() => Assert.Equal("body: md \"\" at 1:1",
        Read("type Page @collection(path: \"pages/*.md\") { body: Markdown! @body }", "pages/a.md", "").Outcome());

    [Fact]
    public void A_missing_field_is_reported_at_the_front_matter()
    {
        var result = Read("type Page @collection(path: \"pages/*.md\") { title: String! }", "pages/a.md", "---\n---\n");
        Assert.Equal(
            "1:1: error CA4002: The required field \"title\" of Page is missing: there is no key \"title\", so this file is left out.", result.Faults());
        Assert.Equal("Add 'title:' with a value to the front matter.", result.Diagnostics[0].Hint);
    }

    [Theory]
    [InlineData("v: |\n    # Head\n\n    text\n", "md \"# Head\\n\\ntext\\n\" at 2:5+4")]
    [InlineData("v: 'a *b*'", "md \"a *b*\" at 1:5")]
    [InlineData("v: plain", "md \"plain\" at 1:4")]
    public void Markdown_has_its_position_and_indentation(string yaml, string value) => Assert.Equal($"v: {value}", ReadFields("v: Markdown", yaml).Outcome());

    [Theory]
    [InlineData("v: |\n  a\n  [b](../b.md)\n", "3:3")]
    [InlineData("v: 'a [b](../b.md)'", "1:7")]
    [InlineData("v: \"a\\n[b](../b.md)\"", "1:5")]
    [InlineData("v: >\n  a\n\n  [b](../b.md)\n", "2:3")]
    public void A_link_in_Markdown_has_its_position_in_the_file(string yaml, string position) =>
        Assert.Equal(position, $"{Assert.IsType<Content.Markdown.MarkdownText>(ReadFields("v: Markdown", yaml).Entry!.Slots[0]).ContentLinks[0].Position}");

    [Theory]
    [InlineData("a: Date", "a: 2024-05-01", "/{a}", "/2024-05-01")]
    [InlineData("a: String", "a: x\"y", "/{a}", "/x%22y")]
    [InlineData("a: String", "", "/{a}", null)]
    [InlineData("a: Boolean", "a: on", "/{a}/{name}", "/true/p")]
    public void A_URL_is_made_of_values_and_captures(string field, string yaml, string template, string? url) =>
        Assert.Equal(url, Read($"type Page @collection(path: \"pages/{{name}}.yaml\", url: \"{template}\") {{ {field} }}", "pages/p.yaml", yaml).Entry!.Url);

    [Theory]
    [InlineData("posts/2019-07-09-x.md", "", "/2019/07/09/x.html")]
    [InlineData("posts/2019-07-09-x.md", "month: 8", "/2019/8/09/x.html")]
    [InlineData("posts/2019-07-09-x.md", "month:", "/2019/07/09/x.html")]
    public void A_capture_in_a_URL_is_written_as_in_the_path(string path, string yaml, string url) =>
        Assert.Equal(url, Read("""
            type Post @collection(path: "posts/{year}-{month}-{day}-{slug}.md", url: "/{year}/{month}/{day}/{slug}.html") { slug: String! year: Int month: Int }
            """, path, $"---\n{yaml}\n---\n").Entry!.Url);

    [Fact]
    public void A_slug_of_digits_is_text()
    {
        var slug = Read(Post, "posts/2024-a.md", "---\nslug: 124062\n---\n").Entry!.Slots[0];
        Assert.Equal("124062", Assert.IsType<PreparedValue>(slug).Value);
    }
}
