using System.Runtime.CompilerServices;

namespace ContentApi.GraphQL.Contract;

/// <summary>
/// The limits of a <see cref="GraphQLEngine"/>, for one request and for all together. A request that exceeds a limit gets an error that names the limit
/// and its value. Setting a limit to a value outside its range throws an <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
public sealed record GraphQLEngineOptions
{
    /// <summary>The largest number of tokens in a document: see <see cref="ParserOptions.MaxTokens"/>. At least 1.</summary>
    public int MaxTokens { get; init => field = InRange(value, 1); } = ParserOptions.DefaultMaxTokens;

    /// <summary>
    /// The largest depth of nested selection sets, both as written and with fragments spread; 1 to 500. Stops a chain of fragments, each of which is
    /// shallow, from overflowing the stack.
    /// </summary>
    public int MaxDepth { get; init => field = InRange(value, 1, 500); } = ParserOptions.DefaultMaxDepth;

    /// <summary>The largest depth of nested values and list types: see <see cref="ParserOptions.MaxValueDepth"/>. 1 to 200.</summary>
    public int MaxValueDepth { get; init => field = InRange(value, 1, 200); } = ParserOptions.DefaultMaxValueDepth;

    /// <summary>The largest number of directives in a document: see <see cref="ParserOptions.MaxDirectives"/>. At least 0.</summary>
    public int MaxDirectives { get; init => field = InRange(value, 0); } = ParserOptions.DefaultMaxDirectives;

    /// <summary>
    /// The largest number of fields that an operation selects; the fields of a fragment count at each of its spreads. At least 1. Stops a short document
    /// of nested fragments from expanding to millions of fields.
    /// </summary>
    public int MaxFields { get; init => field = InRange(value, 1); } = 10_000;

    /// <summary>The largest number of root fields that an operation selects; at least 1. Stops one request from holding hundreds of requests.</summary>
    public int MaxRootFields { get; init => field = InRange(value, 1); } = 100;

    /// <summary>
    /// The largest number of aliases in an operation for fields of the same name; at least 0. Stops a request from selecting one costly field a thousand
    /// times.
    /// </summary>
    public int MaxAliases { get; init => field = InRange(value, 0); } = 100;

    /// <summary>
    /// The largest number of fields in the plan of an operation, counted separately for each object type that a value may have; at least 1. Stops
    /// selections on interfaces with many types from filling the memory.
    /// </summary>
    public int MaxPlannedFields { get; init => field = InRange(value, 1); } = 50_000;

    /// <summary>
    /// The largest number of steps to measure a document, and again to validate it; at least 1. A step is a field, a spread or a variable that is examined.
    /// Only work that may grow faster than the document counts: many operations that share many fragments, and selections that merge in many combinations.
    /// A document of 10,000 fields needs about 10,000 steps.
    /// </summary>
    public int MaxValidationSteps { get; init => field = InRange(value, 1); } = 150_000;

    /// <summary>
    /// The largest cost of an operation; at least 1. The cost is the number of values that the response may have, computed from the plan and the variables
    /// before execution. A list counts with the length that its arguments allow, or with <see cref="AssumedListSize"/>. Stops nested lists, whose lengths
    /// multiply.
    /// </summary>
    public long MaxCost { get; init => field = InRange(value, 1); } = 500_000;

    /// <summary>
    /// The largest number of steps that the resolvers of an operation charge to <see cref="Binding.StepMeter"/>; at least 1. Stops an operation with a
    /// hundred filters, each of which examines every entry.
    /// </summary>
    public long MaxSteps { get; init => field = InRange(value, 1); } = 5_000_000;

    /// <summary>The length that the cost assumes for a list whose arguments do not bound it; at least 1.</summary>
    public int AssumedListSize { get; init => field = InRange(value, 1); } = 10;

    /// <summary>
    /// The largest response, in bytes; at least 1000. Bytes that are written and then discarded, because a null propagates to the parent field, count too.
    /// Stops a query over lists of lists from filling the memory, and a query whose items all fail at their last field from running without end for a short
    /// response.
    /// </summary>
    public int MaxResponseBytes { get; init => field = InRange(value, 1_000); } = 16 * 1024 * 1024;

    /// <summary>
    /// The longest time of a request, in milliseconds from <see cref="GraphQLRequest.Started"/>; at least 1. Stops long work that no other limit covers.
    /// </summary>
    public int MaxExecutionMilliseconds { get; init => field = InRange(value, 1); } = 5_000;

    /// <summary>
    /// Whether a request may select <c>__schema</c> and <c>__type</c>. If not, errors do not suggest names either, because suggestions would disclose the
    /// schema piece by piece.
    /// </summary>
    public bool Introspection { get; init; } = true;

    /// <summary>
    /// The largest estimated memory of cached documents and their plans, in bytes; at least 0, which caches none. Stops a client that sends many
    /// different documents from filling the memory.
    /// </summary>
    public long CacheBytes { get; init => field = InRange(value, 0); } = 32 * 1024 * 1024;

    /// <summary>
    /// Receives each exception that the client sees as <c>INTERNAL_SERVER_ERROR</c> without details, and its response path. Called on the thread of the
    /// request; must not throw. Null if nobody is notified.
    /// </summary>
    public Action<Exception, IReadOnlyList<object>>? UnexpectedError { get; init; }

    internal ParserOptions Parser => new() { MaxTokens = MaxTokens, MaxDepth = MaxDepth, MaxValueDepth = MaxValueDepth, MaxDirectives = MaxDirectives };

    static int InRange(int value, int minimum, int maximum = int.MaxValue, [CallerMemberName] string name = "") =>
        (int)InRange(value, minimum, (long)maximum, name);

    static long InRange(long value, long minimum, long maximum = long.MaxValue, [CallerMemberName] string name = "") =>
        value >= minimum && value <= maximum ? value : throw new ArgumentOutOfRangeException(name, value, $"The value must be from {minimum} to {maximum}.");
}
