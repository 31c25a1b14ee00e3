using System.Text;
using ContentApi.Content.Api;
using ContentApi.Content.Model;
using ContentApi.Content.Tests.Model;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Content.Tests.Api;

/// <summary>
/// The API of small models. Each folder of <c>Golden</c> holds a model and the API that is generated from it, without the definitions at its beginning that all
/// APIs have: these are in <c>system.graphql</c>.
/// </summary>
public sealed class GoldenTests
{
    const string Golden = "tests/ContentApi.Content.Tests/Api/Golden";

    public static TheoryData<string> Names =>
        [.. Directory.GetDirectories(Path.Combine(ProjectFolder.Path, Golden)).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void A_model_has_the_API_in_its_golden_file(string name)
    {
        var model = ModelUnderTest.Model(ProjectFolder.Read($"{Golden}/{name}/model.graphql"));
        var api = SchemaPrinter.Print(ApiSchema.Build(model));
        var end = EndOfSystemTypes(api);
        Assert.EndsWith("}\n\n", api[..end]);
        AcceptedFile.Check($"{Golden}/system.graphql", api[..end]);
        AcceptedFile.Check($"{Golden}/{name}/api.graphql", api[end..]);
    }

    /// <summary>The offset at which the first definition begins that <see cref="SystemTypes"/> does not have.</summary>
    static int EndOfSystemTypes(string api)
    {
        var names = SystemTypes.Document.Definitions.OfType<TypeDefinitionNode>().Select(type => type.Name.Value).ToHashSet();
        var utf8 = Encoding.UTF8.GetBytes(api);
        var first = Parser.ParseDocument(new Source(utf8, "api"), ParserOptions.TypeSystem).Definitions.OfType<TypeDefinitionNode>()
            .First(type => !names.Contains(type.Name.Value));
        return Encoding.UTF8.GetCharCount(utf8, 0, first.Location.Start);
    }
}
