using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Model;

/// <summary>Checks that the names which the API derives from those of types meet neither each other nor the API's own.</summary>
static class QueryNameClashes
{
    public static void Check(IEnumerable<ContentType> types, ModelDeclarations declarations, ModelFaults faults)
    {
        var taken = new Dictionary<string, string>();
        foreach (var name in Vocabulary.ReservedQueryNames) taken.Add(name, "the API's own");

        foreach (var type in types.Where(type => type.IsEntry))
        {
            var isCollection = type.Kind == ContentTypeKind.Collection;
            foreach (var (name, what) in isCollection ? [(type.SingularName, "singular"), (type.PluralName, "plural")] : new[] { (type.SingularName, "singular") })
            {
                if (taken.TryAdd(name, $"the {what} of {type.Name}")) continue;
                faults.Add(DiagnosticRules.ModelReservedName, type.Node.Name, $"The {what} query of {type.Name} would be called \"{name}\", as is {taken[name]}.",
                    what == "plural" ? "Name the plural with @collection(plural:)." : "Choose another name for one of them.");
            }
            if (!isCollection) continue;
            foreach (var generated in new[] { $"{type.Name}Connection", $"{type.Name}Edge" })
                if (declarations.Find(generated) is { } other)
                    faults.Add(DiagnosticRules.ModelReservedName, other.Definition.Name, $"The API makes a type {generated} for the lists of {type.Name}.", "Choose another name.");
        }
    }
}
