using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Language;

/// <summary>Reads GraphQL text into a syntax tree (specification, 2 and Appendix C).</summary>
public static class Parser
{
    /// <summary>Parses a whole document, executable and type system definitions alike.</summary>
    /// <param name="source">The text.</param>
    /// <param name="options">Its limits; those of <see cref="ParserOptions.Request"/> where none are given.</param>
    /// <exception cref="GraphQLException">One error with the code <c>GRAPHQL_PARSE_FAILED</c> and the place of the offending token.</exception>
    public static DocumentNode ParseDocument(Source source, ParserOptions? options = null) =>
        new Grammar(source, options ?? ParserOptions.Request).ParseDocument();

    /// <summary>Parses one value; <paramref name="isConst"/> forbids variables.</summary>
    /// <exception cref="GraphQLException">As <see cref="ParseDocument"/>.</exception>
    public static ValueNode ParseValue(Source source, bool isConst = true, ParserOptions? options = null)
    {
        var grammar = new Grammar(source, options ?? ParserOptions.Request);
        return grammar.ToEnd(grammar.ParseValue(isConst));
    }

    /// <summary>Parses one type reference, as in <c>[String!]!</c>.</summary>
    /// <exception cref="GraphQLException">As <see cref="ParseDocument"/>.</exception>
    public static TypeNode ParseType(Source source, ParserOptions? options = null)
    {
        var grammar = new Grammar(source, options ?? ParserOptions.Request);
        return grammar.ToEnd(grammar.ParseType());
    }
}
