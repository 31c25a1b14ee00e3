using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Language;

/// <summary>Parses GraphQL text into a syntax tree (specification, 2 and Appendix C).</summary>
public static class Parser
{
    /// <summary>Parses a document, which may have both executable and type system definitions.</summary>
    /// <param name="source">The text.</param>
    /// <param name="options">The limits; null for <see cref="ParserOptions.Request"/>.</param>
    /// <exception cref="GraphQLException">
    /// One error with the place of the offending token. Its code is <c>GRAPHQL_PARSE_FAILED</c>, or that of an exceeded limit.
    /// </exception>
    public static DocumentNode ParseDocument(Source source, ParserOptions? options = null) =>
        new Grammar(source, options ?? ParserOptions.Request).ParseDocument();

    /// <summary>Parses one value; <paramref name="isConst"/> forbids variables.</summary>
    /// <exception cref="GraphQLException">See <see cref="ParseDocument"/>.</exception>
    public static ValueNode ParseValue(Source source, bool isConst = true, ParserOptions? options = null)
    {
        var grammar = new Grammar(source, options ?? ParserOptions.Request);
        return grammar.ToEnd(grammar.ParseValue(isConst));
    }

    /// <summary>Parses one type reference, as in <c>[String!]!</c>.</summary>
    /// <exception cref="GraphQLException">See <see cref="ParseDocument"/>.</exception>
    public static TypeNode ParseType(Source source, ParserOptions? options = null)
    {
        var grammar = new Grammar(source, options ?? ParserOptions.Request);
        return grammar.ToEnd(grammar.ParseType());
    }
}
