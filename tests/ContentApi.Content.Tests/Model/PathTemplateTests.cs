using System.Text.RegularExpressions;
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
    [InlineData("docs/{path**}.md", "docs/a.md", "path=a")]
    [InlineData("docs/{path**}.md", "docs/a/b c/d.md", "path=a/b c/d")]
    [InlineData("{path**}.md", "a/b.md", "path=a/b")]
    [InlineData("{path**}.{lang}.md", "a/b.en.md", "path=a/b lang=en")]
    [InlineData("docs/{section**}/{slug}.md", "docs/a.md", "section= slug=a")]
    [InlineData("docs/{section**}/{slug}.md", "docs/x/y/a.md", "section=x/y slug=a")]
    [InlineData("{section**}/{slug}.md", "x/a.md", "section=x slug=a")]
    [InlineData("{lang}/{section**}/index.md", "en/x/index.md", "lang=en section=x")]
    [InlineData("{a**}/_posts/{b**}.md", "x/y/_posts/_posts/z.md", "a=x/y b=_posts/z")]
    [InlineData("{a**}/m-{x}/{b**}/{y}.md", "m-1/m-2/y.md", "a= x=1 b=m-2 y=y")]
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
    [InlineData("docs/{path**}.md", "docs/.md")]
    [InlineData("docs/{path**}.md", "docs/a.yaml")]
    [InlineData("docs/{path**}.md", "other/a.md")]
    [InlineData("{a**}/x/{b}.md", "a/y/b.md")]
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
    [InlineData("docs/x{path**}.md", "character 7: '{path**}' stands for whole segments: no text may precede it")]
    [InlineData("docs/{path**}x/a.md", "character 6: '{path**}' stands for whole segments: other text may follow it only in the last segment")]
    [InlineData("docs/**/{path**}.md", "character 9: two wildcards for whole segments touch")]
    [InlineData("{a**}/{b**}/c.md", "character 7: two wildcards for whole segments touch")]
    [InlineData("{a**}/**/c.md", "character 7: two wildcards for whole segments touch")]
    [InlineData("{slug**}/{slug}.md", "character 10: {slug} is captured twice")]
    [InlineData("{**}/a.md", "character 2: a capture needs a name")]
    [InlineData("{a*}/a.md", "character 3: 'a*' is not a name")]
    [InlineData("pages/{slug}.{md,}", "character 18: an alternative is empty")]
    [InlineData("pages/{a,{b}}.md", "character 10: alternatives cannot contain braces")]
    [InlineData("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}/x.md", "character 31: it stands for more than 64 templates")]
    [InlineData("{a,b}{x}{y}.md", "two wildcards touch")]
    public void A_faulty_template_says_where_and_why(string template, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => PathTemplate.Parse(template)).Message);

    [Theory]
    [InlineData("_posts/{date}-{slug}.md", "_posts/2016-04-18-hello-world.md", "date=2016-04-18 slug=hello-world")]
    [InlineData("_posts/{date}-{slug}.md", "_posts/2016-4-8-a.md", "date=2016-4-8 slug=a")]
    [InlineData("_posts/{date}-{slug}.md", "_posts/2016-04-18-.md", null)]
    [InlineData("_posts/{date}-{slug}.md", "_posts/2016-02-30-a.md", null)]
    [InlineData("_posts/{date}-{slug}.md", "_posts/16-04-18-a.md", null)]
    [InlineData("_posts/{date}-{slug}.md", "_posts/2016-04-181-a.md", null)]
    [InlineData("{slug}-{date}.md", "a-b-2016-13-01-2016-04-18.md", "slug=a-b-2016-13-01 date=2016-04-18")]
    [InlineData("{slug}-{date}.md", "2016-04-18.md", null)]
    [InlineData("{slug}-{date}-*.md", "a-2016-04-18-2017-04-18-x.md", "slug=a date=2016-04-18")]
    [InlineData("{date}.md", "2016-04-18.md", "date=2016-04-18")]
    [InlineData("{date}/{n}.md", "2016-04-18/007.md", "date=2016-04-18 n=007")]
    [InlineData("{n}-{slug}.md", "12-b.md", "n=12 slug=b")]
    [InlineData("{n}-{slug}.md", "a-b.md", null)]
    [InlineData("{n}-{slug}.md", "-1-b.md", null)]
    [InlineData("{slug}-{n}.md", "a-1b-2.md", "slug=a-1b n=2")]
    [InlineData("{slug}-v{n}.{n2}-*.md", "a-v1-v2.3-v4.5-x.md", "slug=a-v1 n=2 n2=3")]
    [InlineData("**/{n}/{slug}.md", "x/1/2/y.md", "n=2 slug=y")]
    [InlineData("{n}.md", "1234567890123456789.md", null)]
    public void A_capture_matches_the_texts_of_its_form(string template, string path, string? captures)
    {
        var parsed = PathTemplate.Parse(template).WithForms(
            name => name == "date" ? CaptureForm.Date : name.StartsWith('n') ? CaptureForm.Number : CaptureForm.Text);
        var match = parsed.Match(path);
        Assert.Equal(captures, match is null ? null : string.Join(' ', parsed.Captures.Zip(match, (name, value) => $"{name}={value}")));
    }

    [Theory]
    [InlineData("{date**}.md", "character 1: {date**} captures a path, which is not a date such as 2024-05-01; write {date}")]
    [InlineData("{date}0.md", "character 7: a digit follows {date}, so nothing says where its digits end")]
    [InlineData("x{slug}/a-{date}1/b.md", "character 17: a digit follows {date}")]
    public void A_capture_that_cannot_have_its_form_is_refused(string template, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() =>
            PathTemplate.Parse(template).WithForms(name => name == "date" ? CaptureForm.Date : CaptureForm.Text)).Message);

    [Theory]
    [InlineData("a/b.md", "a/{x}.md", 1)]
    [InlineData("a/{x}.md", "{y}/b.md", 1)]
    [InlineData("a/{x}.en.md", "a/{x}.md", 1)]
    [InlineData("a/{x}/c.md", "a/{x}/{y}.md", 1)]
    [InlineData("a/{x}.md", "a/**/{x}.md", 1)]
    [InlineData("a/{x}.md", "a/{x**}.md", 1)]
    [InlineData("a/*", "a/**", 1)]
    [InlineData("a/{x}.md", "a/*", 1)]
    [InlineData("a/**/{x}.md", "a/**", 1)]
    [InlineData("a/b/**", "a/{x**}.md", 1)]
    [InlineData("a-*/b.md", "*/b.md", 1)]
    [InlineData("**/b/{x}.md", "**/{x}.md", 1)]
    [InlineData("{x}.md", "*.md", 0)]
    [InlineData("{x}/a.md", "*/a.md", 0)]
    [InlineData("a/**/{x}.md", "a/{x**}.md", 0)]
    public void Of_two_templates_the_narrower_one_is_known(string one, string other, int order)
    {
        var (left, right) = (PathTemplate.Parse(one), PathTemplate.Parse(other));
        Assert.Equal(order, Math.Sign(left.CompareNarrowness(right)));
        Assert.Equal(-order, Math.Sign(right.CompareNarrowness(left)));
    }

    /// <summary>Compares with regular expressions, which backtrack.</summary>
    [Fact]
    public void Captures_of_forms_match_what_a_search_with_backtracking_finds()
    {
        var random = new Random(7);
        string Pick(params string[] texts) => texts[random.Next(texts.Length)];
        var compared = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var parts = new List<string>();
            for (var count = random.Next(1, 6); count > 0; count--)
                parts.Add(Pick("-", "-", "a", ".", "-a-", $"{{x{count}}}", $"{{n{count}}}", $"{{d{count}}}", "*"));
            PathTemplate template;
            try
            {
                template = PathTemplate.Parse(string.Concat(parts)).WithForms(
                    name => name[0] == 'n' ? CaptureForm.Number : name[0] == 'd' ? CaptureForm.Date : CaptureForm.Text);
            }
            catch (FormatException)
            {
                continue; // Two wildcards touch.
            }
            // A '*' at the end that follows a wildcard and a dot matches an extension.
            var isExtension = parts is [.., ['{', 'x', ..] or "*", ".", "*"];
            var pattern = string.Concat(parts.Select((part, at) => part[0] switch
            {
                '*' when isExtension && at == parts.Count - 1 => "[^.]*",
                '{' when part[1] == 'x' => "(.+?)",
                '{' when part[1] == 'n' => "((?>[0-9]+))",
                '{' => "(2016-(?>0?[45])-(?>[12][0-9]))",
                '*' => ".*?",
                _ => Regex.Escape(part),
            }));
            for (var paths = 0; paths < 5; paths++)
            {
                var path = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pick("-", "a", ".", "7", "42", "2016-04-18", "2016-5-21", "-")));
                var match = Regex.Match(path, $"^{pattern}$");
                var captures = template.Match(path);
                Assert.True(match.Success == captures is not null, $"{template} and {path}");
                if (captures is null) continue;
                Assert.Equal(match.Groups.Values.Skip(1).Select(group => group.Value), captures);
                compared++;
            }
        }
        Assert.True(compared > 1_000, $"{compared}");
    }

    [Fact]
    public void A_hostile_template_and_path_are_matched_without_backtracking()
    {
        // 100 wildcards over a path that fails at its end take exponential time in a matcher that backtracks.
        var template = PathTemplate.Parse(string.Join("a", Enumerable.Repeat("*", 100)) + "b/" + string.Join("/", Enumerable.Repeat("**/a", 100)) + "/{x}.md");
        Assert.Null(template.Match(new string('a', 1000) + "b/" + string.Concat(Enumerable.Repeat("a/", 99)) + "b/x.md"));
        Assert.Null(template.Match(new string('a', 2000) + "/" + string.Concat(Enumerable.Repeat("a/", 1000)) + "x.md"));
        var formed = PathTemplate.Parse("{a}-{n}.{b}.md").WithForms(name => name == "n" ? CaptureForm.Number : CaptureForm.Text);
        Assert.Null(formed.Match(new string('1', 1_000_000) + string.Concat(Enumerable.Repeat("-1", 500_000)) + "x.md"));
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
