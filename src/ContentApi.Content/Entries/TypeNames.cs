using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>
/// Finds a type by its name as a key, <c>CallToAction</c>, <c>callToAction</c>, <c>call_to_action</c> or <c>call-to-action</c>, or by one of the values of
/// <c>@discriminator</c>.
/// </summary>
static class TypeNames
{
    /// <summary>
    /// Keys that name the type of a block beside its fields, as many repositories have them. They were written by Decap and Netlify CMS (<c>type</c>), TinaCMS
    /// (<c>_template</c>), Forestry (<c>template</c>) and Sanity (<c>_type</c>). <c>__typename</c> is GraphQL's.
    /// </summary>
    public static readonly IReadOnlyList<string> Keys = ["_template", "_type", "__typename", "type", "template"];

    public static ContentType? Find(IReadOnlyList<ContentType> types, string key)
    {
        foreach (var type in types)
            if (type.DiscriminatorValues.Contains(key)) return type;
        foreach (var type in types)
            if (type.Name == key) return type;
        // Two types whose names differ only in case or underscores can only be named exactly.
        ContentType? found = null;
        foreach (var type in types)
        {
            if (!IsSame(type.Name, key)) continue;
            if (found is not null) return null;
            found = type;
        }
        return found;
    }

    /// <summary>Compares only letters and digits, without case.</summary>
    static bool IsSame(ReadOnlySpan<char> name, ReadOnlySpan<char> key)
    {
        while (true)
        {
            name = name.TrimStart('_');
            key = key.TrimStart("-_");
            if (name.IsEmpty || key.IsEmpty) return name.IsEmpty && key.IsEmpty;
            if (char.ToLowerInvariant(name[0]) != char.ToLowerInvariant(key[0])) return false;
            name = name[1..];
            key = key[1..];
        }
    }

    /// <summary>Returns the name of the type as authors write it in a mapping: <c>call_to_action</c>, or its first value of <c>@discriminator</c>.</summary>
    public static string KeyOf(ContentType type) => type.DiscriminatorValues is [var value, ..] ? value : QueryNames.SnakeCase(type.Name);
}
