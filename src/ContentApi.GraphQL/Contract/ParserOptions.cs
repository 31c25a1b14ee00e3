namespace ContentApi.GraphQL.Contract;

/// <summary>The limits of the parser, since documents are untrusted. Parsing a document that exceeds a limit ends with an error that names the limit.</summary>
public sealed record ParserOptions
{
    /// <summary>Stops a document of a million fields from filling the memory with syntax nodes. GraphiQL's introspection query has about 250 tokens.</summary>
    public const int DefaultMaxTokens = 15_000;

    /// <summary><see cref="DefaultMaxTokens"/> for a type system document, which may be a thousand times as long as a query.</summary>
    public const int DefaultMaxTypeSystemTokens = 2_000_000;

    /// <summary>Stops a short document of open braces from overflowing the stack, in the parser and in every later walk of the syntax tree.</summary>
    public const int DefaultMaxDepth = 100;

    /// <summary><see cref="DefaultMaxDepth"/> for the brackets and braces of values. JSON variables have the same limit.</summary>
    public const int DefaultMaxValueDepth = 64;

    /// <summary>Stops a document with a hundred directives on every field, each of which would be looked up and validated.</summary>
    public const int DefaultMaxDirectives = 500;

    /// <summary>The limits for requests; the parser's default.</summary>
    public static readonly ParserOptions Request = new();

    /// <summary>The limits for type system documents.</summary>
    public static readonly ParserOptions TypeSystem = new() { MaxTokens = DefaultMaxTypeSystemTokens, MaxDirectives = DefaultMaxTypeSystemTokens };

    /// <summary>The largest number of tokens in a document, without comments and the end of the text; at least 1.</summary>
    public int MaxTokens { get; init; } = DefaultMaxTokens;

    /// <summary>The largest depth of nested selection sets; at least 1.</summary>
    public int MaxDepth { get; init; } = DefaultMaxDepth;

    /// <summary>The largest depth of nested list and object values, and of nested list types; at least 1.</summary>
    public int MaxValueDepth { get; init; } = DefaultMaxValueDepth;

    /// <summary>The largest number of directives that a document applies; at least 0.</summary>
    public int MaxDirectives { get; init; } = DefaultMaxDirectives;
}
