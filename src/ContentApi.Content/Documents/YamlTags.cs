using YamlDotNet.Core;

namespace ContentApi.Content.Documents;

/// <summary>What a tag says of a scalar whose type the content model decides: only whether it is a text by itself.</summary>
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

    /// <summary>A tag of the author's own, such as <c>!include</c>.</summary>
    public static bool IsUnknown(TagName tag) => !tag.IsEmpty && !tag.IsNonSpecific && !tag.Value.StartsWith(Standard, StringComparison.Ordinal);
}
