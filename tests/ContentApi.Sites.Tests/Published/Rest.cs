namespace ContentApi.Sites.Tests.Published;

/// <summary>What is known to differ between the pages of a generator and those that are served, each with the reason.</summary>
sealed record Rest
{
    static readonly IReadOnlyDictionary<string, string> none = new Dictionary<string, string>();

    /// <summary>See <see cref="Differences.OfAddresses"/>.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; init; } = none;

    /// <summary>By the addresses of the pages, as are the next two.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = none;
    public IReadOnlyDictionary<string, string> Headings { get; init; } = none;
    public IReadOnlyDictionary<string, string> Links { get; init; } = none;
}
