namespace ContentApi.GraphQL.Language;

/// <summary>What a text may cost to read. Texts come from strangers: a limit that is passed is a syntax error.</summary>
public sealed record ParserOptions
{
    /// <summary>Stops a short document of open braces or brackets from overflowing the stack, here and in every later walk of the tree.</summary>
    public const int DefaultMaxDepth = 256;

    /// <summary>Stops a document of a million fields from filling the memory with nodes. GraphiQL's introspection query has about 250 tokens.</summary>
    public const int DefaultMaxTokens = 15_000;

    /// <summary>As <see cref="DefaultMaxTokens"/>, for a type system document, which is a thousand times as long as a query.</summary>
    public const int DefaultMaxTypeSystemTokens = 2_000_000;

    /// <summary>For requests; also what the parser takes when it is given none.</summary>
    public static readonly ParserOptions Request = new();

    /// <summary>For type system documents.</summary>
    public static readonly ParserOptions TypeSystem = new() { MaxTokens = DefaultMaxTypeSystemTokens };

    /// <summary>How deep selection sets, list and object values, and list types may stand inside each other; from 1.</summary>
    public int MaxDepth { get; init; } = DefaultMaxDepth;

    /// <summary>How many tokens a document may have, comments and the end not counted; from 1.</summary>
    public int MaxTokens { get; init; } = DefaultMaxTokens;
}
