using ContentApi.GraphQL.Contract;

namespace ContentApi.Conformance.Tests;

static class EngineUnderTest
{
    /// <summary>
    /// Options that lift the limits, since the reference has none, and that switch the cache off, so that each case is parsed, validated and planned.
    /// </summary>
    public static GraphQLEngineOptions Options { get; } = new()
    {
        MaxTokens = int.MaxValue, MaxDirectives = int.MaxValue, MaxFields = int.MaxValue, MaxRootFields = int.MaxValue, MaxAliases = int.MaxValue,
        MaxPlannedFields = int.MaxValue, MaxValidationSteps = int.MaxValue, MaxCost = long.MaxValue, MaxExecutionMilliseconds = 60_000, CacheBytes = 0,
    };

    /// <summary>The same options with the default cache of documents and plans.</summary>
    public static GraphQLEngineOptions RememberingOptions { get; } = Options with { CacheBytes = new GraphQLEngineOptions().CacheBytes };
}
