namespace ContentApi.GraphQL.Contract;

/// <summary>What a text may cost to read. Texts come from strangers: a limit that is passed ends the reading with its own error code.</summary>
public sealed record ParserOptions
{
    /// <summary>Stops a document of a million fields from filling the memory with nodes. GraphiQL's introspection query has about 250 tokens.</summary>
    public const int DefaultMaxTokens = 15_000;

    /// <summary>As <see cref="DefaultMaxTokens"/>, for a type system document, which is a thousand times as long as a query.</summary>
    public const int DefaultMaxTypeSystemTokens = 2_000_000;

    /// <summary>Stops a short document of open braces from overflowing the stack, here and in every later walk of the tree.</summary>
    public const int DefaultMaxDepth = 100;

    /// <summary>As <see cref="DefaultMaxDepth"/>, for brackets and braces of values. JSON variables are bounded to the same depth.</summary>
    public const int DefaultMaxValueDepth = 64;

    /// <summary>Stops a document whose every field bears a hundred directives, each of which is looked up and checked.</summary>
    public const int DefaultMaxDirectives = 500;

    /// <summary>For requests; also what the parser takes when it is given none.</summary>
    public static readonly ParserOptions Request = new();

    /// <summary>For type system documents.</summary>
    public static readonly ParserOptions TypeSystem = new() { MaxTokens = DefaultMaxTypeSystemTokens, MaxDirectives = DefaultMaxTypeSystemTokens };

    /// <summary>How many tokens a document may have, comments and the end not counted; from 1.</summary>
    public int MaxTokens { get; init; } = DefaultMaxTokens;

    /// <summary>How deep selection sets may stand inside each other; from 1.</summary>
    public int MaxDepth { get; init; } = DefaultMaxDepth;

    /// <summary>How deep list and object values, and list types, may stand inside each other; from 1.</summary>
    public int MaxValueDepth { get; init; } = DefaultMaxValueDepth;

    /// <summary>How many directives may be applied in a document; from 0.</summary>
    public int MaxDirectives { get; init; } = DefaultMaxDirectives;
}
