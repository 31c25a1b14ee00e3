using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>A field as it takes part in one merged selection.</summary>
sealed class MergedField(FieldNode node, NamedType? parentType, Field? definition, MergedField? parent)
{
    public FieldNode Node { get; } = node;

    /// <summary>The type whose field it is; null where that is not known.</summary>
    public NamedType? ParentType { get; } = parentType;

    /// <summary>Null where the parent type has no such field.</summary>
    public Field? Definition { get; } = definition;

    /// <summary>The field of the selection above through which this one came in; null at the root.</summary>
    public MergedField? Parent { get; } = parent;
}
