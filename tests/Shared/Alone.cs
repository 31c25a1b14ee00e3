namespace ContentApi.Tests;

/// <summary>Tests beside which no other runs: they look at what the whole process does, such as its memory.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
