using System.Text;

namespace ContentApi.Content.Model;

/// <summary>Derives names of the API, and YAML keys, from the names of the content model.</summary>
static class QueryNames
{
    /// <summary>Returns the name in camelCase: <c>page</c> for <c>Page</c>, <c>faqItem</c> for <c>FAQItem</c>.</summary>
    public static string Singular(string typeName)
    {
        var capitals = 0;
        while (capitals < typeName.Length && char.IsAsciiLetterUpper(typeName[capitals])) capitals++;

        // The last of several capitals begins the next word if a small letter follows.
        if (capitals > 1 && capitals < typeName.Length && char.IsAsciiLetterLower(typeName[capitals])) capitals--;
        return typeName[..capitals].ToLowerInvariant() + typeName[capitals..];
    }

    /// <summary>
    /// Returns the regular English plural, by the last letters alone: <c>categories</c>, <c>branches</c>, <c>addresses</c>, <c>days</c>. The author names an
    /// irregular plural with <c>plural:</c>.
    /// </summary>
    public static string Plural(string singular) => singular switch
    {
        [.., not ('a' or 'e' or 'i' or 'o' or 'u'), 'y'] => singular[..^1] + "ies",
        [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] => singular + "es",
        _ => singular + "s",
    };

    /// <summary>
    /// Returns the YAML keys of a field without <c>@from</c>: its name, its name in snake_case and its name in kebab-case, without duplicates.
    /// </summary>
    public static IReadOnlyList<string> Keys(string fieldName)
    {
        var snake = SnakeCase(fieldName);
        return [.. new[] { fieldName, snake, snake.Replace('_', '-') }.Distinct()];
    }

    /// <summary>Returns the name in snake_case: <c>call_to_action</c> for <c>CallToAction</c> and <c>callToAction</c>.</summary>
    public static string SnakeCase(string name)
    {
        var snake = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            // A word begins at a capital after a small letter or digit, and at the last of several capitals.
            var begins = i > 0 && char.IsAsciiLetterUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));
            if (begins) snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }
        return snake.ToString();
    }
}
