using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Model;

/// <summary>Checks that the names that the API derives from the names of types differ from each other and from the API's own names.</summary>
static class QueryNameClashes
{
    /// <summary>The name of the query of an entry's neighbours: <c>pageNeighbours</c> for <c>Page</c>.</summary>
    public static string NeighboursName(ContentType type) => $"{type.SingularName}Neighbours";

    /// <summary>The ends of the names of the types that the API generates for a type.</summary>
    public static readonly IReadOnlyList<string> GeneratedSuffixes = ["Connection", "Edge", "Filter", "Order", "FacetField", "Neighbours", "Node"];

    public static void Check(IEnumerable<ContentType> types, ModelDeclarations declarations, ModelFaults faults)
    {
        var taken = new Dictionary<string, string>();
        foreach (var name in Vocabulary.ReservedQueryNames) taken.Add(name, "a query of the API");

        foreach (var type in types.Where(type => type.IsEntry))
        {
            var isCollection = type.Kind == ContentTypeKind.Collection;
            var queries = isCollection
                ? [(type.SingularName, "singular"), (type.PluralName, "plural"), (NeighboursName(type), "neighbours")]
                : new[] { (type.SingularName, "singular") };
            foreach (var (name, what) in queries)
            {
                if (taken.TryAdd(name, $"the {what} query of {type.Name}")) continue;
                faults.Add(DiagnosticRules.ModelReservedName, type.Node.Name,
                    $"The {what} query of {type.Name} would be named \"{name}\", which is already the name of {taken[name]}.",
                    what == "plural" ? "Name the plural with @collection(plural:)." : "Choose another name for one of them.");
            }
        }
        foreach (var declaration in declarations.All)
            if (MadeFor(declaration.Name, declarations) is { } other)
            {
                faults.Add(DiagnosticRules.ModelReservedName, declaration.Definition.Name,
                    $"The API generates a type {declaration.Name} for {other}.", "Choose another name.");
            }
    }

    /// <summary>The declared or built-in type for which the API generates a type of that name; null if it generates none.</summary>
    static string? MadeFor(string name, ModelDeclarations declarations)
    {
        foreach (var suffix in GeneratedSuffixes)
        {
            if (!name.EndsWith(suffix, StringComparison.Ordinal)) continue;
            var type = name[..^suffix.Length];
            while (suffix == "Filter" && type.EndsWith("List", StringComparison.Ordinal) && declarations.Find(type) is null) type = type[..^"List".Length];
            if (declarations.Find(type) is not null || Vocabulary.FieldTypeNames.Contains(type) || SystemTypes.Names.Contains(type)) return type;
        }
        return null;
    }
}
