using YamlDotNet.Core;

namespace ContentApi.Content.Documents;

/// <summary>
/// Reads the tag of a scalar. The content model decides the scalar's type, so that a tag only says whether the scalar is a text, as if it were quoted.
/// </summary>
static class YamlTags
{
    const string Standard = "tag:yaml.org,2002:";

    public static ScalarStyle StyleOf(TagName tag, ScalarStyle written)
    {
        if (tag.IsEmpty) return written;
        if (tag.IsNonSpecific) return ScalarStyle.Quoted; // '!' alone
        return tag.Value switch
        {
            Standard + "str" or Standard + "binary" => ScalarStyle.Quoted,
            Standard + "int" or Standard + "float" or Standard + "bool" or Standard + "null" or Standard + "timestamp" => ScalarStyle.Plain,
            _ => written,
        };
    }

    /// <summary>Whether the tag is that of the merge key (https://yaml.org/type/merge.html).</summary>
    public static bool IsMerge(TagName tag) => !tag.IsEmpty && tag.Value == Standard + "merge";

    /// <summary>Whether the tag is one that YAML does not define, such as <c>!include</c>.</summary>
    public static bool IsUnknown(TagName tag) => !tag.IsEmpty && !tag.IsNonSpecific && !tag.Value.StartsWith(Standard, StringComparison.Ordinal);
}
