using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>Reads <c>@site</c>, which a model may have once, in any of its files.</summary>
static class SiteReader
{
    /// <param name="extensions">The extensions of the schema. <see cref="SchemaRules"/> reports a second <c>@site</c>.</param>
    /// <param name="faults">Gets the faults of the arguments.</param>
    public static SiteSettings Read(IEnumerable<SchemaDefinitionNode> extensions, ModelFaults faults)
    {
        var node = extensions.SelectMany(extension => extension.Directives).FirstOrDefault(directive => directive.Name.Value == Vocabulary.Site);
        if (node is null) return SiteSettings.Default;
        var directive = new DirectiveArguments(node, faults);
        return new() { ServesRaw = directive.Flag("raw") ?? true, Assets = AssetFolder.ReadAll(directive.Values("assets"), faults) };
    }
}
