using System.Text;
using ContentApi.Content.Documents;

namespace ContentApi.Content.Proposals;

/// <summary>What the configuration of a site says about the addresses of its pages.</summary>
/// <param name="root">The configuration; an empty mapping if it cannot be read.</param>
sealed class SiteConfig(MappingValue root)
{
    const string Categories = "[{categories:lower ?? category:lower}/]";

    /// <summary>
    /// The placeholders of Jekyll's permalinks, and what stands for them in an address template: <c>{name}</c> for the name of the file, <c>{path}</c> for its
    /// path below the folder of the collection.
    /// </summary>
    static readonly Dictionary<string, string> jekyllParts = new()
    {
        ["year"] = "{date:yyyy}", ["short_year"] = "{date:yy}", ["month"] = "{date:MM}", ["i_month"] = "{date:M}",
        ["day"] = "{date:dd}", ["i_day"] = "{date:d}",
        ["output_ext"] = ".html", ["collection"] = "{collection}", ["categories"] = Categories,
        ["slugified_categories"] = "[{categories:slugify ?? category:slugify}/]",
        ["title"] = "{name:pretty}", ["slug"] = "{name:slugify}", ["name"] = "{name:slugify}", ["path"] = "{path}",
    };

    /// <summary>
    /// The tokens of Hugo's permalinks, and what stands for them in an address template: <c>{name}</c> for the name of the file or bundle, <c>{folder}</c> for
    /// its folder below the section.
    /// </summary>
    static readonly Dictionary<string, string> hugoParts = new()
    {
        ["year"] = "{date:yyyy}", ["month"] = "{date:MM}", ["day"] = "{date:dd}", ["section"] = "{section}", ["sections"] = "{section}/[{folder:urlize}/]",
        ["title"] = "{title:urlize}",
        ["slug"] = "{slug:urlize ?? title:urlize}", ["filename"] = "{name:urlize}", ["contentbasename"] = "{name:urlize}",
        ["slugorfilename"] = "{slug:urlize ?? name:urlize}", ["slugorcontentbasename"] = "{slug:urlize ?? name:urlize}",
    };

    const string DatedAddress = $"/{Categories}{{date:yyyy/MM/dd}}/{{name:pretty}}.html";

    /// <summary>The address template of Jekyll's posts.</summary>
    /// <param name="folder">The folder of the posts.</param>
    public string PostAddress(string folder) => (PermalinkOf("posts", folder) ?? Permalink) switch
    {
        "date" or "ordinal" or "weekdate" => DatedAddress,
        "pretty" => $"/{Categories}{{date:yyyy/MM/dd}}/{{name:pretty}}/",
        "none" => $"/{Categories}{{name:pretty}}.html",
        var pattern => Translate(pattern, jekyllParts) ?? DatedAddress,
    };

    /// <summary>
    /// The address template of Jekyll's other pages, which have the permalink that <c>defaults</c> give them, or take the end of their address from the
    /// permalink of the posts.
    /// </summary>
    /// <param name="folder">The folder of the pages; empty for the root.</param>
    public string PageAddress(string folder)
    {
        // In the permalink of a page, :path is its folder.
        var own = PermalinkOf("pages", folder)?.Replace(":path/:basename", ":path", StringComparison.Ordinal);
        var below = folder.Length == 0 ? "" : $"/{folder}";
        return own switch
        {
            null => $"{below}/{Ending(Permalink)}",
            "pretty" or "date" or "ordinal" or "weekdate" or "none" => $"{below}/{Ending(own)}",
            _ => Translate(own, jekyllParts)?.Replace("/{path}", $"{below}/{{path:dropIndex}}", StringComparison.Ordinal) ?? $"{below}/{Ending(Permalink)}",
        };
    }

    string Permalink => Text(root.Find("permalink")?.Value) ?? "date";

