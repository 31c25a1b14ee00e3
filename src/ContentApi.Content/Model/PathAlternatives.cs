namespace ContentApi.Content.Model;

/// <summary>Expands the alternatives of a path template: braces with commas, as in <c>{posts,news}/{slug}.{md,mdx}</c>.</summary>
static class PathAlternatives
{
    /// <summary>The most templates that one may stand for: braces multiply, and each file is matched against all.</summary>
    const int MaxCount = 64;

    /// <returns>The templates without alternatives, in the order of the alternatives; null if there are none.</returns>
    /// <exception cref="FormatException">An alternative is faulty, or there are too many.</exception>
    public static IReadOnlyList<string>? Expand(string template)
    {
        var expanded = new List<string> { "" };
        var at = 0;
        while (Group(template, at) is var (open, close))
        {
            var options = template[(open + 1)..close].Split(',');
            for (int i = 0, offset = open + 1; i < options.Length; offset += options[i++].Length + 1)
            {
                if (options[i].Length == 0) throw TemplatePart.Fault(template, offset, "an alternative is empty");
                if (options[i].Contains('{')) throw TemplatePart.Fault(template, offset, "alternatives cannot contain braces");
            }
            if (expanded.Count * options.Length > MaxCount) throw TemplatePart.Fault(template, open, $"it stands for more than {MaxCount} templates");
            var before = template[at..open];
            expanded = [.. expanded.SelectMany(text => options.Select(option => text + before + option))];
            at = close + 1;
        }
        return at == 0 ? null : [.. expanded.Select(text => text + template[at..]).Distinct()];
    }

    /// <summary>Finds the next braces with a comma between them.</summary>
    static (int Open, int Close)? Group(string template, int from)
    {
        for (var open = template.IndexOf('{', from); open >= 0; open = template.IndexOf('{', open + 1))
        {
            var close = template.IndexOf('}', open);
            if (close < 0) return null;
            if (template.AsSpan(open..close).Contains(',')) return (open, close);
        }
        return null;
    }
}
