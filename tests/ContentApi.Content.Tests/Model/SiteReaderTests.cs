using ContentApi.Content.Api;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;

namespace ContentApi.Content.Tests.Model;

public sealed class SiteReaderTests
{
    const string Page = "type Page @collection(path: \"pages/{slug}.md\") { slug: String! @unique  body: Markdown @body }";

    [Fact]
    public void A_model_without_site_has_the_defaults() => Assert.Equal(SiteSettings.Default, ModelUnderTest.Model(Page).Site);

    [Theory]
    [InlineData("extend schema @site", true)]
    [InlineData("extend schema @site(raw: true)", true)]
    [InlineData("extend schema @site(raw: false)", false)]
    public void The_source_of_Markdown_is_in_the_API_unless_the_site_closes_it(string site, bool isServed)
    {
        var model = ModelUnderTest.Model($"{site}\n{Page}");
        Assert.Equal(isServed, model.Site.ServesRaw);
        Assert.All(model.Types, type => Assert.Same(model.Site, type.Site));
        var markdown = (GraphQL.TypeSystem.ObjectType)ApiSchema.Build(model).FindType("Markdown")!;
        Assert.Equal(isServed, markdown.Fields.Any(field => field.Name == "raw"));
        Assert.Contains(markdown.Fields, field => field.Name == "html");
    }

    [Fact]
    public void A_site_may_allow_more_HTML()
    {
        var html = ModelUnderTest.Model(
            $"extend schema @site(rawHtml: ESCAPE, htmlElements: [\"my-map\", \"Foo\"], htmlAttributes: [\"data-a\"], iframeHosts: "
                + $"[\"www.YouTube.com\"])\n{Page}")
            .Site.Markdown.Html;

        Assert.Equal(RawHtml.Escape, html.RawHtml);
        Assert.Equal(["my-map", "foo"], html.Elements);
        Assert.Equal(["data-a"], html.Attributes);
        Assert.Equal(["www.youtube.com"], html.IframeHosts);
        Assert.Same(HtmlSettings.Default, ModelUnderTest.Model($"extend schema @site(rawHtml: SANITIZE, htmlElements: [])\n{Page}").Site.Markdown.Html);
    }

    [Theory]
    [InlineData("htmlElements", "script", "it runs code")]
    [InlineData("htmlElements", "SCRIPT", "it runs code")]
    [InlineData("htmlElements", "iframe", "name them in \"iframeHosts\"")]
    [InlineData("htmlElements", "style", "styles can cover the page")]
    [InlineData("htmlElements", "svg", "rules of their own")]
    [InlineData("htmlElements", "form", "sends what a reader types")]
    [InlineData("htmlElements", "a b", "not the name of an HTML element")]
    [InlineData("htmlElements", "<b>", "not the name of an HTML element")]
    [InlineData("htmlElements", "", "not the name of an HTML element")]
    [InlineData("htmlAttributes", "onclick", "its value is code")]
    [InlineData("htmlAttributes", "OnClick", "its value is code")]
    [InlineData("htmlAttributes", "onanything", "its value is code")]
    [InlineData("htmlAttributes", "style", "styles can cover the page")]
    [InlineData("htmlAttributes", "srcdoc", "a page that runs code")]
    [InlineData("htmlAttributes", "href", "its value is an address")]
    [InlineData("htmlAttributes", "name", "hide properties")]
    [InlineData("htmlAttributes", "xlink:href", "its value is an address")]
    [InlineData("htmlAttributes", "x-on:click", "names with a colon")]
    [InlineData("htmlAttributes", "javascript:", "names with a colon")]
    [InlineData("htmlAttributes", "data-*", "not the name of an HTML attribute")]
    [InlineData("iframeHosts", "javascript:alert(1)", "write the host alone")]
    [InlineData("iframeHosts", "https://www.youtube.com", "write the host alone")]
    [InlineData("iframeHosts", "*.youtube.com", "write each host in full")]
    [InlineData("iframeHosts", "localhost", "not the name of a host")]
    [InlineData("iframeHosts", "", "not the name of a host")]
    public void What_is_dangerous_cannot_be_allowed(string argument, string name, string reason)
    {
        var fault = Assert.Single(ModelUnderTest.Read($"{Page}\nextend schema @site({argument}: [\"{name}\"])").Diagnostics);

        Assert.Equal(DiagnosticRules.ModelDirectiveMisused, fault.Rule);
        Assert.Contains(reason, fault.Message);
        Assert.Equal(2, fault.Position.Line);
    }

    [Theory]
    [InlineData("extend schema @site", MarkdownFeatures.All)]
    [InlineData("extend schema @site(withoutSyntax: [])", MarkdownFeatures.All)]
    [InlineData("extend schema @site(withoutSyntax: EMOJI)", MarkdownFeatures.All & ~MarkdownFeatures.Emoji)]
    [InlineData("extend schema @site(withoutSyntax: [HEADING_ATTRIBUTES, MATH, MATH])",
        MarkdownFeatures.All & ~MarkdownFeatures.HeadingAttributes & ~MarkdownFeatures.Math)]
    public void The_site_switches_off_syntaxes_of_Markdown(string site, MarkdownFeatures features)
    {
        var markdown = ModelUnderTest.Model($"{site}\n{Page}").Site.Markdown;
        Assert.Equal(features, markdown.Features);
        Assert.Equal(features == MarkdownFeatures.All, ReferenceEquals(markdown, MarkdownSettings.Default));
    }

    [Fact]
    public void The_site_excludes_files()
    {
        var site = ModelUnderTest.Model($"extend schema @site(exclude: [\"_includes/**\", \"**/README.{{md,markdown}}\"])\n{Page}").Site;
        Assert.True(site.Excludes("_includes/head/meta.html"));
        Assert.True(site.Excludes("README.md"));
        Assert.True(site.Excludes("a/b/README.markdown"));
        Assert.False(site.Excludes("includes/meta.html"));
        Assert.False(site.Excludes("a/README.html"));
    }

    [Theory]
    [InlineData("{name}.md", "nothing is captured")]
    [InlineData("/a.md", "no leading slash")]
    [InlineData("", "it is empty")]
    public void A_path_to_exclude_is_a_path_without_captures(string path, string message)
    {
        var fault = Assert.Single(ModelUnderTest.Read($"{Page}\nextend schema @site(exclude: \"{path}\")").Diagnostics);
        Assert.Equal(DiagnosticRules.ModelPathTemplate, fault.Rule);
        Assert.Contains(message, fault.Message);
        Assert.Equal(2, fault.Position.Line);
    }

    [Theory]
    [InlineData("extend schema @site(raw: 1)", "Boolean cannot represent")]
    [InlineData("extend schema @site(withoutSyntax: [SMILEYS])", "\"SMILEYS\"")]
    [InlineData("extend schema @site(withoutSyntax: [ALL])", "\"ALL\"")]
    [InlineData("extend schema @site(withoutSyntax: \"MATH\")", "cannot represent")]
    [InlineData("extend schema @site(row: false)", "Unknown argument \"row\"")]
    [InlineData("extend schema @site extend schema @site(raw: false)", "can only be used once")]
    [InlineData("extend schema @deprecated", "may not be used on")]
    [InlineData("extend type Page @site", "may not be used on")]
    public void A_faulty_site_is_reported(string site, string message)
    {
        var fault = Assert.Single(ModelUnderTest.Read($"{Page}\n{site}").Diagnostics);
        Assert.Equal(DiagnosticRules.ModelInvalid, fault.Rule);
        Assert.Contains(message, fault.Message);
        Assert.Equal(2, fault.Position.Line);
    }
}
