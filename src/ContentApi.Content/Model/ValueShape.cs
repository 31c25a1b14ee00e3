using ContentApi.Content.Scalars;

namespace ContentApi.Content.Model;

/// <summary>What a field's value looks like: a scalar, an embedded object, a reference, or lists of these.</summary>
/// <param name="IsRequired">Written with <c>!</c>.</param>
public abstract record ValueShape(bool IsRequired)
{
    /// <summary>The shape of the items where lists stand in lists, else the shape itself.</summary>
    public ValueShape Innermost()
    {
        var shape = this;
        while (shape is ListShape list) shape = list.Item;
        return shape;
    }

    /// <summary>Whether the value is text that has a length, a pattern, words.</summary>
    public bool IsText => this is MarkdownShape || (this is ScalarShape scalar && scalar.Scalar.Kind == ValueKind.Text);
}

public sealed record ListShape(ValueShape Item, bool IsRequired) : ValueShape(IsRequired);

sealed record ScalarShape(ContentScalar Scalar, bool IsRequired) : ValueShape(IsRequired);

/// <param name="Name">Of the enum type.</param>
/// <param name="Values">The declared names.</param>
public sealed record EnumShape(string Name, IReadOnlyList<string> Values, bool IsRequired) : ValueShape(IsRequired);

/// <param name="TypeName">Of the object type, interface or union that the model names.</param>
/// <param name="Types">The possible embedded types: one, or those of an interface or union, where a one-key mapping names the type.</param>
public sealed record EmbeddedShape(string TypeName, IReadOnlyList<ContentType> Types, bool IsRequired) : ValueShape(IsRequired);

/// <param name="TypeName">Of the content type, interface or union that the model names.</param>
/// <param name="Types">The content types that the target may have.</param>
public sealed record ReferenceShape(string TypeName, IReadOnlyList<ContentType> Types, bool IsRequired) : ValueShape(IsRequired);

/// <summary>Markdown text: the body, or a string in the front matter.</summary>
public sealed record MarkdownShape(bool IsRequired) : ValueShape(IsRequired);

/// <summary>The path of a file of the commit, from the document's folder or with a leading slash from the content root.</summary>
public sealed record AssetShape(bool IsRequired) : ValueShape(IsRequired);
