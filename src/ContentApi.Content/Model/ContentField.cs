using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>A field of a content type or embedded type.</summary>
public sealed class ContentField
{
    public required string Name { get; init; }

    /// <summary>The type that declares the field.</summary>
    public required ContentType DeclaringType { get; init; }

    /// <summary>The index of the field's value in <see cref="GraphQL.Binding.SlottedObject.Slots"/>.</summary>
    public required int Slot { get; init; }

    /// <summary>
    /// The YAML keys that the value is read from, in order of precedence: the key of <c>@from</c> alone, or the name, the name in snake_case and in kebab-case.
    /// </summary>
    public required IReadOnlyList<string> Keys { get; init; }
    public required ValueShape Shape { get; init; }

    /// <summary>
    /// What separates the items of a list that is written as one text, by <c>@split</c>: empty for white space; null if such a text is one item.
    /// </summary>
    public string? Separator { get; init; }

    /// <summary>Whether the field has <c>@body</c>: its value is the text after the front matter.</summary>
    public bool IsBody { get; init; }

    /// <summary>
    /// What the old public paths in the field are relative to, if they have no slash in front, by <c>@aliases</c>; null for a field of other values.
    /// </summary>
    public AliasBase? OldPathsFrom { get; init; }

    /// <summary>Whether the field has <c>@redirectTo</c>: its value makes the entry a redirect.</summary>
    public bool IsRedirect { get; init; }

    /// <summary>Whether the field is unique by itself, or identifies the items of files: no two entries of the type have the same value.</summary>
    public bool IsUnique { get; init; }

    /// <summary>
    /// The other fields of the type together with which the field is unique, by <c>@unique(with:)</c>: no two entries have the same values for all of them.
    /// Empty if the field is unique by itself, or not at all.
    /// </summary>
    public IReadOnlyList<ContentField> UniqueWith { get; internal set; } = [];

    /// <summary>Whether the field is unique, by itself or together with others.</summary>
    public bool IsCompared => IsUnique || UniqueWith.Count > 0;

    /// <summary>
    /// The fields whose references <c>@inverse</c> follows backwards, at most one for each type of entry that the list may contain; empty for a stored field.
    /// </summary>
    public IReadOnlyList<ContentField> InverseOf { get; internal set; } = [];

    /// <summary>The name and kind of the value's place in its object.</summary>
    public ObjectPlace Place => new(
        Name, Shape.Innermost() is not (ScalarShape or EnumShape) ? ObjectPlaceKind.Other
            : Shape.IsRequired ? ObjectPlaceKind.Leaf : ObjectPlaceKind.NullableLeaf);

    /// <summary>Whether the value is computed by <c>@inverse</c> instead of stored.</summary>
    public bool IsComputed => InverseOf.Count > 0;

    /// <summary>How the items nest; null for a field without <c>@tree</c>.</summary>
    public ContentTree? Tree { get; internal set; }

    /// <summary>The weight in full-text search, above 0; null for a field without <c>@searchable</c>.</summary>
    public double? SearchWeight { get; init; }
    public Constraint? Constraint { get; init; }

    /// <summary>The definition in SDL, for the positions of diagnostics.</summary>
    public required FieldDefinitionNode Node { get; init; }

    public override string ToString() => $"{DeclaringType.Name}.{Name}";
}

/// <summary>The folder to which an old public path without a leading slash is relative.</summary>
public enum AliasBase : byte
{
    /// <summary>The folder of the entry's own public path, as in Hugo: <c>old</c> of the page <c>/blog/new</c> is <c>/blog/old</c>.</summary>
    Page,

    /// <summary>The root of the site, as in Zola.</summary>
    Root,
}

/// <summary>
/// The arguments of <c>@constraint</c>; null means no limit. Lengths count UTF-16 code units. <see cref="MinItems"/> and <see cref="MaxItems"/> limit the
/// outermost list, all others limit each item.
/// </summary>
public sealed record Constraint
{
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }

    /// <summary>A .NET regular expression that must match somewhere in the text. It is matched without backtracking.</summary>
    public System.Text.RegularExpressions.Regex? Pattern { get; init; }
    public double? Min { get; init; }
    public double? Max { get; init; }
    public int? MinItems { get; init; }
    public int? MaxItems { get; init; }
}
