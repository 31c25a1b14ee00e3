namespace ContentApi.Content.Tests.Api;

/// <summary>Template markup of site generators, from the model to the answer.</summary>
public sealed class TemplateMarkupApiTests
{
    const string Files = """
        -- content-repo/pages/a.md --
        # A

        [b]({{< ref "b.md#c" >}}) [d]({{< relref "posts/d" >}}) [gone]({% link gone.md %}) [lost]({% post_url 2020-01-01-lost %})

        {{< figure src="x.png" >}}

        {% comment %}secretword{% endcomment %}
        -- content-repo/pages/b.md --
        # B
        -- content-repo/posts/d.md --
        # D
        """;

    static string Listing(string site) => $$"""
        -- schema/a.graphql --
        {{site}}
        type Page @collection(path: "pages/{slug}.md", url: "/{slug}") { slug: String! @unique  body: Markdown @body @searchable }
        type Post @collection(path: "posts/{slug}.md", url: "/blog/{slug}") { slug: String! @unique  body: Markdown @body }
        {{Files}}
        """;

    [Theory]
    [InlineData("", "", "")]
    [InlineData("extend schema @site(templates: KEEP)", """<p>{{&lt; figure src=&quot;x.png&quot; &gt;}}</p>\n""",
        """, { "type": "paragraph", "children": [{ "type": "text", "value": "{{< figure src=\"x.png\" >}}" }] }""")]
    [InlineData("extend schema @site(templates: NODES)", "", """
        , { "type": "templateFlowElement", "syntax": "shortcode", "name": "figure", "value": "src=\"x.png\"", "arguments": { "src": "x.png" }, "children": [] }
        """)]
    public void The_site_says_what_becomes_of_template_markup(string site, string html, string node)
    {
        using var api = new ApiUnderTest(Listing(site));
        api.Answers("{ page(slug: \"a\") { body { html text ast } } found: search(query: \"secretword\") { totalCount } }", $$"""
            { "data": { "page": { "body": {
                "html": "<h1 id=\"a\">A</h1>\n<p><a href=\"/b#c\">b</a> <a href=\"/blog/d\">d</a> gone lost</p>\n{{html}}",
                "text": "A\n\nb d gone lost",
                "ast": { "type": "root", "children": [
                    { "type": "heading", "depth": 1, "data": { "hProperties": { "id": "a" } }, "children": [{ "type": "text", "value": "A" }] },
                    { "type": "paragraph", "children": [
                        { "type": "link", "title": null, "url": "/b#c", "children": [{ "type": "text", "value": "b" }] },
                        { "type": "text", "value": " " },
                        { "type": "link", "title": null, "url": "/blog/d", "children": [{ "type": "text", "value": "d" }] },
                        { "type": "text", "value": " gone lost" }] }{{node}}] } } },
              "found": { "totalCount": 0 } } }
            """);
    }
}
