using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>A field of a selection set, with what it takes to tell whether another one can be merged with it.</summary>
/// <param name="parentType">The type whose field it is; null where that is not known.</param>
/// <param name="definition">Null where the parent type has no such field.</param>
sealed class MergedField(FieldNode node, NamedType? parentType, Field? definition)
{
    public FieldNode Node => node;

    public NamedType? ParentType => parentType;

    public TypeReference? Type => definition?.Type;

    /// <summary>What the field's own selections select from; null where that is not known.</summary>
    public NamedType? CompositeType => Type?.Named is { IsComposite: true } type ? type : null;

    public bool HasArgumentsOf(MergedField other) => Arguments == other.Arguments;

    /// <summary>Whether the types are the same lists and non-nulls around the same leaf type, or around any two composite types; null where one is not known.</summary>
    public bool? HasShapeOf(MergedField other) =>
        Type is null || other.Type is null ? null : ReferenceEquals(Type, other.Type) || Shape == other.Shape;

    string Arguments => field ??= ArgumentKey.Of(node);

    string Shape => field ??= Type!.Named.IsComposite ? Type.ToString()!.Replace(Type.Named.Name, "{}", StringComparison.Ordinal) : Type.ToString()!;
}
