namespace ContentApi.GraphQL.Tests.Shape;

/// <summary>A change of the library's public API is a change of <c>src/ContentApi.GraphQL/PublicApi.txt</c>.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_one_in_its_file() => PublicApi.Check(typeof(GraphQLEngine).Assembly);
}
