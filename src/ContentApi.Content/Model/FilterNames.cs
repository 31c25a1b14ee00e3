namespace ContentApi.Content.Model;

/// <summary>Names that a field of a content model cannot have, since filters give them another meaning.</summary>
static class FilterNames
{
    public static IReadOnlySet<string> Reserved { get; } = new HashSet<string>(["and", "or", "not", "exists"]);
}
