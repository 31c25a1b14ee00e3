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
    /// there for each item; nor is <c>data</c>, which it does not have.
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
            // A tree has no raw HTML.
            if (one!["tree"]!.ToJsonString().Contains("\"type\":\"html\"")) continue;
            var (expected, actual) = (Plain(one["tree"]!), Plain(JsonNode.Parse(MarkdownTree.Write(Text((string)one["markdown"]!).Parse(new())).Span)!));
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
