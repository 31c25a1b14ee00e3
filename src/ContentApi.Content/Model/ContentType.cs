using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>An object type of the content model.</summary>
public sealed class ContentType
{
    /// <summary>Where an entry has its id and its URL.</summary>
    public const int IdPlace = 0, UrlPlace = 1;

    /// <summary>What these places are called.</summary>
    public const string IdName = "id", UrlName = "url";

    /// <summary>An entry's places before the first field's.</summary>
    public static IReadOnlyList<ObjectPlace> LeadingPlaces { get; } = [new(IdName, ObjectPlaceKind.Leaf), new(UrlName, ObjectPlaceKind.NullableLeaf)];

    public required string Name { get; init; }
    public required ContentTypeKind Kind { get; init; }

    /// <summary>In the order of the definition; a field's <see cref="ContentField.Slot"/> is its index here.</summary>
    public IReadOnlyList<ContentField> Fields { get; internal set; } = [];

    /// <summary>Names of the author's interfaces that the type implements.</summary>
    public IReadOnlyList<string> Interfaces { get; init; } = [];

    /// <summary>Which files are entries of the type; null for an embedded type.</summary>
    public PathTemplate? Path { get; init; }

    /// <summary>The public path of an entry; null where the type has none.</summary>
    public UrlTemplate? Url { get; init; }

    /// <summary>The singular query: <c>page</c> for <c>Page</c>.</summary>
    public required string SingularName { get; init; }

    /// <summary>The plural query: <c>pages</c> for <c>Page</c>, unless <c>plural:</c> says otherwise.</summary>
    public required string PluralName { get; init; }

    /// <summary>The definition, for places in diagnostics.</summary>
    public required ObjectTypeDefinitionNode Node { get; init; }

    /// <summary>How its objects' values lie; to be asked for once all fields are there.</summary>
    public ObjectLayout Layout => field ??= new([.. IsEntry ? LeadingPlaces : [], .. Fields.Select(stored => stored.Place)]);

    public bool IsEntry => Kind != ContentTypeKind.Embedded;

    /// <summary>The field that a reference's text is looked up in: <c>slug</c> where it is unique, else the first unique field, else null.</summary>
    public ContentField? KeyField { get; internal set; }

    public ContentField? FindField(string name) => Fields.FirstOrDefault(field => field.Name == name);

    public override string ToString() => Name;
}

public enum ContentTypeKind : byte
{
    /// <summary>No file of its own: part of the entry that holds it.</summary>
    Embedded,

    /// <summary>Each matching file is an entry.</summary>
    Collection,

    /// <summary>Exactly one file.</summary>
    Singleton,
}
