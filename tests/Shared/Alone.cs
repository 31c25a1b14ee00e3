namespace ContentApi.Tests;

/// <summary>Tests that run while no other test runs, since they measure the whole process, such as its memory.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
