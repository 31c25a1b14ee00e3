using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation;

/// <summary>Checks a document against a schema before it is executed (specification, 5).</summary>
public static class Validator
{
    /// <summary>All faults, in the order of the rules in <c>SpecifiedRules</c>' walk; empty where the document may be executed.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document) => throw new NotImplementedException();
}
