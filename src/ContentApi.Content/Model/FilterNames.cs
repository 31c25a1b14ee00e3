namespace ContentApi.Content.Model;

/// <summary>The names that a field of a content model cannot have, because they are operators of filters.</summary>
static class FilterNames
{
    public static IReadOnlySet<string> Reserved { get; } = new HashSet<string>(["and", "or", "not", "exists"]);
}
