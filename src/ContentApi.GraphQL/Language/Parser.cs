namespace ContentApi.GraphQL.Language;

/// <summary>Reads GraphQL text into a syntax tree (specification, 2 and Appendix B).</summary>
public static class Parser
{
    /// <summary>Parses a whole document, executable and type system definitions alike.</summary>
    /// <exception cref="GraphQLException">One error with the code <c>GRAPHQL_PARSE_FAILED</c> and the place of the offending token.</exception>
    public static DocumentNode ParseDocument(Source source) => throw new NotImplementedException();

    /// <summary>Parses one value; <paramref name="isConst"/> forbids variables.</summary>
    /// <exception cref="GraphQLException">As <see cref="ParseDocument"/>.</exception>
    public static ValueNode ParseValue(Source source, bool isConst = true) => throw new NotImplementedException();

    /// <summary>Parses one type reference, as in <c>[String!]!</c>.</summary>
    /// <exception cref="GraphQLException">As <see cref="ParseDocument"/>.</exception>
    public static TypeNode ParseType(Source source) => throw new NotImplementedException();
}
