using ContentApi.Content.Model;

namespace ContentApi.Content.Tests.Model;

public sealed class PathTemplateTests
{
    [Theory]
    [InlineData("site.yaml", "site.yaml", "")]
    [InlineData("pages/{slug}.md", "pages/about.md", "slug=about")]
    [InlineData("pages/{slug}.md", "pages/über uns.md", "slug=über uns")]
    [InlineData("pages/*.md", "pages/about.md", "")]
    [InlineData("pages/a*.md", "pages/a.md", "")]
    [InlineData("{kind}/{slug}.md", "pages/about.md", "kind=pages slug=about")]
    [InlineData("{kind}/index.md", "pages/index.md", "kind=pages")]
    [InlineData("_posts/{year}-{month}-{day}-{slug}.md", "_posts/2024-05-01-a-b.md", "year=2024 month=05 day=01 slug=a-b")]
    [InlineData("p/{slug}.{locale}.md", "p/about.en.md", "slug=about locale=en")]
    [InlineData("p/{a}xx{b}.md", "p/xxxxx.md", "a=x b=xx")]
    [InlineData("p/{a}.md", "p/.md.md", "a=.md")]
    [InlineData("**/{slug}.md", "about.md", "slug=about")]
    [InlineData("**/{slug}.md", "a/b/about.md", "slug=about")]
    [InlineData("a/**/{slug}.md", "a/about.md", "slug=about")]
    [InlineData("a/**/b/{slug}.md", "a/b/b/b/c.md", "slug=c")]
    [InlineData("a/**/{x}/m/**/{y}.md", "a/1/m/2/m/3.md", "x=1 y=3")]
    [InlineData("**/{x}-b/**/c/{y}.md", "q/a-b/c/c/z.md", "x=a y=z")]
    [InlineData("**/**/{slug}.md", "a/b.md", "slug=b")]
    [InlineData("posts/{slug}.{md,mdx}", "posts/about.md", "slug=about")]
    [InlineData("posts/{slug}.{md,mdx}", "posts/v1.2.mdx", "slug=v1.2")]
    [InlineData("posts/{slug}.{md,mdx}", "posts/v1.2.md", "slug=v1.2")]
    [InlineData("posts/{slug}.{markdown,md,html}", "posts/a.md.html", "slug=a.md")]
    [InlineData("{posts,news}/{slug}.md", "news/a.md", "slug=a")]
    [InlineData("{posts,news/2024}/**/{slug}.{md,mdx}", "news/2024/x/a.mdx", "slug=a")]
    [InlineData("{kind}/{a,b}-{n}.md", "k/b-7.md", "kind=k n=7")]
    [InlineData("posts/{slug}.*", "posts/v1.2.md", "slug=v1.2")]
    [InlineData("posts/{year}-{slug}.*", "posts/2024-v1.2-x.MD", "year=2024 slug=v1.2-x")]
    [InlineData("pages/{slug}.md", "pages/A.MD", "slug=A")]
    [InlineData("pages/{slug}.MD", "pages/A.md", "slug=A")]
    [InlineData("pages/{slug}.{md,mdx}", "pages/A.Mdx", "slug=A")]
    [InlineData("pages/{slug}.yaml", "pages/A.B.YAML", "slug=A.B")]
    [InlineData("pages/{slug}", "pages/A.MD", "slug=A.MD")]
    public void A_path_that_matches_gives_its_captures(string template, string path, string captures)
    {
        var parsed = PathTemplate.Parse(template);
        var match = parsed.Match(path);
        Assert.NotNull(match);
        Assert.Equal(captures, string.Join(' ', parsed.Captures.Zip(match, (name, value) => $"{name}={value}")));
    }

    [Theory]
    [InlineData("site.yaml", "", true)]
    [InlineData("site.yaml", "site.yaml", false)]
    [InlineData("pages/{slug}.md", "pages", true)]
    [InlineData("pages/{slug}.md", "pages/deep", false)]
    [InlineData("pages/{slug}.md", "page", false)]
    [InlineData("{kind}/{slug}.md", "anything", true)]
    [InlineData("a/{kind}-x/b/{slug}.md", "a/k-x", true)]
    [InlineData("a/{kind}-x/b/{slug}.md", "a/k-y", false)]
    [InlineData("a/**/{slug}.md", "a/b/c/d", true)]
    [InlineData("a/**/{slug}.md", "b", false)]
    [InlineData("**/{slug}.md", "a", true)]
    public void A_template_says_whether_a_path_below_a_folder_may_match(string template, string folder, bool expected) =>
        Assert.Equal(expected, PathTemplate.Parse(template).MayMatchBelow(folder));

