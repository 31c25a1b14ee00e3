using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>What the rules of unique names share.</summary>
static class DuplicateNames
{
    /// <summary>One error for each name after the first of its kind, at both places.</summary>
    public static void Report(IEnumerable<NameNode> names, Func<string, string> message, ValidationContext context)
    {
        var known = new Dictionary<string, NameNode>();
        foreach (var name in names)
            if (!known.TryAdd(name.Value, name)) context.Report(message(name.Value), known[name.Value], name);
    }
}
