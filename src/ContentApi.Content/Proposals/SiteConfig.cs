using System.Text;
using ContentApi.Content.Documents;

namespace ContentApi.Content.Proposals;

/// <summary>What the configuration of a site says about the addresses of its pages.</summary>
/// <param name="root">The configuration; an empty mapping if it cannot be read.</param>
sealed class SiteConfig(MappingValue root)
{
    /// <summary>Stands for the categories of a post in an address template, until it is known which fields hold them.</summary>
    public const string Categories = "{categories}";

    /// <summary>The placeholders of Jekyll's and Hugo's permalinks, and what stands for them in an address template.</summary>
    static readonly Dictionary<string, string> placeholders = new()
    {
        ["year"] = "{date:yyyy}", ["short_year"] = "{date:yy}", ["month"] = "{date:MM}", ["i_month"] = "{date:M}",
        ["day"] = "{date:dd}", ["i_day"] = "{date:d}",
        ["output_ext"] = ".html", ["categories"] = Categories, ["collection"] = "{collection}", ["section"] = "{section}", ["sections"] = "{section}",
        ["title"] = "{name}", ["slug"] = "{name}", ["name"] = "{name}", ["path"] = "{name}", ["filename"] = "{name}", ["basename"] = "{name}",
        ["slugorfilename"] = "{name}", ["slugorcontentbasename"] = "{name}", ["contentbasename"] = "{name}",
    };

    const string DatedAddress = $"/{Categories}/{{date:yyyy/MM/dd}}/{{name}}.html";

    /// <summary>The address template of Jekyll's posts, perhaps with <see cref="Categories"/>.</summary>
    public string PostAddress => (PermalinkOf("posts") ?? Permalink) switch
    {
        "date" or "ordinal" or "weekdate" => DatedAddress,
        "pretty" => $"/{Categories}/{{date:yyyy/MM/dd}}/{{name}}/",
        "none" => $"/{Categories}/{{name}}.html",
        var pattern => Translate(pattern) ?? DatedAddress,
    };

    /// <summary>The address template of Jekyll's other pages, which takes the end of its address from the permalink of the posts.</summary>
    public string PageAddress => $"/{Ending(Permalink)}";

    string Permalink => Text(root.Find("permalink")?.Value) ?? "date";

    /// <summary>The address template of a collection of Jekyll's; null if the configuration does not publish it.</summary>
    public string? CollectionAddress(string name)
    {
        if ((root.Find("collections")?.Value as MappingValue)?.Find(name)?.Value is not MappingValue collection) return null;
        if (Text(collection.Find("output")?.Value) is not "true") return null;
        var own = PermalinkOf(name);
        var translated = own switch
        {
            null => $"/{name}/{Ending(Permalink)}",
            "pretty" => $"/{name}/{Ending(own)}",
            _ => Translate(own),
        };
        return translated?.Replace("{collection}", name, StringComparison.Ordinal);
    }

    /// <summary>The permalink of a collection of Jekyll's: its own, or that of <c>defaults</c>; null if it has none.</summary>
    string? PermalinkOf(string name)
    {
        var own = Text(((root.Find("collections")?.Value as MappingValue)?.Find(name)?.Value as MappingValue)?.Find("permalink")?.Value);
        return own ?? (root.Find("defaults")?.Value as ListValue)?.Items.OfType<MappingValue>()
            .Where(item => Text((item.Find("scope")?.Value as MappingValue)?.Find("type")?.Value) == name)
            .Select(item => Text((item.Find("values")?.Value as MappingValue)?.Find("permalink")?.Value)).FirstOrDefault(permalink => permalink is not null);
    }

    /// <summary>The address template of a section of Hugo's; null if the configuration has none.</summary>
    public string? SectionAddress(string section)
    {
        var permalinks = root.Find("permalinks")?.Value as MappingValue;
        permalinks = permalinks?.Find("page")?.Value as MappingValue ?? permalinks;
        return Text(permalinks?.Find(section)?.Value) is { } pattern ? Translate(pattern)?.Replace("{section}", section, StringComparison.Ordinal) : null;
    }

    static string Ending(string permalink) => permalink switch
    {
        "pretty" or [.., '/'] => "{name:dropIndex}/",
        "date" or "ordinal" or "weekdate" or "none" => "{name:htmlFile}",
        _ when permalink.EndsWith(":output_ext", StringComparison.Ordinal) => "{name:htmlFile}",
        _ => "{name:dropIndex}",
    };

    /// <summary>Translates a permalink such as <c>/:year/:title/</c>; null if it has a placeholder that no template has.</summary>
    static string? Translate(string pattern)
    {
        var address = new StringBuilder();
        for (var at = 0; at < pattern.Length;)
        {
            if (pattern[at] != ':')
            {
                if (pattern[at] is '{' or '}' or '[' or ']') return null;
                address.Append(pattern[at++]);
                continue;
            }
            var end = at + 1;
            while (end < pattern.Length && (char.IsAsciiLetter(pattern[end]) || pattern[end] == '_')) end++;
            if (!placeholders.TryGetValue(pattern[(at + 1)..end], out var part)) return null;
            address.Append(part);
            at = end;
        }
        var text = address.ToString();
        while (text.Contains("//", StringComparison.Ordinal)) text = text.Replace("//", "/", StringComparison.Ordinal);
        return text.StartsWith('/') ? text : "/" + text;
    }

    static string? Text(DocumentValue? value) => value is ScalarValue { IsNull: false } scalar ? scalar.Text.Trim() : null;
}
