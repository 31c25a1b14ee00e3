using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>The tree of a Markdown text as JSON.</summary>
public sealed class MarkdownTreeTests
{
    static readonly string Folder = Path.Combine(ProjectFolder.Path, "tests/ContentApi.Content.Tests/Markdown/TreeSuite");

    static string Tree(string markdown, TemplateMarkup policy = TemplateMarkup.Nodes, BodySyntax syntax = BodySyntax.Markdown)
    {
        var text = new MarkdownText(markdown, "pages/here.md", TextPosition.Start, settings: new() { Templates = policy }) { Syntax = syntax };
        using var tree = JsonDocument.Parse(text.Tree(Site).Utf8Json, new() { MaxDepth = 1_000 });
        Assert.Equal("root", tree.RootElement.GetProperty("type").GetString());
        // Single quotes, so that the expected trees are legible.
        return Encoding.UTF8.GetString(text.Tree(Site).Utf8Json.Span)["{\"type\":\"root\",\"children\":[".Length..^2].Replace('"', '\'');
    }

    /// <summary>
    /// The trees of npm <c>mdast-util-from-markdown</c> with GFM, of which Markdown.ast has the shape. <c>spread</c> is not compared, which says something else
    /// there for each item; nor is <c>data</c>, which it does not have; nor the value of raw HTML, which is sanitised.
    /// </summary>
    [Fact]
    public void The_trees_are_those_of_mdast_except_for_the_known_deviations()
    {
        var known = File.ReadAllLines(Path.Combine(Folder, "deviations.txt")).Where(line => line.Length > 0 && line[0] != '#')
            .SelectMany(line => line.Split('|')[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
        using var process = Process.Start(new ProcessStartInfo("node", ["cases.mjs"]) { WorkingDirectory = Folder, RedirectStandardOutput = true })!;
        var cases = JsonNode.Parse(process.StandardOutput.ReadToEnd())!.AsArray();
        process.WaitForExit();
        var deviations = new Dictionary<string, string>();
        foreach (var one in cases)
        {
            var tree = MarkdownTree.Write(Text((string)one!["markdown"]!).Parse(new()), _ => new("\"\\u003c\""u8.ToArray(), HidesNext: false));
            var (expected, actual) = (Plain(one["tree"]!), Plain(JsonNode.Parse(tree.Span)!));
            if (JsonNode.DeepEquals(expected, actual)) continue;
            deviations.Add((string)one["id"]!, $"{one["markdown"]!.ToJsonString()}\n  {expected.ToJsonString()}\n  {actual.ToJsonString()}");
        }

        Assert.InRange(cases.Count, 650, 700);
        Assert.True(known.SetEquals(deviations.Keys), $"""
            No longer deviations, to be taken out of deviations.txt: {string.Join(", ", known.Except(deviations.Keys))}
            New deviations: {string.Join(", ", deviations.Keys.Except(known))}
            {string.Join('\n', deviations.Where(pair => !known.Contains(pair.Key)).Select(pair => $"{pair.Key}: {pair.Value}"))}
            """);
    }

    static JsonNode Plain(JsonNode node)
    {
        if (node is JsonObject one)
        {
            foreach (var name in new[] { "spread", "data" }) one.Remove(name);
            if ((string?)one["type"] == "html") one["value"] = "<";
            foreach (var (_, value) in one.ToList()) if (value is not null) Plain(value);
        }
        else if (node is JsonArray list) foreach (var item in list) if (item is not null) Plain(item);
        return node;
    }

    [Theory]
    [InlineData("# A *b*", "{'type':'heading','depth':1,'data':{'hProperties':{'id':'a-b'}},'children':[{'type':'text','value':'A '},"
        + "{'type':'emphasis','children':[{'type':'text','value':'b'}]}]}")]
    [InlineData("[a](b.md#c) [d](gone.md) [e](javascript:f)", "{'type':'paragraph','children':[{'type':'link','title':null,'url':'/site/pages/b.md#c',"
        + "'children':[{'type':'text','value':'a'}]},{'type':'text','value':' d e'}]}")]
    [InlineData("![a](b.png \"c\")", "{'type':'paragraph','children':[{'type':'image','title':'c','url':'/site/pages/b.png','alt':'a'}]}")]
    [InlineData("[a][b]\n\n[b]: //example.org",
        "{'type':'paragraph','children':[{'type':'link','title':null,'url':'//example.org','children':[{'type':'text','value':'a'}]}]}")]
    [InlineData("{% comment %}a{% endcomment %}\n\n{# b #}", "")]
    [InlineData("{% highlight js %}\na {{ b }}\n{% endhighlight %}", "{'type':'code','lang':'js','meta':null,'value':'a {{ b }}'}")]
    public void A_tree_has_the_addresses_of_the_html_and_no_comments(string markdown, string tree) => Assert.Equal(tree, Tree(markdown));

    [Theory]
    [InlineData("a <b class=x onclick=f()>*c*</b> d<br>", "{'type':'paragraph','children':[{'type':'text','value':'a '},"
        + "{'type':'html','value':'<b class=\\'x\\'>'},{'type':'emphasis','children':[{'type':'text','value':'c'}]},{'type':'html','value':'</b>'},"
        + "{'type':'text','value':' d'},{'type':'html','value':'<br />'}]}")]
    [InlineData("<div align=\"center\">\n\n*a*\n\n</div>", "{'type':'html','value':'<div align=\\'center\\'>'},"
        + "{'type':'paragraph','children':[{'type':'emphasis','children':[{'type':'text','value':'a'}]}]},{'type':'html','value':'</div>'}")]
    [InlineData("<details><summary>a &amp; b</summary>\nc", "{'type':'html','value':'<details><summary>a &amp; b</summary>\\nc'}")]
    // Addresses: of a file, of nothing, of another site.
    [InlineData("<img src=a.png alt=b> <a href=b.md>c</a> <a href=gone.md>d</a> <img src=gone.md alt=e&lt;> <a href=javascript:f>g</a>",
        "{'type':'paragraph','children':[{'type':'html','value':'<img src=\\'/site/pages/a.png\\' alt=\\'b\\' />'},{'type':'text','value':' '},"
            + "{'type':'html','value':'<a href=\\'/site/pages/b.md\\'>'},{'type':'text','value':'c'},{'type':'html','value':'</a>'},"
            + "{'type':'text','value':' d '},{'type':'html','value':'e&lt;'},{'type':'text','value':' g'}]}")]
    // What is no element, or not allowed, or would run.
    [InlineData("a <!-- b --> <my-tag>c</my-tag> <?php d ?>e", "{'type':'paragraph','children':[{'type':'text','value':'a c e'}]}")]
    [InlineData("<script>\nalert(1)\n</script>\n\n<!-- a -->\n\nb", "{'type':'paragraph','children':[{'type':'text','value':'b'}]}")]
    // What is left out with its content.
    [InlineData("a <script>b</script> <select>*c* `d` <option>e</select> f", "{'type':'paragraph','children':[{'type':'text','value':'a   f'}]}")]
    [InlineData("<svg>\n\n# a\n\n- `b`\n\n    c\n\n</svg> d <noscript>\n\n![e](f.png)\n\n</noscript>\n\ng",
        "{'type':'paragraph','children':[{'type':'text','value':' d '}]},{'type':'paragraph','children':[{'type':'text','value':'g'}]}")]
    [InlineData("<p><img src=x onerror=a></p>", "{'type':'html','value':'<p><img src=\\'/site/pages/x\\' /></p>'}")]
    [InlineData("<!-- a --> b\n\nc", "{'type':'html','value':' b'},{'type':'paragraph','children':[{'type':'text','value':'c'}]}")]
    // The end of an element that is not open, one that Markdown ends, and one that nothing ends.
    [InlineData("a</b> <i>b", "{'type':'paragraph','children':[{'type':'text','value':'a '},{'type':'html','value':'<i>'},{'type':'text','value':'b'}]}")]
    [InlineData("*a</em> b*", "{'type':'paragraph','children':[{'type':'emphasis','children':[{'type':'text','value':'a b'}]}]}")]
    [InlineData("a <div>b</div>", "{'type':'paragraph','children':[{'type':'text','value':'a '},{'type':'html','value':'<div>'},"
        + "{'type':'text','value':'b'},{'type':'html','value':'</div>'}]}")]
    [InlineData("- <!-- a --> b &lt;\n  c", "{'type':'list','ordered':false,'start':null,'spread':false,'children':["
        + "{'type':'listItem','spread':false,'checked':null,'children':[{'type':'html','value':' b &lt;'},"
        + "{'type':'paragraph','children':[{'type':'text','value':'c'}]}]}]}")]
    [InlineData("# a <b id=\"c\">d</b>\n\n<a href=\"#c\">e</a>", "{'type':'heading','depth':1,'data':{'hProperties':{'id':'a-d'}},'children':["
        + "{'type':'text','value':'a '},{'type':'html','value':'<b id=\\'c\\'>'},{'type':'text','value':'d'},{'type':'html','value':'</b>'}]},"
        + "{'type':'paragraph','children':[{'type':'html','value':'<a href=\\'#c\\'>'},{'type':'text','value':'e'},{'type':'html','value':'</a>'}]}")]
    public void Raw_html_is_nodes_with_what_is_safe_of_it(string markdown, string tree) => Assert.Equal(tree, Tree(markdown));

    [Fact]
    public void Escaped_html_is_text()
    {
        var settings = new MarkdownSettings { Html = new() { RawHtml = RawHtml.Escape } };
        var text = new MarkdownText("a <b>c</b> <!-- d -->\n\n<div>\ne", "pages/here.md", TextPosition.Start, settings: settings);
        Assert.Equal("{'type':'root','children':[{'type':'paragraph','children':[{'type':'text','value':'a <b>c</b>'}]},"
            + "{'type':'paragraph','children':[{'type':'text','value':'<div>\\ne'}]}]}",
            Encoding.UTF8.GetString(text.Tree(Site).Utf8Json.Span).Replace('"', '\''));
    }

    /// <summary>The nodes of a tree together are the HTML, so that a front end that joins them shows the same.</summary>
    [Theory]
    [InlineData("a <b>b *c* <i class=\"d\">e</i></b> f\n")]
    [InlineData("<div>\n\na <span>b</span>\n\n</div>\n\n<table><tr><td>c<td>d</table>\n")]
    public void The_raw_html_of_a_tree_is_that_of_the_html(string markdown)
    {
        var text = Text(markdown);
        var html = text.Html(Site).Value!.ToString()!;
        var nodes = JsonNode.Parse(text.Tree(Site).Utf8Json.Span)!;
        Assert.Equal(html.Replace("\n", ""), Joined(nodes).Replace("\n", ""));

        static string Joined(JsonNode node) => (string?)node["type"] switch
        {
            "html" or "text" => (string)node["value"]!,
            "paragraph" => $"<p>{Inside(node)}</p>",
            "emphasis" => $"<em>{Inside(node)}</em>",
            _ => Inside(node),
        };
        static string Inside(JsonNode node) => string.Concat(node["children"]!.AsArray().Select(child => Joined(child!)));
    }

    [Theory]
    [InlineData("{{< youtube w7Ft2ymGmfc >}}",
        "{'type':'templateFlowElement','syntax':'shortcode','name':'youtube','value':'w7Ft2ymGmfc','arguments':['w7Ft2ymGmfc'],'children':[]}")]
    [InlineData("{{< figure src=a.png title=\"b c\" >}}", "{'type':'templateFlowElement','syntax':'shortcode','name':'figure',"
        + "'value':'src=a.png title=\\'b c\\'',"
        + "'arguments':{'src':'a.png','title':'b c'},'children':[]}")]
    [InlineData("{{% note %}}\n\n*a*\n\n{{% /note %}}\n\nb", "{'type':'templateFlowElement','syntax':'shortcode','name':'note','value':'','arguments':[],"
        + "'children':[{'type':'paragraph','children':[{'type':'emphasis','children':[{'type':'text','value':'a'}]}]}]},"
        + "{'type':'paragraph','children':[{'type':'text','value':'b'}]}")]
    [InlineData("a {{< b >}}c{{< /b >}} d", "{'type':'paragraph','children':[{'type':'text','value':'a '},"
        + "{'type':'templateTextElement','syntax':'shortcode','name':'b','value':'','arguments':[],'children':[{'type':'text','value':'c'}]},"
        + "{'type':'text','value':' d'}]}")]
    [InlineData("{% include a.html b=\"c\" d %}", "{'type':'templateFlowElement','syntax':'tag','name':'include','value':'a.html b=\\'c\\' d',"
        + "'arguments':['a.html',{'b':'c'},'d'],'children':[]}")]
    [InlineData("a {{ page.title | upcase }}", "{'type':'paragraph','children':[{'type':'text','value':'a '},"
        + "{'type':'templateTextElement','syntax':'output','name':null,'value':'page.title | upcase','arguments':[],'children':[]}]}")]
    [InlineData("::alert{type=\"info\" .b #c}\na\n::", "{'type':'templateFlowElement','syntax':'component','name':'alert','value':'type=\\'info\\' .b #c',"
        + "'arguments':{'type':'info','class':'b','id':'c'},'children':[{'type':'paragraph','children':[{'type':'text','value':'a'}]}]}")]
    public void Template_markup_is_a_node_with_its_name_and_arguments(string markdown, string tree) => Assert.Equal(tree, Tree(markdown));

    [Theory]
    [InlineData("<Tabs groupId=\"a\" b {...c} d={1 + 1}>\n\ne\n\n</Tabs>", "{'type':'mdxJsxFlowElement','name':'Tabs','attributes':["
        + "{'type':'mdxJsxAttribute','name':'groupId','value':'a'},{'type':'mdxJsxAttribute','name':'b','value':null},"
        + "{'type':'mdxJsxExpressionAttribute','value':'...c'},"
        + "{'type':'mdxJsxAttribute','name':'d','value':{'type':'mdxJsxAttributeValueExpression','value':'1 + 1'}}],"
        + "'children':[{'type':'paragraph','children':[{'type':'text','value':'e'}]}]}")]
    [InlineData("a <>b</> {c}", "{'type':'paragraph','children':[{'type':'text','value':'a '},"
        + "{'type':'mdxJsxTextElement','name':null,'attributes':[],'children':[{'type':'text','value':'b'}]},"
        + "{'type':'text','value':' '},{'type':'mdxTextExpression','value':'c'}]}")]
    [InlineData("{a}", "{'type':'mdxFlowExpression','value':'a'}")]
    [InlineData("<A>\n<B/>\n</A>\n</C>", "{'type':'mdxJsxFlowElement','name':'A','attributes':[],'children':["
        + "{'type':'mdxJsxFlowElement','name':'B','attributes':[],'children':[]}]}")]
    public void Elements_of_mdx_are_the_nodes_of_mdx(string markdown, string tree) => Assert.Equal(tree, Tree(markdown, syntax: BodySyntax.Mdx));

    [Theory]
    [InlineData(TemplateMarkup.Drop, "{'type':'paragraph','children':[{'type':'text','value':'b '}]}")]
    [InlineData(TemplateMarkup.Keep, "{'type':'paragraph','children':[{'type':'text','value':'{{< a >}}'}]},"
        + "{'type':'paragraph','children':[{'type':'text','value':'b {{ c }}'}]}")]
    public void Another_policy_leaves_template_markup_out_or_keeps_it(TemplateMarkup policy, string tree) =>
        Assert.Equal(tree, Tree("{{< a >}}\n\nb {{ c }}", policy));

    [Fact]
    public void A_text_beyond_a_limit_is_code() =>
        Assert.StartsWith("{'type':'code','lang':null,'meta':null,'value':'> > >", Tree(string.Concat(Enumerable.Repeat("> ", 200)) + "a"));

    [Fact]
    public void Elements_that_nest_too_deeply_are_no_children_any_more()
    {
        var tree = Tree(string.Concat(Enumerable.Repeat("{{< a >}}\n", 5_000)) + "b\n" + string.Concat(Enumerable.Repeat("{{< /a >}}\n", 5_000)));
        Assert.Equal(5_000, tree.Split("templateFlowElement").Length - 1);
    }

    [Fact]
    public void A_tree_follows_the_addresses_of_its_links()
    {
        var text = Text("[a](b.md)");
        Assert.Contains("/site/pages/b.md", Encoding.UTF8.GetString(text.Tree(Site).Utf8Json.Span));
        Assert.Same(text.Tree(Site), text.Tree(Site));
        Assert.DoesNotContain("link", Encoding.UTF8.GetString(text.Tree(Nowhere).Utf8Json.Span));
    }
}
