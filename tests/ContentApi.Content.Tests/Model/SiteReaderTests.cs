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
