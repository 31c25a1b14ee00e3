using ContentApi.Content.Scalars;

namespace ContentApi.Content.Model;

/// <summary>The shape of a field's values: a scalar, an enum, Markdown, an asset, an embedded object, a reference, or a list of any of these.</summary>
/// <param name="IsRequired">Whether the type is non-null: the model writes it with <c>!</c>.</param>
public abstract record ValueShape(bool IsRequired)
{
    /// <summary>Returns the shape of the items of a list, also of nested lists; the shape itself if it is no list.</summary>
    public ValueShape Innermost()
    {
        var shape = this;
        while (shape is ListShape list) shape = list.Item;
        return shape;
    }

    /// <summary>Whether the value is text, which may have <c>@searchable</c> and limits of length and pattern.</summary>
    public bool IsText => this is MarkdownShape || (this is ScalarShape scalar && scalar.Scalar.Kind == ValueKind.Text);
}

/// <summary>A list.</summary>
/// <param name="Item">The shape of each item.</param>
/// <param name="IsRequired">Whether the list is non-null.</param>
public sealed record ListShape(ValueShape Item, bool IsRequired) : ValueShape(IsRequired);

sealed record ScalarShape(ContentScalar Scalar, bool IsRequired) : ValueShape(IsRequired);

/// <summary>A value of an enum.</summary>
/// <param name="Name">The name of the enum type.</param>
/// <param name="Values">The names of its values, in the order of the definition.</param>
/// <param name="IsRequired">Whether the value is non-null.</param>
public sealed record EnumShape(string Name, IReadOnlyList<string> Values, bool IsRequired) : ValueShape(IsRequired);

/// <summary>An embedded object.</summary>
/// <param name="TypeName">The name of the object type, interface or union in the model.</param>
/// <param name="Types">The possible embedded types. For an interface or union a mapping with one key names the type of a value.</param>
/// <param name="IsRequired">Whether the value is non-null.</param>
public sealed record EmbeddedShape(string TypeName, IReadOnlyList<ContentType> Types, bool IsRequired) : ValueShape(IsRequired)
{
    /// <summary>
    /// The key of an object of an interface or union that names its type, by <c>@discriminator(key:)</c>; null for the keys that tools for editors use.
    /// </summary>
    public string? Discriminator { get; init; }
}

/// <summary>A reference to an entry.</summary>
/// <param name="TypeName">The name of the content type, interface or union in the model.</param>
/// <param name="Types">The possible content types of the target.</param>
/// <param name="IsRequired">Whether the value is non-null.</param>
public sealed record ReferenceShape(string TypeName, IReadOnlyList<ContentType> Types, bool IsRequired) : ValueShape(IsRequired);

/// <summary>Markdown: the body of a file, or a string in its front matter.</summary>
/// <param name="IsRequired">Whether the value is non-null.</param>
public sealed record MarkdownShape(bool IsRequired) : ValueShape(IsRequired);

/// <summary>The path of a file of the commit, relative to the document's folder, or to the content root if it begins with a slash.</summary>
/// <param name="IsRequired">Whether the value is non-null.</param>
public sealed record AssetShape(bool IsRequired) : ValueShape(IsRequired);

/// <summary>A link: a reference to any entry, another address of the site, or an address outside it, with a label or without.</summary>
/// <param name="Types">All content types.</param>
/// <param name="IsRequired">Whether the value is non-null.</param>
public sealed record LinkShape(IReadOnlyList<ContentType> Types, bool IsRequired) : ValueShape(IsRequired);
