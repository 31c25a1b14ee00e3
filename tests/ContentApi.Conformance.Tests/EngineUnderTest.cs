using ContentApi.GraphQL.Contract;

namespace ContentApi.Conformance.Tests;

static class EngineUnderTest
{
    /// <summary>The reference knows no limits. No plan is remembered: each case goes the whole way.</summary>
    public static GraphQLEngineOptions Options { get; } = new()
    {
        MaxTokens = int.MaxValue, MaxDirectives = int.MaxValue, MaxFields = int.MaxValue, MaxRootFields = int.MaxValue, MaxAliases = int.MaxValue,
        MaxPlannedFields = int.MaxValue, MaxValidationSteps = int.MaxValue, MaxCost = long.MaxValue, MaxExecutionMilliseconds = 60_000, CacheBytes = 0,
    };

    /// <summary>The same with documents and plans remembered.</summary>
    public static GraphQLEngineOptions RememberingOptions { get; } = Options with { CacheBytes = new GraphQLEngineOptions().CacheBytes };
}
