using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>A field of a selection set, with the data that decides whether another field can be merged with it.</summary>
/// <param name="node">The field in the document.</param>
/// <param name="parentType">The type that the field is selected on; null if it is not known.</param>
/// <param name="definition">The field's definition; null if the parent type has no such field.</param>
sealed class MergedField(FieldNode node, NamedType? parentType, Field? definition)
{
    public FieldNode Node => node;

    public NamedType? ParentType => parentType;

    public TypeReference? Type => definition?.Type;

    /// <summary>The type that the field's own selection set selects from; null if it is not known or not composite.</summary>
    public NamedType? CompositeType => Type?.Named is { IsComposite: true } type ? type : null;

    public bool HasArgumentsOf(MergedField other) => Arguments == other.Arguments;

    /// <summary>
    /// Whether the types have the same list and non-null wrappers around the same leaf type, or around any two composite types; null if a type is not known.
    /// </summary>
    public bool? HasShapeOf(MergedField other) =>
        Type is null || other.Type is null ? null : ReferenceEquals(Type, other.Type) || Shape == other.Shape;

    string Arguments => field ??= ArgumentKey.Of(node);

    string Shape => field ??= Type!.Named.IsComposite ? Type.ToString()!.Replace(Type.Named.Name, "{}", StringComparison.Ordinal) : Type.ToString()!;
}
