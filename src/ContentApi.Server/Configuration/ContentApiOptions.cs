using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Server.Configuration;

/// <summary>
/// Every setting with its default and its allowed range. The command line, the environment and <c>appsettings.json</c> bind to these names.
/// <c>docs/configuration.md</c> lists them; a test compares it.
/// </summary>
sealed class ContentApiOptions
{
    static readonly GraphQLEngineOptions engine = new();

    /// <summary>The default of <see cref="Repository"/>.</summary>
    public const string CurrentRepository = ".";

    [Description(
        "A folder in the Git repository, or the repository itself, bare or ordinary; "
        + "'.' is the one that GIT_DIR names, or else that of the current folder.")]
    [Required]
    public string Repository { get; set; } = CurrentRepository;

    [Description("The branch, tag, commit id or expression (`HEAD~1`, `main@{1}`) that is served; a branch is followed.")]
    [Required]
    public string Ref { get; set; } = "HEAD";

    [Description("The folder inside the commit's tree that holds the content; '.' for its root.")]
    [Required]
    public string Content { get; set; } = "content-repo";

    [Description("The folder inside the commit's tree that holds the content model's .graphql files.")]
    [Required]
    public string Schema { get; set; } = "schema";

    [Description("A folder on the disk, or one .graphql file, to read the content model from instead, for a repository that has none.")]
    public string? SchemaFile { get; set; }

    [Description("Where the server listens: one URL, or several with ';' between them.")]
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    [Description("The public address of the site that shows the content, as in https://example.org; /sitemap.xml needs it.")]
    [RegularExpression("^https?://[^\\s/?#][^\\s?#]*$", ErrorMessage = "SiteUrl must be an address such as https://example.org, without query and fragment.")]
    public string? SiteUrl { get; set; }

    [Description("The largest body of a request, in bytes. It stops a client from filling the memory.")]
    [Range(1 << 10, 64 << 20)]
    public int MaxBodyBytes { get; set; } = 256 << 10;

    [Description("The longest first line of a request (method and URL, with a GET's query), in bytes. It stops a client from filling the memory.")]
    [Range(1 << 10, 1 << 20)]
    public int MaxRequestLineBytes { get; set; } = 16 << 10;

    [Description("The most requests in one body, as an array; 0 switches batches off.")]
    [Range(0, 100)]
    public int MaxBatchSize { get; set; }

    [Description("Whether a client may register a document by sending its text and its hash, and name it by the hash from then on.")]
    public bool AutomaticPersistedQueries { get; set; } = true;

    [Description("The memory that documents registered by clients may use, in bytes.")]
    [Range(0, 1L << 40)]
    public long PersistedQueryBytes { get; set; } = 16 << 20;

    [Description("A folder on the disk with documents that may be named by their id: .graphql files, and .json manifests as build tools write them.")]
    public string? TrustedDocuments { get; set; }

    [Description("Whether the trusted documents are the only ones that are executed.")]
    public bool TrustedDocumentsOnly { get; set; }

    [Description("The most tokens of a document.")]
    [Range(10, 1_000_000)]
    public int MaxTokens { get; set; } = engine.MaxTokens;

    [Description("How deep selection sets may be nested, those of fragments included.")]
    [Range(1, 500)]
    public int MaxDepth { get; set; } = engine.MaxDepth;

    [Description("How deep values and list types may be nested in a document.")]
    [Range(1, 200)]
    public int MaxValueDepth { get; set; } = engine.MaxValueDepth;

    [Description("The most directives in a document.")]
    [Range(0, 1_000_000)]
    public int MaxDirectives { get; set; } = engine.MaxDirectives;

    [Description("The most fields of an operation, those of a fragment counted wherever it is spread.")]
    [Range(1, 1_000_000)]
    public int MaxFields { get; set; } = engine.MaxFields;

    [Description("The most fields of an operation that are fields of Query itself.")]
    [Range(1, 1_000_000)]
    public int MaxRootFields { get; set; } = engine.MaxRootFields;

    [Description("The most aliases that an operation gives to fields of one name.")]
    [Range(0, 1_000_000)]
    public int MaxAliases { get; set; } = engine.MaxAliases;

    [Description("The most fields of an operation, counted separately for each type that the document distinguishes.")]
    [Range(1, 1_000_000)]
    public int MaxPlannedFields { get; set; } = engine.MaxPlannedFields;

    [Description("The most steps that measuring or validating a document may take. They multiply if its operations, fragments and fields combine.")]
    [Range(1, 100_000_000)]
    public int MaxValidationSteps { get; set; } = engine.MaxValidationSteps;

    [Description("The highest cost of an operation: the most values that its answer may have. Page sizes multiply.")]
    [Range(1, 1_000_000_000)]
    public long MaxCost { get; set; } = engine.MaxCost;

    [Description("The most steps that finding the results of an operation may take: entries and list items that filters, orders and facets look at.")]
    [Range(1, 1_000_000_000_000)]
    public long MaxSteps { get; set; } = engine.MaxSteps;

