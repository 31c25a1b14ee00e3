using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>
/// A text for a field's type that is the same for types of the same shape: the same lists and non-nulls around the same leaf type, or around any
/// two composite types. An unknown field is like another one only.
/// </summary>
sealed class ShapeKeys
{
    readonly Dictionary<TypeReference, string> keys = [];

    public string Of(MergedField field)
    {
        if (field.Definition?.Type is not { } type) return "";
        if (keys.TryGetValue(type, out var key)) return key;
        var named = type.Named.IsComposite ? "{}" : type.Named.Name;
        return keys[type] = type.ToString()!.Replace(type.Named.Name, named, StringComparison.Ordinal);
    }
}
