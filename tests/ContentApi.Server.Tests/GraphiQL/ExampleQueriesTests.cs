using System.Runtime.CompilerServices;
using System.Text;
using ContentApi.Content.Api;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Validation;
using ContentApi.Server.GraphiQL;

namespace ContentApi.Server.Tests.GraphiQL;

public class ExampleQueriesTests
{
    [Fact]
    public void The_chapter_of_this_repository_has_examples_for_pages_menus_reports_and_external_links() =>
        Assert.Equal(["Pages", "Menus", "Reports", "ExternalLinks"], Names(File.ReadAllText(ChapterModel())));

    [Fact]
    public void A_site_with_the_same_types_has_the_same_examples() =>
        Assert.Equal(["Pages", "Menus", "Reports", "ExternalLinks"], Names(FileListing.Parse(SampleContent.Model).Single().Text));

    [Theory]
    [InlineData("type Post @collection(path: \"posts/*.md\") { title: String! body: Markdown @body }", "Posts")]
    [InlineData("type Post @collection(path: \"posts/*.md\") { title: String! } type Settings @singleton(path: \"settings.yaml\") { name: String }", "Posts",
        "Settings")]
    [InlineData("type Post @collection(path: \"posts/*.md\") { author: Author! } type Author @collection(path: \"authors/*.md\") { posts: [Post!]! "
            + "@inverse(of: \"author\") }", "Posts", "Authors")]
    [InlineData(
        "type A @collection(path: \"a/*.md\") { a: Int } type B @collection(path: \"b/*.md\") { a: A } type C @collection(path: \"c/*.md\") { any: Any } "
        + "type D @collection(path: \"d/*.md\") { a: Int } type E @collection(path: \"e/*.md\") { a: Int } union Any = A | B",
        "As", "Bs", "Cs", "Ds")]
    public void Another_model_has_an_example_for_each_of_its_first_types(string model, params string[] expected) => Assert.Equal(expected, Names(model));

    static string ChapterModel([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "../../../schema/chapter.graphql");

    /// <summary>Returns the names of the operations, each of which must be valid for the model's schema.</summary>
    static IEnumerable<string> Names(string sdl)
    {
        var model = ContentModelReader.Read([new("model.graphql", Encoding.UTF8.GetBytes(sdl))]).Model!;
        var schema = ApiSchema.Build(model);
        foreach (var query in ExampleQueries.For(schema, model))
        {
            var document = Parser.ParseDocument(new Source(query));
            Assert.Empty(Validator.Validate(schema, document));
            yield return document.Definitions.OfType<OperationDefinitionNode>().Single().Name!.Value;
        }
    }
}