    /// <summary>The address template of a collection of Jekyll's; null if the configuration does not publish it.</summary>
    public string? CollectionAddress(string name)
    {
        if ((root.Find("collections")?.Value as MappingValue)?.Find(name)?.Value is not MappingValue collection) return null;
        if (Text(collection.Find("output")?.Value) is not "true") return null;
        var own = PermalinkOf(name, "_" + name);
        var translated = own switch
        {
            null => $"/{name}/{Ending(Permalink)}",
            "pretty" or "date" or "ordinal" or "weekdate" or "none" => $"/{name}/{Ending(own)}",
            _ => Translate(own, jekyllParts),
        };
        return translated?.Replace("{collection}", name, StringComparison.Ordinal);
    }

    /// <summary>The permalink of a collection of Jekyll's: its own, or that of <c>defaults</c>; null if it has none.</summary>
    string? PermalinkOf(string type, string folder) =>
        Text(((root.Find("collections")?.Value as MappingValue)?.Find(type)?.Value as MappingValue)?.Find("permalink")?.Value)
        ?? DefaultOf("permalink", type, folder);

    /// <summary>The value that <c>defaults</c> give all files of a folder; null if there is none. The longest path comes first, and then a type.</summary>
    string? DefaultOf(string key, string type, string folder)
    {
        if (root.Find("defaults")?.Value is not ListValue defaults) return null;
        return defaults.Items.OfType<MappingValue>()
            .Select(item => (Scope: item.Find("scope")?.Value as MappingValue, Value: Text((item.Find("values")?.Value as MappingValue)?.Find(key)?.Value)))
            .Select(item => (Path: Text(item.Scope?.Find("path")?.Value)?.Trim('/') ?? "", Type: Text(item.Scope?.Find("type")?.Value), item.Value))
            .Where(item => item.Value is not null && (item.Type is null || item.Type == type)
                && (item.Path.Length == 0 || $"{folder}/".StartsWith(item.Path + "/", StringComparison.Ordinal)))
            .OrderBy(item => item.Path.Length).ThenBy(item => item.Type is not null).LastOrDefault().Value;
    }

    /// <summary>The address template of a section of Hugo's; null if the configuration has none.</summary>
    public string? SectionAddress(string section)
    {
        var permalinks = root.Find("permalinks")?.Value as MappingValue;
        permalinks = permalinks?.Find("page")?.Value as MappingValue ?? permalinks;
        return Text(permalinks?.Find(section)?.Value) is { } pattern
            ? Translate(pattern.TrimEnd('/') + "/", hugoParts)?.Replace("{section}", section, StringComparison.Ordinal) : null;
    }

    /// <summary>The language whose pages Hugo publishes at the root; null if each language has a folder there.</summary>
    public string? RootLanguage => Text(root.Find("defaultContentLanguageInSubdir")?.Value) == "true" ? null
        : (Text(root.Find("defaultContentLanguage")?.Value) ?? "en").ToLowerInvariant();

    static string Ending(string permalink) => permalink switch
    {
        "pretty" or [.., '/'] => "{path:dropIndex}/",
        "date" or "ordinal" or "weekdate" or "none" => "{path:htmlFile}",
        _ when permalink.EndsWith(":output_ext", StringComparison.Ordinal) => "{path:htmlFile}",
        _ => "{path:dropIndex}",
    };

    /// <summary>Translates a permalink such as <c>/:year/:title/</c>; null if it has a placeholder that no template has.</summary>
    static string? Translate(string pattern, Dictionary<string, string> parts)
    {
        var address = new StringBuilder("/");
        for (var at = 0; at < pattern.Length;)
        {
            // What is left out when an entry has no value has its slash with it.
            if (pattern[at] == '/' && address is [.., '/'] or [.., ']'])
            {
                at++;
                continue;
            }
            if (pattern[at] != ':')
            {
                if (pattern[at] is '{' or '}' or '[' or ']') return null;
                address.Append(pattern[at++]);
                continue;
            }
            var end = at + 1;
            while (end < pattern.Length && (char.IsAsciiLetter(pattern[end]) || pattern[end] == '_')) end++;
            if (!parts.TryGetValue(pattern[(at + 1)..end], out var part)) return null;
            address.Append(part);
            at = end;
        }
        return address.ToString();
    }

    static string? Text(DocumentValue? value) => value is ScalarValue { IsNull: false } scalar ? scalar.Text.Trim() : null;
}
