using ContentApi.Content.Api;
using ContentApi.Content.Tests.Model;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Content.Tests.Api;

/// <summary>The API of small models. Each folder of <c>Golden</c> holds a model and the API that is generated from it.</summary>
public sealed class GoldenTests
{
    const string Golden = "tests/ContentApi.Content.Tests/Api/Golden";

    public static TheoryData<string> Names =>
        [.. Directory.GetDirectories(Path.Combine(ProjectFolder.Path, Golden)).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void A_model_has_the_API_in_its_golden_file(string name)
    {
        var model = ModelUnderTest.Model(ProjectFolder.Read($"{Golden}/{name}/model.graphql"));
        AcceptedFile.Check($"{Golden}/{name}/api.graphql", SchemaPrinter.Print(ApiSchema.Build(model)));
    }
}
