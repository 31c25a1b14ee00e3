using ContentApi.Content.Diagnostics;
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
        return new()
        {
            ServesRaw = directive.Flag("raw") ?? true, Markdown = MarkdownOf(directive, faults),
            Assets = AssetFolder.ReadAll(directive.Values("assets"), faults), Excluded = ExcludedOf(directive, faults),
        };
    }

    static IReadOnlyList<PathTemplate> ExcludedOf(DirectiveArguments directive, ModelFaults faults)
    {
        var excluded = new List<PathTemplate>();
        foreach (var node in directive.TextNodes("exclude"))
        {
            try
            {
                var path = PathTemplate.Parse(node.Value);
                if (path.Captures.Count == 0) excluded.Add(path);
                else
                {
                    faults.Add(DiagnosticRules.ModelPathTemplate, node, $"\"{path}\" excludes files, of which nothing is captured.",
                        "Write * for a part of a name, and ** for whole folders: \"_includes/**\", \"**/README.md\".");
                }
            }
            catch (FormatException exception)
            {
                faults.Add(DiagnosticRules.ModelPathTemplate, node, $"The path to exclude is faulty: {exception.Message}");
            }
        }
        return excluded;
    }

    /// <summary>Reads the arguments about Markdown. All that are left out give the shared default, by which texts of one pipeline are recognised.</summary>
    static MarkdownSettings MarkdownOf(DirectiveArguments directive, ModelFaults faults)
    {
        var settings = new MarkdownSettings
        {
            Dialect = directive.Names("dialect").Select(DialectOf).FirstOrDefault(),
            Features = MarkdownFeatures.All & ~FeaturesOf(directive.Names("withoutSyntax")),
            HasTypography = directive.Flag("typography") ?? false,
            Templates = directive.Names("templates").Select(TemplatesOf).FirstOrDefault(),
            Html = new HtmlSettingsReader(directive, faults).Read(),
        };
        return settings == MarkdownSettings.Default ? MarkdownSettings.Default : settings;
    }

    /// <summary>Returns the dialect of that name. <see cref="SchemaRules"/> reports a value that is not of the enum.</summary>
    static MarkdownDialect DialectOf(string name) => Enum.TryParse(name, ignoreCase: true, out MarkdownDialect dialect) ? dialect : default;

    /// <summary>Returns the policy of that name. <see cref="SchemaRules"/> reports a value that is not of the enum.</summary>
    static TemplateMarkup TemplatesOf(string name) => Enum.TryParse(name, ignoreCase: true, out TemplateMarkup policy) ? policy : default;

    /// <summary>
    /// Returns the features that values of the enum name: <c>DEFINITION_LISTS</c> is <see cref="MarkdownFeatures.DefinitionLists"/>. A value that is not of the
    /// enum is left out: <see cref="SchemaRules"/> reports it.
    /// </summary>
    static MarkdownFeatures FeaturesOf(IEnumerable<string> names) =>
        names.Aggregate(MarkdownFeatures.None, (features, name) =>
            Enum.TryParse(name.Replace("_", ""), ignoreCase: true, out MarkdownFeatures feature) ? features | feature : features);
}
