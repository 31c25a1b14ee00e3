using System.Collections.Frozen;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>The tags whose text, up to their closing tags, is shown nowhere or elsewhere: it is kept for a variable, a macro, a style or a script.</summary>
static class HiddenTags
{
    /// <summary>
    /// Variables and macros of Liquid, Nunjucks and Jinja, the bundles of Eleventy (https://www.11ty.dev/docs/plugins/bundle/), and the settings, styles and
    /// scripts of Shopify's Liquid.
    /// </summary>
    static readonly FrozenSet<string> names =
        FrozenSet.Create(StringComparer.Ordinal, "capture", "set", "macro", "css", "js", "schema", "style", "stylesheet", "javascript");

    /// <param name="name">The name of a tag that has a closing tag.</param>
    /// <param name="content">What follows the name. <c>{% set x = 1 %}</c> has its value in itself.</param>
    public static bool Hides(string name, string content) => names.Contains(name) && !(name == "set" && content.Contains('='));
}
