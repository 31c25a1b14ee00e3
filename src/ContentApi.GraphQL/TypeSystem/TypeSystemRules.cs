namespace ContentApi.GraphQL.TypeSystem;

/// <summary>The rules of type systems.</summary>
static class TypeSystemRules
{
    public static IReadOnlyList<GraphQLError> Check(Schema schema, TypeSystemDefinitions definitions, bool requireQuery) => [];
}
