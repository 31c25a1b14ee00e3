using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>A field of a content type or embedded type.</summary>
public sealed class ContentField
{
    public required string Name { get; init; }

    /// <summary>The type that the field belongs to.</summary>
    public required ContentType DeclaringType { get; init; }

    /// <summary>The index of the field's value in <see cref="GraphQL.Binding.SlottedObject.Slots"/>.</summary>
    public required int Slot { get; init; }

    /// <summary>The YAML keys that fill the field, the best first: that of <c>@from</c>, or the name, its snake_case and its kebab-case.</summary>
    public required IReadOnlyList<string> Keys { get; init; }
    public required ValueShape Shape { get; init; }

    /// <summary><c>@body</c></summary>
    public bool IsBody { get; init; }

    /// <summary><c>@unique</c></summary>
    public bool IsUnique { get; init; }

    /// <summary><c>@inverse</c>: the fields whose references are turned round, one for each type that the field's list may hold; empty for a stored field.</summary>
    public IReadOnlyList<ContentField> InverseOf { get; internal set; } = [];

    /// <summary>How the value lies in its object.</summary>
    public ObjectPlace Place => new(
        Name, Shape.Innermost() is not (ScalarShape or EnumShape) ? ObjectPlaceKind.Other : Shape.IsRequired ? ObjectPlaceKind.Leaf : ObjectPlaceKind.NullableLeaf);

    public bool IsComputed => InverseOf.Count > 0;

    /// <summary><c>@tree</c>; null for any other field.</summary>
    public ContentTree? Tree { get; internal set; }

    /// <summary><c>@searchable</c>: above 0; null for a field that is not searched.</summary>
    public double? SearchWeight { get; init; }
    public Constraint? Constraint { get; init; }

    /// <summary>The definition, for places in diagnostics.</summary>
    public required FieldDefinitionNode Node { get; init; }

    public override string ToString() => $"{DeclaringType.Name}.{Name}";
}

/// <summary><c>@constraint</c>. Lengths count UTF-16 code units; item counts are of the outermost list; the rest applies to each item.</summary>
public sealed record Constraint
{
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }

    /// <summary>An ECMAScript-like pattern that must match somewhere in the text; matched without backtracking.</summary>
    public System.Text.RegularExpressions.Regex? Pattern { get; init; }
    public double? Min { get; init; }
    public double? Max { get; init; }
    public int? MinItems { get; init; }
    public int? MaxItems { get; init; }
}