    [Description("The number of items that the cost assumes for a list without a page size.")]
    [Range(1, 1_000_000)]
    public int AssumedListSize { get; set; } = engine.AssumedListSize;

    [Description("The largest answer, in bytes; for a batch, all its answers together.")]
    [Range(1_000, 1 << 30)]
    public int MaxResponseBytes { get; set; } = engine.MaxResponseBytes;

    [Description("The longest time that a request may take, in milliseconds; for a batch, all its requests together.")]
    [Range(1, 600_000)]
    public int MaxExecutionMilliseconds { get; set; } = engine.MaxExecutionMilliseconds;

    [Description("Whether a client may ask for the schema: by introspection, at /graphql/schema.graphql and in GraphiQL.")]
    public bool Introspection { get; set; } = engine.Introspection;

    [Description("The memory that parsed documents and their plans may use, in bytes; 0 caches none.")]
    [Range(0, 1L << 40)]
    public long PlanCacheBytes { get; set; } = engine.CacheBytes;

    [Description("The memory that cached answers may use, in bytes; 0 caches none.")]
    [Range(0, 1L << 40)]
    public long AnswerCacheBytes { get; set; } = 64 << 20;

    [Description(
        "The most connections that are open at once. "
        + "Fewer are allowed if an eighth of the memory (40 KB for each) or the limit of open files (ulimit -n) is too small.")]
    [Range(1, 1_000_000)]
    public int MaxConnections { get; set; } = 10_000;

    [Description("The network transport: sockets, the server's own, on Linux; or kestrel, that of ASP.NET Core, which is the only one on other systems.")]
    [EnumDataType(typeof(NetworkTransport))]
    public NetworkTransport Transport { get; set; }

    [Description("How long a stopping server still accepts and answers requests while /health/ready is 503, in milliseconds.")]
    [Range(0, 600_000)]
    public int StopDelayMilliseconds { get; set; } = 500;

    [Description(
        "The memory that answers may use until their clients have received them, and request bodies until they have arrived, all together, in bytes. "
        + "Answers above 64 KB count from when they are written.")]
    [Range(1 << 20, 1L << 40)]
    public long MaxUnsentBytes { get; set; } = 64 << 20;

    [Description(
        "The part of MaxUnsentBytes that one client address (in IPv6, one /64 network) may use, in bytes; 0 for no such limit. "
        + "Unix sockets have no address.")]
    [Range(0, 1L << 40)]
    public long MaxUnsentBytesPerAddress { get; set; } = 48 << 20;

    [Description("The part of MaxUnsentBytes that one connection may use, in bytes; 0 for no such limit.")]
    [Range(0, 1L << 40)]
    public long MaxUnsentBytesPerConnection { get; set; } = 32 << 20;

    [Description("How long an answer above 64 KB waits if a limit of unsent bytes leaves no room for it, in milliseconds; then it is refused.")]
    [Range(0, 60_000)]
    public int MaxRoomWaitMilliseconds { get; set; } = 10_000;

    [Description("How long a client may read nothing of an answer before it may be cut off to make room for others, in seconds.")]
    [Range(1, 3_600)]
    public int SlowReaderSeconds { get; set; } = 2;

    [Description("How long a client may take to read 64 KB of an answer, or may send nothing of a body, in seconds; then it is cut off in any case.")]
    [Range(1, 3_600)]
    public int SendTimeoutSeconds { get; set; } = 30;

    [Description(
        "Whether short requests run on the threads that wait for the network, on Linux. It saves a hand-over to another thread; "
        + "longer requests are still handed over.")]
    public bool InlineScheduling { get; set; } = true;

    [Description("How many diagnostics, or kinds of them, are printed or logged for one commit; 'check' prints all.")]
    [Range(0, 10_000)]
    public int DiagnosticsShown { get; set; } = 20;

    /// <summary>Returns the settings that concern the GraphQL engine.</summary>
    /// <param name="onUnexpectedError">Is called with an exception by which a field failed and the field's path; null reports none.</param>
    public GraphQLEngineOptions EngineOptions(Action<Exception, IReadOnlyList<object>>? onUnexpectedError = null) => new()
    {
        MaxTokens = MaxTokens, MaxDepth = MaxDepth, MaxValueDepth = MaxValueDepth, MaxDirectives = MaxDirectives, MaxFields = MaxFields,
        MaxRootFields = MaxRootFields, MaxAliases = MaxAliases, MaxPlannedFields = MaxPlannedFields, MaxValidationSteps = MaxValidationSteps,
        MaxCost = MaxCost, MaxSteps = MaxSteps, AssumedListSize = AssumedListSize, MaxResponseBytes = MaxResponseBytes,
        MaxExecutionMilliseconds = MaxExecutionMilliseconds, Introspection = Introspection, CacheBytes = PlanCacheBytes, UnexpectedError = onUnexpectedError,
    };
}
