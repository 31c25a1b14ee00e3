using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>
/// The content types that the author declared in SDL, the types embedded in them, and their unions, interfaces and enums. Immutable. The schema of the API is
/// generated from it.
/// </summary>
public sealed class ContentModel
{
    /// <summary>The documents that the model was read from, in ordinal order of path.</summary>
    public required IReadOnlyList<DocumentNode> Documents { get; init; }

    public required SiteSettings Site { get; init; }

    /// <summary>All object types (content types and embedded types) in the order of the documents.</summary>
    public required IReadOnlyList<ContentType> Types { get; init; }

    /// <summary>The possible object types of each interface and union that the author declared, by its name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ContentType>> AbstractTypes { get; init; }

    /// <summary>The field names of each interface that the author declared, by its name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Interfaces { get; init; }

    /// <summary>The content types: those with <c>@collection</c> or <c>@singleton</c>.</summary>
    public IEnumerable<ContentType> EntryTypes => Types.Where(type => type.IsEntry);

    /// <summary>The types whose entries may have a public path.</summary>
    public IEnumerable<ContentType> RoutedTypes => EntryTypes.Where(type => type.Url is not null);

    /// <summary>The trees of the fields with <c>@tree</c>, one for each type of item.</summary>
    public IEnumerable<ContentTree> Trees =>
        Types.SelectMany(type => type.Fields).Select(member => member.Tree).OfType<ContentTree>().DistinctBy(tree => tree.ItemType);

    /// <summary>Whether the author declared a type <c>Link</c>, in the place of the API's.</summary>
    public bool HasOwnLink => FindType(Vocabulary.Link) is not null
        || Documents.SelectMany(document => document.Definitions).Any(definition => definition is TypeDefinitionNode { Name.Value: Vocabulary.Link });

    /// <summary>The object type of that name; null if there is none.</summary>
    public ContentType? FindType(string name) => Types.FirstOrDefault(type => type.Name == name);
}

/// <summary>The result of reading a content model.</summary>
/// <param name="Model">Null if a diagnostic is an error.</param>
public sealed record ContentModelResult(ContentModel? Model, IReadOnlyList<Diagnostic> Diagnostics);
