using ContentApi.Content.Markdown;
using ContentApi.Content.Markdown.Bounds;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>The ids in texts that one page shows, and those of the HTML that a request wants with a prefix.</summary>
public sealed class PageIdsTests
{
    [Fact]
    public void The_ids_of_all_texts_on_a_page_are_different()
    {
        var page = Page("# Introduction\n# End", "# Introduction\n# Introduction\n# Own {#end}", "no heading",
            "Introduction\n---\n[a](#introduction) [b](#else)");

        Assert.Equal(["introduction end", "introduction-1 introduction-2 end-1", "", "introduction-3"], page.Select(Ids));
        Assert.All(page, text => Assert.All(text.Headings, heading => Assert.Contains($"id=\"{heading.Id}\"", text.Html(Site).ToString())));
        Assert.Equal(page.SelectMany(text => text.Headings).Select(heading => heading.Id), page.SelectMany(text => text.Toc).Select(entry => entry.Id));
        Assert.Equal(["#introduction-3", "#else"], page[3].Links(Site).Select(link => link.Url));
        Assert.Contains("<a href=\"#introduction-3\">a</a> <a href=\"#else\">b</a>", page[3].Html(Site).ToString());
    }

    [Fact]
    public void A_text_alone_has_the_ids_that_it_has_without_a_page()
    {
        Assert.Equal("a a-1", Ids(Text("# A\n# A")));
        Assert.Equal("a b", Ids(Page("# A", "# A\n# B")[0]) + " " + Ids(Page("# A", "# B")[1]));
        Assert.Null(Page("# A", "# B")[1].Ids);
    }

    [Fact]
    public void Footnotes_of_several_texts_have_different_ids()
    {
        var page = Page("a[^1]\n\n[^1]: b", "c", "d[^1] e[^2]\n\n[^1]: f\n\n[^2]: g", "h[^1]\n\n[^1]: i");
        string[] html = [.. page.Select(text => text.Html(Site).ToString()!)];

        Assert.Contains("<a id=\"fnref:1\" href=\"#fn:1\" class=\"footnote-ref\"><sup>1</sup></a>", html[0]);
        Assert.Contains("<a id=\"fnref:2-2\" href=\"#fn:2-2\" class=\"footnote-ref\"><sup>2</sup></a>", html[2]);
        Assert.Contains("<li id=\"fn:2-1\">", html[2]);
        Assert.Contains("<a href=\"#fnref:2-1\" class=\"footnote-back-ref\">", html[2]);
        Assert.Contains("<li id=\"fn:3-1\">", html[3]);
    }

    [Fact]
    public void A_prefix_is_added_to_ids_and_the_links_to_them()
    {
        var text = Text("# A\n\n- x\n{:toc}\n\n[a](#a) [b](#b) [c](c.md#a) d[^1]\n{: #p}\n\n[^1]: e");
        var before = text.Html(Site);
        var html = text.Html(Site, variant: new("x-", 0)).ToString()!;

        Assert.Equal(before.ToString()!
            .Replace("id=\"", "id=\"x-").Replace("\"#a", "\"#x-a").Replace("\"#fn", "\"#x-fn"), html);
        Assert.Contains("<a href=\"#b\">b</a> <a href=\"/site/pages/c.md#a\">", html);
        Assert.Same(before, text.Html(Site));
        Assert.Equal("a", Assert.Single(text.Headings).Id);
    }

    [Fact]
    public void An_offset_moves_headings_to_level_6_at_most()
    {
        var text = Text("# A\n\n##### B\n\nC\n---");

        Assert.Equal("<h3 id=\"a\">A</h3>\n<h6 id=\"b\">B</h6>\n<h4 id=\"c\">C</h4>\n", text.Html(Site, variant: new("", 2)).ToString());
        Assert.Equal("<h6 id=\"y.a\">A</h6>\n<h6 id=\"y.b\">B</h6>\n<h6 id=\"y.c\">C</h6>\n", text.Html(Site, variant: new("y.", 5)).ToString());
        Assert.Equal([1, 5, 2], text.Headings.Select(heading => heading.Level));
        Assert.Equal("<h1 id=\"a\">A</h1>\n<h5 id=\"b\">B</h5>\n<h2 id=\"c\">C</h2>\n", text.Html(Site).ToString());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("a", true)]
    [InlineData("Section-2_a.b:", true)]
    [InlineData("1a", false)]
    [InlineData("-a", false)]
    [InlineData("a b", false)]
    [InlineData("a\"", false)]
    [InlineData("ä", false)]
    [InlineData("a<", false)]
    public void A_prefix_is_a_name_of_ASCII(string prefix, bool isValid) => Assert.Equal(isValid, HtmlVariant.IsPrefix(prefix));

    [Fact]
    public void A_prefix_has_a_maximum_length() =>
        Assert.Equal((true, false), (HtmlVariant.IsPrefix(new('a', HtmlVariant.MaxPrefix)), HtmlVariant.IsPrefix(new('a', HtmlVariant.MaxPrefix + 1))));

    [Theory]
    [InlineData("a # b", true)]
    [InlineData("a[^1]", true)]
    [InlineData("a\n==", true)]
    [InlineData("> a\n> -", true)]
    [InlineData("a\n{: #b}", true)]
    [InlineData("a-b\n- c", false)]
    [InlineData("", false)]
    public void A_text_without_headings_is_not_parsed_for_its_ids(string markdown, bool mayConcern) => Assert.Equal(mayConcern, PageIds.MayConcern(markdown));

    [Fact]
    public void Many_texts_with_equal_headings_take_time_in_proportion()
    {
        var page = Page([.. Enumerable.Repeat("# A", 20_000)]);

        Assert.Equal("a-19999", Ids(page[^1]));
    }

    static MarkdownText[] Page(params string[] texts)
    {
        var (page, allowance) = (new PageIds(), new MarkdownAllowance());
        var all = texts.Select(Text).ToArray();
        foreach (var text in all) text.Inspect(allowance, page);
        return all;
    }

    static string Ids(MarkdownText text) => string.Join(' ', text.Headings.Select(heading => heading.Id));
}
