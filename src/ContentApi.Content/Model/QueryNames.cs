using System.Text;

namespace ContentApi.Content.Model;

/// <summary>Names that the API derives from those of the author.</summary>
static class QueryNames
{
    /// <summary>In camelCase: <c>page</c> for <c>Page</c>, <c>faqItem</c> for <c>FAQItem</c>.</summary>
    public static string Singular(string typeName)
    {
        var capitals = 0;
        while (capitals < typeName.Length && char.IsAsciiLetterUpper(typeName[capitals])) capitals++;

        // The last of several capitals begins the next word, unless nothing of that word follows.
        if (capitals > 1 && capitals < typeName.Length && char.IsAsciiLetterLower(typeName[capitals])) capitals--;
        return typeName[..capitals].ToLowerInvariant() + typeName[capitals..];
    }

    /// <summary>
    /// The regular English plural, by the last letters alone: <c>categories</c>, <c>branches</c>, <c>addresses</c>, <c>days</c>. Irregular words are the
    /// author's to name with <c>plural:</c>.
    /// </summary>
    public static string Plural(string singular) => singular switch
    {
        [.., not ('a' or 'e' or 'i' or 'o' or 'u'), 'y'] => singular[..^1] + "ies",
        [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] => singular + "es",
        _ => singular + "s",
    };

    /// <summary>The YAML keys of a field without <c>@from</c>: its name, then the name in snake_case and kebab-case where they differ.</summary>
    public static IReadOnlyList<string> Keys(string fieldName)
    {
        var snake = SnakeCase(fieldName);
        return [.. new[] { fieldName, snake, snake.Replace('_', '-') }.Distinct()];
    }

    /// <summary><c>call_to_action</c> for <c>CallToAction</c> or <c>callToAction</c>.</summary>
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
