using ContentApi.Content.Model;

namespace ContentApi.Content.Tests.Model;

public sealed class UrlTemplateTests
{
    [Theory]
    [InlineData("/", "", "/")]
    [InlineData("/{slug}", "slug=about", "/about")]
    [InlineData("/{slug}/", "slug=about", "/about/")]
    [InlineData("/{year}/{slug}.html", "year=2024 slug=a", "/2024/a.html")]
    [InlineData("/{slug}-{slug}", "slug=a", "/a-a")]
    [InlineData("/{slug}", "slug=über?", "/%C3%BCber%3F")]
    [InlineData("/{slug}", "slug=a/b", "/a/b")]
    [InlineData("/{permalink}", "permalink=/a/b/", "/a/b/")]
    [InlineData("/{permalink}", "permalink=/", "/")]
    [InlineData("/{permalink}", "permalink=//elsewhere.example", "/elsewhere.example")]
    [InlineData("/{slug}", "", null)]
    [InlineData("/{slug}", "slug=", null)]
    [InlineData("/{slug}", "slug=../admin", null)]
    [InlineData("/a/{slug}", "slug=.", null)]
    public void Values_fill_the_template(string template, string values, string? url)
    {
        var map = values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(url, UrlTemplate.Parse(template).Expand(name => map.TryGetValue(name, out var value) ? new UrlValue(value) : null));
    }

    [Theory]
    [InlineData("", "character 1: a URL path begins with '/'")]
    [InlineData("https://a.example/{slug}", "character 1: a URL path begins with '/'")]
    [InlineData("//a.example/{slug}", "character 2: '//' would begin")]
    [InlineData("/a/../b", "character 4: a URL path cannot contain the segment '..'")]
    [InlineData("/a?b={slug}", "character 3: a URL path has no query")]
    [InlineData("/a b", "character 3: white space")]
    [InlineData("/{slug", "character 2: the brace is not closed")]
    [InlineData("/{}", "character 3: a capture needs a name")]
    [InlineData("/**/{slug}", "character 2: a URL has no wildcards")]
    [InlineData("/a\\{slug}", "character 3: folders are separated")]
    public void A_faulty_template_says_where_and_why(string template, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => UrlTemplate.Parse(template)).Message);

    [Fact]
    public void Names_are_listed_once() => Assert.Equal(["year", "slug"], UrlTemplate.Parse("/{year}/{slug}/{year}").Names);
}
