using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>
/// What content there is, as the author declared it in SDL: content types, the types embedded in them, and the unions, interfaces and
/// enums between them. Immutable. Not the API's schema, which is generated from it.
/// </summary>
public sealed class ContentModel
{
    /// <summary>The documents that the model was read from, in the order of their paths.</summary>
    public required IReadOnlyList<DocumentNode> Documents { get; init; }

    /// <summary>Every object type, content types and embedded types, in the order of the documents.</summary>
    public required IReadOnlyList<ContentType> Types { get; init; }

    /// <summary>Author's interfaces and unions: name to the object types that are possible.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ContentType>> AbstractTypes { get; init; }

    /// <summary>The author's interfaces: name to the names of their fields.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Interfaces { get; init; }

    /// <summary>The types with a collection or a singleton: those that have entries.</summary>
    public IEnumerable<ContentType> EntryTypes => Types.Where(type => type.IsEntry);

    /// <summary>The types whose entries may have a public path.</summary>
    public IEnumerable<ContentType> RoutedTypes => EntryTypes.Where(type => type.Url is not null);

    /// <summary>What nests by <c>@tree</c>, each kind of item once.</summary>
    public IEnumerable<ContentTree> Trees => Types.SelectMany(type => type.Fields).Select(member => member.Tree).OfType<ContentTree>().DistinctBy(tree => tree.ItemType);

    public ContentType? FindType(string name) => Types.FirstOrDefault(type => type.Name == name);
}

/// <summary>A model, or what keeps it from being one.</summary>
/// <param name="Model">Null where a diagnostic is an error.</param>
public sealed record ContentModelResult(ContentModel? Model, IReadOnlyList<Diagnostic> Diagnostics);
