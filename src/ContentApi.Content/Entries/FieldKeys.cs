using ContentApi.Content.Documents;
using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>Finds the key of a field in a mapping.</summary>
static class FieldKeys
{
    /// <summary>
    /// Finds the key that fills a field: the first of the field's keys whose value is not empty, otherwise the first of them that the mapping has, otherwise
    /// the first key of the mapping that differs from one of them in capitals alone and is not the key of another field.
    /// </summary>
    public static MappingEntry? Find(MappingValue mapping, ContentField field)
    {
        MappingEntry? first = null;
        foreach (var key in field.Keys)
        {
            if (mapping.Find(key) is not { } entry) continue;
            if (!ValueReader.IsEmpty(field.Shape, entry.Value)) return entry;
            first ??= entry;
        }
        return first ?? FindIgnoringCase(mapping, field);
    }

    /// <summary>Finds the key that fills a field if the mapping has none of the field's keys as they are spelt.</summary>
    public static MappingEntry? FindIgnoringCase(MappingValue mapping, ContentField field)
    {
        foreach (var entry in mapping.Entries)
            if (field.Keys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase) && !IsKey(field.DeclaringType, entry.Key)) return entry;
        return null;
    }

    static bool IsKey(ContentType type, string key) => type.Fields.Any(field => field.Keys.Contains(key));
}