    [Theory]
    [InlineData("site.yaml", "site.yml")]
    [InlineData("pages/{slug}.md", "pages/.md")]
    [InlineData("pages/{slug}.md", "pages/a/b.md")]
    [InlineData("pages/{slug}.md", "Pages/a.md")]
    [InlineData("pages/{slug}.{md,mdx}", "pages/a.yaml")]
    [InlineData("pages/{slug}.{md,mdx}", "pages/.md")]
    [InlineData("{a,b}/{slug}.md", "c/x.md")]
    [InlineData("pages/{slug}.md", "pages/a.MDX")]
    [InlineData("pages/{slug}.MD/x.md", "pages/a.md/x.md")]
    [InlineData("pages/{slug}.md", "x/pages/a.md")]
    [InlineData("pages/*.md", "pages/a/b.md")]
    [InlineData("p/{a}-{b}.md", "p/-b.md")]
    [InlineData("p/{a}-{b}.md", "p/a-.md")]
    [InlineData("p/ab*ba.md", "p/aba.md")]
    [InlineData("a/**/{slug}.md", "about.md")]
    [InlineData("a/**/b/c.md", "a/c.md")]
    [InlineData("a/**/b/**/c.md", "a/b.md")]
    [InlineData("**/x/{y}.md", "x.md")]
    public void Another_path_does_not_match(string template, string path) => Assert.Null(PathTemplate.Parse(template).Match(path));

    [Theory]
    [InlineData("", "character 1: it is empty")]
    [InlineData("/pages/{slug}.md", "character 1: a path is relative")]
    [InlineData("pages//a.md", "character 7: a segment is empty")]
    [InlineData("pages/", "character 7: a segment is empty")]
    [InlineData("../a.md", "character 1: a path cannot contain the segment '..'")]
    [InlineData("a/./b.md", "character 3: a path cannot contain the segment '.'")]
    [InlineData("pages/{slug.md", "character 7: the brace is not closed")]
    [InlineData("pages/{a/b}.md", "character 7: the brace is not closed")]
    [InlineData("pages/slug}.md", "character 11: this '}' has no '{' before it")]
    [InlineData("pages/{}.md", "character 8: a capture needs a name")]
    [InlineData("pages/{a b}.md", "character 9: 'a b' is not a name")]
    [InlineData("pages/{1}.md", "character 8: '1' is not a name")]
    [InlineData("{slug}/{slug}.md", "character 8: {slug} is captured twice")]
    [InlineData("{a}{b}.md", "character 4: two wildcards touch")]
    [InlineData("{a}*.md", "character 4: two wildcards touch")]
    [InlineData("pages/**.md", "character 7: '**' stands for whole segments")]
    [InlineData("pages/x**/a.md", "character 8: '**' stands for whole segments")]
    [InlineData("pages\\{slug}.md", "character 6: folders are separated by '/'")]
    [InlineData("pages/\n.md", "character 7: control characters")]
    [InlineData("pages/{slug}.{md,}", "character 18: an alternative is empty")]
    [InlineData("pages/{a,{b}}.md", "character 10: alternatives cannot contain braces")]
    [InlineData("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}/x.md", "character 31: it stands for more than 64 templates")]
    [InlineData("{a,b}{x}{y}.md", "two wildcards touch")]
    public void A_faulty_template_says_where_and_why(string template, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => PathTemplate.Parse(template)).Message);

    [Fact]
    public void A_hostile_template_and_path_are_matched_without_backtracking()
    {
        // 100 wildcards over a path that fails at its end take exponential time in a matcher that backtracks.
        var template = PathTemplate.Parse(string.Join("a", Enumerable.Repeat("*", 100)) + "b/" + string.Join("/", Enumerable.Repeat("**/a", 100)) + "/{x}.md");
        Assert.Null(template.Match(new string('a', 1000) + "b/" + string.Concat(Enumerable.Repeat("a/", 99)) + "b/x.md"));
        Assert.Null(template.Match(new string('a', 2000) + "/" + string.Concat(Enumerable.Repeat("a/", 1000)) + "x.md"));
    }

    [Theory]
    [InlineData("pages/{slug}.md", ".md")]
    [InlineData("pages/{slug}.en.yaml", ".yaml")]
    [InlineData("pages/{slug}", "")]
    [InlineData("pages.d/{slug}.*", "")]
    [InlineData("pages/{slug}.{md,mdx}", ".md .mdx")]
    [InlineData("{a,b}/{slug}.{md,mdx}", ".md .mdx")]
    public void The_extensions_are_those_that_the_template_spells_out(string template, string extensions) =>
        Assert.Equal(extensions, string.Join(' ', PathTemplate.Parse(template).Extensions));
}
