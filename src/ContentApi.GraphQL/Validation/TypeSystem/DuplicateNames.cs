using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>Reports repeated names, for the rules that require unique names.</summary>
static class DuplicateNames
{
    /// <summary>Reports an error for each repetition of a name, with the locations of the first name and the repetition.</summary>
    public static void Report(IEnumerable<NameNode> names, Func<string, string> message, ValidationContext context)
    {
        var known = new Dictionary<string, NameNode>();
        foreach (var name in names)
            if (!known.TryAdd(name.Value, name)) context.Report(message(name.Value), known[name.Value], name);
    }
}
