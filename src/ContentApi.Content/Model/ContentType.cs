using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>An object type of the content model.</summary>
public sealed class ContentType
{
    /// <summary>The places of an entry's id and URL in its layout.</summary>
    public const int IdPlace = 0, UrlPlace = 1;

    /// <summary>The names of the places <see cref="IdPlace"/> and <see cref="UrlPlace"/>.</summary>
    public const string IdName = "id", UrlName = "url";

    /// <summary>The places of an entry's layout that precede those of its fields.</summary>
    public static IReadOnlyList<ObjectPlace> LeadingPlaces { get; } = [new(IdName, ObjectPlaceKind.Leaf), new(UrlName, ObjectPlaceKind.NullableLeaf)];

    public required string Name { get; init; }
    public required ContentTypeKind Kind { get; init; }

    /// <summary>The fields in the order of the definition; a field's <see cref="ContentField.Slot"/> is its index here.</summary>
    public IReadOnlyList<ContentField> Fields { get; internal set; } = [];

    /// <summary>The names of the implemented interfaces that the author declared; <c>Entry</c> is not among them.</summary>
    public IReadOnlyList<string> Interfaces { get; init; } = [];

    /// <summary>The template of the paths of the type's files; null for an embedded type.</summary>
    public PathTemplate? Path { get; internal set; }

    /// <summary>The items of the files, each of which is an entry; null if each file is one entry.</summary>
    public FileItems? Items { get; init; }

    /// <summary>The template of the entries' public paths; null if the type has none.</summary>
    public UrlTemplate? Url { get; init; }

    /// <summary>The name of the query of one entry: <c>page</c> for <c>Page</c>.</summary>
    public required string SingularName { get; init; }

    /// <summary>The name of the query of a list: <c>pages</c> for <c>Page</c>, unless <c>plural:</c> names another.</summary>
    public required string PluralName { get; init; }

    /// <summary>The definition in SDL, for the positions of diagnostics.</summary>
    public required ObjectTypeDefinitionNode Node { get; init; }

    /// <summary>The layout of the type's objects. It must not be read before <see cref="Fields"/> is set.</summary>
    public ObjectLayout Layout => field ??= new([.. IsEntry ? LeadingPlaces : [], .. Fields.Select(stored => stored.Place)]);

    /// <summary>Whether the type is a content type: it has <c>@collection</c> or <c>@singleton</c>.</summary>
    public bool IsEntry => Kind != ContentTypeKind.Embedded;

    /// <summary>
    /// The field whose values references name: the one that identifies an item of a file, otherwise <c>slug</c> if it is unique, otherwise the first unique
    /// field; null if no field is unique.
    /// </summary>
    public ContentField? KeyField { get; internal set; }

    /// <summary>The field with <c>@redirectTo</c>; null if there is none.</summary>
    public ContentField? RedirectField { get; internal set; }

    /// <summary>The texts besides its name that name the type of an embedded object, by <c>@discriminator(values:)</c>.</summary>
    public IReadOnlyList<string> DiscriminatorValues { get; init; } = [];

    /// <summary>The settings of the model.</summary>
    public SiteSettings Site { get; internal set; } = SiteSettings.Default;

    /// <summary>Whether a field is unique, by itself or together with others.</summary>
    public bool HasUnique { get; internal set; }

    /// <summary>The field of that name; null if there is none.</summary>
    public ContentField? FindField(string name) => Fields.FirstOrDefault(field => field.Name == name);

    public override string ToString() => Name;
}

/// <summary>How the objects of a type are stored in files.</summary>
public enum ContentTypeKind : byte
{
    /// <summary>An object is part of an entry's file.</summary>
    Embedded,

    /// <summary>Each file whose path matches the type's template is an entry, or has one in each of its <see cref="ContentType.Items"/>.</summary>
    Collection,

    /// <summary>One file is the only entry.</summary>
    Singleton,
}
