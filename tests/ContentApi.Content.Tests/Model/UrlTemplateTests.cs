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
    [InlineData("/.{slug}", "slug=.", null)]
    [InlineData("{slug}", "slug=about", "/about")]
    // dates
    [InlineData("/{date:yyyy/MM}/{slug}/", "date=2016-04-08 slug=a", "/2016/04/a/")]
    [InlineData("/{date:yy.M.d}", "date=2016-04-08", "/16.4.8")]
    [InlineData("/{date:yyyy-MM-dd_d}", "date=0987-12-18T10:00:00+02:00", "/0987-12-18_18")]
    [InlineData("/{date:yyyy}", "date=hello", null)]
    // formatters
    [InlineData("/{title:slugify}/", "title=__Héllo,_Wörld!_(2nd)__日本", "/h%C3%A9llo-w%C3%B6rld-2nd-%E6%97%A5%E6%9C%AC/")]
    [InlineData("/{title:slugify}/", "title=AC/DC", "/ac-dc/")]
    [InlineData("/{title:slugify}/", "title=!!!", null)]
    [InlineData("/{title:urlize}/", "title=_Été__&_v1.2:_100%_C++_(new)_", "/%C3%A9t%C3%A9-v1.2-100-c%2B%2B-new/")]
    [InlineData("/{title:urlize}/", "title=A/B_-_c_D", "/a/b-c-d/")]
    [InlineData("/{path:dropName}/{slug}/", "path=posts/first slug=a", "/posts/a/")]
    [InlineData("/{path:dropIndex:dropName}/{slug}/", "path=posts/first/index slug=a", "/posts/a/")]
    [InlineData("/{path:dropName}/{slug}/", "path=first slug=a", "/a/")]
    [InlineData("/{x:lower}", "x=About/US_É", "/about/us_%C3%A9")]
    [InlineData("/{date:yyyy:slugify}-{x:slugify:lower}", "date=2016-04-08 x=A.B", "/2016-a-b")]
    [InlineData("/docs/{path:dropIndex}/", "path=a/b/index", "/docs/a/b/")]
    [InlineData("/docs/{path:dropIndex}/", "path=a/_index", "/docs/a/")]
    [InlineData("/docs/{path:dropIndex}/", "path=a/reindex", "/docs/a/reindex/")]
    [InlineData("/docs/{path:dropIndex}/", "path=index", "/docs/")]
    [InlineData("/docs/{path:dropIndex}", "path=index", "/docs")]
    [InlineData("/{path:dropIndex}/", "path=index", "/")]
    [InlineData("/{path:htmlFile}", "path=a/b", "/a/b.html")]
    [InlineData("/{path:htmlFile}", "path=a/index", "/a/")]
    [InlineData("/{path:htmlFile}", "path=index", "/")]
    [InlineData("/x/{path:htmlFile}", "path=index", "/x")]
    [InlineData("/docs/{path:dropNumbers}", "path=1.start/02-install", "/docs/start/install")]
    [InlineData("/docs/{path:dropNumbers}", "path=2024-05-01-news/2.0-x/7", "/docs/2024-05-01-news/2.0-x/7")]
    [InlineData("/docs/{path:dropNumbers}", "path=01.a/3_-_b/10days/4.", "/docs/a/b/10days/4.")]
    [InlineData("/{path:dropNumbers:dropIndex}/", "path=0.x/1.index", "/x/")]
    [InlineData("/{path:dropIndex}", "path=_index", "/")]
    [InlineData("/{path:dropIndex}/{slug}/", "path=index slug=a", "/a/")]
    [InlineData("/a/{path:dropIndex}#x", "path=index", "/a#x")]
    // paths, which are marked with a tilde
    [InlineData("/{section}/{slug}/", "section=~ slug=a", "/a/")]
    [InlineData("/docs/{section}/{slug}", "section=~x/y slug=a", "/docs/x/y/a")]
    [InlineData("/docs/{section}", "section=~", "/docs")]
    [InlineData("/{a}/{b}/", "a=~ b=~", "/")]
    [InlineData("/docs[/{section}]-x", "section=~", "/docs-x")]
    [InlineData("/{path:slugify}", "path=~Guide_1/My_Page", "/guide-1/my-page")]
    // alternatives
    [InlineData("/{permalink ?? slug}", "permalink=p slug=a", "/p")]
    [InlineData("/{permalink ?? slug}", "slug=a", "/a")]
    [InlineData("/{permalink??slug}/", "permalink= slug=a", "/a/")]
    [InlineData("/{permalink ?? slug}", "", null)]
    [InlineData("/{permalink ?? slug}/", "permalink=/a/b.html slug=a", "/a/b.html")]
    [InlineData("{permalink ?? slug}", "permalink=/a/ slug=a", "/a/")]
    [InlineData("{permalink ?? slug}", "permalink=a/b slug=a", "/a/b")]
    [InlineData("{permalink ?? slug}", "permalink=/my%20page/é slug=a", "/my%20page/%C3%A9")]
    [InlineData("{permalink ?? slug}", "permalink=//evil.example slug=a", "/evil.example")]
    [InlineData("{permalink ?? slug}", "permalink=/a/../../b slug=a", null)]
    [InlineData("{permalink ?? slug}", "permalink=/about/#team slug=a", "/about/#team")]
    [InlineData("{permalink ?? /{date:yyyy}/{slug}/}", "permalink=/p date=2016-04-08 slug=a", "/p")]
    [InlineData("{permalink ?? /{date:yyyy}/{slug}/}", "date=2016-04-08 slug=a", "/2016/a/")]
    [InlineData("{permalink ?? /{date:yyyy}/{slug}/}", "date=x slug=a", null)]
    [InlineData("{permalink ?? /{date:yyyy}/{slug}/ ?? /{slug}}", "date=x slug=a", "/a")]
    [InlineData("/{permalink ?? /{slug}}", "slug=a", "/a")]
    [InlineData("/blog/{section ?? /{slug}}", "section=/x slug=a", "/blog/x")]
    [InlineData("/{section}/{slug}", "section=/docs slug=a", "/docs/a")]
    [InlineData("/{a ?? b ?? c:lower}", "c=X", "/x")]
    [InlineData("/{permalink ?? slug}", "permalink=false! slug=a", null)]
    [InlineData("/{x ?? permalink ?? slug}", "permalink=false! slug=a", null)]
    [InlineData("/{slug}", "slug=false!", "/false")]
    // optional text
    [InlineData("/blog[/{category}]/{slug}", "category=x slug=a", "/blog/x/a")]
    [InlineData("/blog[/{category}]/{slug}", "slug=a", "/blog/a")]
    [InlineData("/blog[/{category}]/{slug}", "category= slug=a", "/blog/a")]
    [InlineData("/blog[/{category}]/{slug}", "category=x", null)]
    [InlineData("/[{lang}/]{slug}", "slug=a", "/a")]
    [InlineData("/[{lang}]/{slug}", "slug=a", "/a")]
    [InlineData("[/{lang}]/{slug}/", "slug=a", "/a/")]
    [InlineData("/[/{lang}]/{slug}/", "lang=en slug=a", "/en/a/")]
    [InlineData("/a[/{b}[/{c}]]", "b=1", "/a/1")]
    [InlineData("/a[/{b}[/{c}]]", "c=1", "/a")]
    [InlineData("[/{lang}]", "", "/")]
    // fragments
    [InlineData("/#div-{slug}", "slug=a?b", "/#div-a%3Fb")]
    [InlineData("/{page}/#{slug}", "page=p slug=é", "/p/#%C3%A9")]
    [InlineData("/about[#{slug}]", "", "/about")]
    public void Values_fill_the_template(string template, string values, string? url)
    {
        var map = values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(url, UrlTemplate.Parse(template).Expand(name => map.TryGetValue(name, out var value)
            ? new UrlValue(value.Trim('~', '!').Replace('_', name == "path" || name == "title" ? value.Contains("index") ? '_' : ' ' : '_'))
            {
                IsPath = value.StartsWith('~'), IsFalse = value.EndsWith('!'),
            }
            : null));
    }

    /// <summary>The permalinks of Jekyll join the categories of a post with slashes.</summary>
    [Theory]
    [InlineData("/{tags}/{slug}/", "a|b c", "/a/b%20c/s/")]
    [InlineData("/{tags:slugify}/{slug}/", "Local News|AC/DC", "/local-news/ac-dc/s/")]
    [InlineData("/{tags:lower}/{slug}/", "A|B/C", "/a/b/c/s/")]
    [InlineData("/[{tags}/]{slug}", "a", "/a/s")]
    [InlineData("/[{tags}/]{slug}", "", "/s")]
    [InlineData("/blog[/{tags:slugify}]/{slug}", "!!!", "/blog/s")]
    [InlineData("/blog[/{tags:slugify}]/{slug}", "!!!|b", "/blog/b/s")]
    [InlineData("/{tags}/{slug}", "", null)]
    [InlineData("/{tags ?? slug}", "", "/s")]
    [InlineData("/{tags ?? slug}", "/a/|/b", "/a/b")]
    [InlineData("/{tags}", "..|a", null)]
    [InlineData("/{tags}", "//a.example|b", "/a.example/b")]
    [InlineData("/#{tags}", "a|b", "/#a/b")]
    public void The_items_of_a_list_are_segments(string template, string items, string? url) => Assert.Equal(
        url, UrlTemplate.Parse(template).Expand(name =>
            name == "slug" ? new UrlValue("s") : new UrlValue("") { Items = items.Length == 0 ? [] : items.Split('|') }));

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
    [InlineData("a/{slug}", "character 1: a URL path begins with '/'")]
    [InlineData("/{slug}}", "character 8: this '}' has no '{' before it")]
    [InlineData("/a]", "character 3: this ']' has no '[' before it")]
    [InlineData("/a[/{b}", "character 3: the bracket is not closed")]
    [InlineData("/a[/b]", "character 3: text in brackets is left out if a value inside is missing, and there is no value inside")]
    [InlineData("/{date:YYYY}", "character 8: 'YYYY' is no formatter; write slugify, lower, dropIndex, dropNumbers, htmlFile, or a date of yyyy")]
    [InlineData("/{date:yyy}", "character 8: 'yyy' is no formatter")]
    [InlineData("/{date:yyyy:mm}", "character 13: 'mm' is no formatter")]
    [InlineData("/{date:}", "character 8: '' is no formatter")]
    [InlineData("/{date:/}", "character 8: '/' is no formatter")]
    [InlineData("/{slug:slugfy}", "character 8: 'slugfy' is no formatter")]
    [InlineData("/{a ? b}", "character 5: alternatives are separated by '??'")]
    [InlineData("/{a ?? }", "character 8: a capture needs a name")]
    [InlineData("/{a b}", "character 5: '}' is missing before this 'b'")]
    [InlineData("{a ?? //b}", "character 8: '//' would begin the name of another server")]
    [InlineData("/a#b#c", "character 5: a URL has at most one fragment")]
    [InlineData("/a#", "character 3: the fragment is empty")]
    [InlineData("/[{a}[{b}[{c}[{d}[{e}[{f}[{g}[{h}[{i}]]]]]]]]]", "character 31: braces and brackets are nested more than 8 deep")]
    public void A_faulty_template_says_where_and_why(string template, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => UrlTemplate.Parse(template)).Message);

    [Fact]
    public void Names_are_listed_once() => Assert.Equal(["year", "slug"], UrlTemplate.Parse("/{year}/{slug}/{year}").Names);
}
