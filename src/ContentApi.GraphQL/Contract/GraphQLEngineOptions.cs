using System.Runtime.CompilerServices;

namespace ContentApi.GraphQL.Contract;

/// <summary>
/// What a <see cref="GraphQLEngine"/> may spend, on one request and for all. A request that passes a limit gets an error that names the limit and
/// its value; a value out of a limit's range is an <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
public sealed record GraphQLEngineOptions
{
    /// <summary>Tokens of a document: see <see cref="ParserOptions.MaxTokens"/>. From 1.</summary>
    public int MaxTokens { get; init => field = InRange(value, 1); } = ParserOptions.DefaultMaxTokens;

    /// <summary>
    /// How deep selection sets may stand inside each other, as they are written and once fragments are spread; 1 to 500. Stops a chain of
    /// fragments, each of which is shallow, from overflowing the stack.
    /// </summary>
    public int MaxDepth { get; init => field = InRange(value, 1, 500); } = ParserOptions.DefaultMaxDepth;

    /// <summary>How deep values and list types may stand inside each other: see <see cref="ParserOptions.MaxValueDepth"/>. 1 to 200.</summary>
    public int MaxValueDepth { get; init => field = InRange(value, 1, 200); } = ParserOptions.DefaultMaxValueDepth;

    /// <summary>Directives of a document: see <see cref="ParserOptions.MaxDirectives"/>. From 0.</summary>
    public int MaxDirectives { get; init => field = InRange(value, 0); } = ParserOptions.DefaultMaxDirectives;

    /// <summary>
    /// Fields that an operation selects, those of a fragment counted wherever it is spread; from 1. Stops a short document of nested fragments from
    /// being spread to millions of fields.
    /// </summary>
    public int MaxFields { get; init => field = InRange(value, 1); } = 10_000;

    /// <summary>Fields that an operation selects of its root type; from 1. Stops a request that is hundreds of requests.</summary>
    public int MaxRootFields { get; init => field = InRange(value, 1); } = 100;

    /// <summary>How many aliases an operation may give to fields of one name; from 0. Stops the same costly field from being asked for a thousand times.</summary>
    public int MaxAliases { get; init => field = InRange(value, 0); } = 100;

    /// <summary>
    /// How many fields an operation may be compiled to, counted anew for each object type that a value may have; from 1. Stops selections on
    /// interfaces with many types from filling the memory.
    /// </summary>
    public int MaxPlannedFields { get; init => field = InRange(value, 1); } = 50_000;

    /// <summary>
    /// How many steps it may take to measure a document, and again to validate it, where that may grow faster than the document: many operations that share many fragments, and
    /// selections that merge in ever new combinations; from 1. Counted in fields, spreads and variables looked at; a document of 10,000 fields needs about as many.
    /// </summary>
    public int MaxValidationSteps { get; init => field = InRange(value, 1); } = 150_000;

    /// <summary>
    /// The cost of an operation: how many values its answer may hold, computed from its plan and its variables before it runs; from 1. A list counts
    /// as long as its arguments allow, or as <see cref="AssumedListSize"/>. Stops lists inside of lists, whose sizes multiply.
    /// </summary>
    public long MaxCost { get; init => field = InRange(value, 1); } = 500_000;

    /// <summary>
    /// How many steps the resolvers of an operation may take, as they charge them to <see cref="Binding.StepMeter"/>; from 1. Stops filters that look at every entry from being
    /// asked for a hundred times in one operation.
    /// </summary>
    public long MaxSteps { get; init => field = InRange(value, 1); } = 5_000_000;

    /// <summary>How long a list is taken to be whose arguments do not bound it; from 1.</summary>
    public int AssumedListSize { get; init => field = InRange(value, 1); } = 10;

    /// <summary>
    /// The longest response in bytes, with what was taken back where a null rose; from 1000. Stops a query over lists of lists from filling the memory, and one
    /// whose items all fail at their end from working for ever on a short answer.
    /// </summary>
    public int MaxResponseBytes { get; init => field = InRange(value, 1_000); } = 16 * 1024 * 1024;

    /// <summary>How many milliseconds a request may take from <see cref="GraphQLRequest.Started"/> on; from 1. Stops what no other limit foresaw.</summary>
    public int MaxExecutionMilliseconds { get; init => field = InRange(value, 1); } = 5_000;

    /// <summary>
    /// Whether <c>__schema</c> and <c>__type</c> may be asked for. Where they may not, errors also suggest no names, which would tell the schema piece by piece.
    /// </summary>
    public bool Introspection { get; init; } = true;

    /// <summary>
    /// Bytes that parsed documents and their plans may hold, as estimated; from 0, which remembers none. Stops a client that sends ever new documents
    /// from filling the memory.
    /// </summary>
    public long CacheBytes { get; init => field = InRange(value, 0); } = 32 * 1024 * 1024;

    /// <summary>
    /// Told of each exception that a client saw as <c>INTERNAL_SERVER_ERROR</c> without its details, with the response path. Called on the
    /// thread of the request; must not throw.
    /// </summary>
    public Action<Exception, IReadOnlyList<object>>? UnexpectedError { get; init; }

    internal ParserOptions Parser => new() { MaxTokens = MaxTokens, MaxDepth = MaxDepth, MaxValueDepth = MaxValueDepth, MaxDirectives = MaxDirectives };

    static int InRange(int value, int minimum, int maximum = int.MaxValue, [CallerMemberName] string name = "") => (int)InRange(value, minimum, (long)maximum, name);

    static long InRange(long value, long minimum, long maximum = long.MaxValue, [CallerMemberName] string name = "") =>
        value >= minimum && value <= maximum ? value : throw new ArgumentOutOfRangeException(name, value, $"From {minimum} to {maximum}.");
}
