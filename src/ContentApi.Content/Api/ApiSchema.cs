using ContentApi.Content.Model;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Content.Api;

/// <summary>
/// Generates the GraphQL API of a content model. Requests run with the <see cref="Snapshots.ContentSnapshot"/> as their
/// <see cref="GraphQL.GraphQLRequest.State"/>, and no root value.
/// </summary>
public static class ApiSchema
{
    public static Schema Build(ContentModel model) => throw new NotImplementedException();
}
