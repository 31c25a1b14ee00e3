using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Model;

/// <summary>Checks that the names which the API derives from those of types meet neither each other nor the API's own.</summary>
static class QueryNameClashes
{
    /// <summary><c>pageNeighbours</c> for <c>Page</c>.</summary>
    public static string NeighboursName(ContentType type) => $"{type.SingularName}Neighbours";

    static readonly string[] generatedSuffixes = ["Connection", "Edge", "Filter", "Order", "FacetField", "Neighbours", "Node"];

    public static void Check(IEnumerable<ContentType> types, ModelDeclarations declarations, ModelFaults faults)
    {
        var taken = new Dictionary<string, string>();
        foreach (var name in Vocabulary.ReservedQueryNames) taken.Add(name, "the API's own");

        foreach (var type in types.Where(type => type.IsEntry))
        {
            var isCollection = type.Kind == ContentTypeKind.Collection;
            foreach (var (name, what) in isCollection ? [(type.SingularName, "singular"), (type.PluralName, "plural"), (NeighboursName(type), "neighbours")] : new[] { (type.SingularName, "singular") })
            {
                if (taken.TryAdd(name, $"the {what} of {type.Name}")) continue;
                faults.Add(DiagnosticRules.ModelReservedName, type.Node.Name, $"The {what} query of {type.Name} would be called \"{name}\", as is {taken[name]}.",
                    what == "plural" ? "Name the plural with @collection(plural:)." : "Choose another name for one of them.");
            }
        }
        foreach (var declaration in declarations.All)
            if (MadeFor(declaration.Name, declarations) is { } other)
                faults.Add(DiagnosticRules.ModelReservedName, declaration.Definition.Name, $"The API makes a type {declaration.Name} for {other}.", "Choose another name.");
    }

    /// <summary>The type that the API would make one of that name for; null where it makes none.</summary>
    static string? MadeFor(string name, ModelDeclarations declarations)
    {
        foreach (var suffix in generatedSuffixes)
        {
            if (!name.EndsWith(suffix, StringComparison.Ordinal)) continue;
            var type = name[..^suffix.Length];
            while (suffix == "Filter" && type.EndsWith("List", StringComparison.Ordinal) && declarations.Find(type) is null) type = type[..^"List".Length];
            if (declarations.Find(type) is not null || Vocabulary.FieldTypeNames.Contains(type)) return type;
        }
        return null;
    }
}
