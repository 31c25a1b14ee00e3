using ContentApi.Content.Documents;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Proposals;

/// <summary>Files that a proposal makes one content type, and what their front matter or data holds.</summary>
sealed class CollectionSketch
{
    readonly Dictionary<string, KeyProfile> keys = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    readonly HashSet<string> paths = new(StringComparer.Ordinal);

    /// <summary>The name of the type; unique in the proposal.</summary>
    public required string TypeName { get; init; }

    /// <summary>The template of the files' paths.</summary>
    public required string Path { get; init; }

    /// <summary>The template of the public paths; null if the entries have none.</summary>
    public string? Url { get; set; }

    /// <summary>Whether a text in these keys is several items: Jekyll separates them by white space.</summary>
    public IReadOnlyCollection<string> SplitKeys { get; init; } = [];

    /// <summary>The files, in the order of their paths.</summary>
    public required IReadOnlyList<TreeFile> Files { get; init; }

    /// <summary>The name that a file's path gives the entry, which fills the field <c>slug</c>; null if the template has no such capture.</summary>
    public Func<string, string>? SlugOf { get; init; }

    /// <summary>Whether the files' names begin with a date.</summary>
    public bool HasDateInName { get; init; }

    /// <summary>Whether the date in a file's name is part of the address, whatever date the file gives itself.</summary>
    public bool HasOwnDay { get; init; }

    /// <summary>
    /// The capture of the date in a file's name: <c>date</c>, which fills the field of that name, or <c>day</c> if the files' own dates are not dates or
    /// not those of addresses. Null if the names have none.
    /// </summary>
    public string? DateField => !HasDateInName ? null
        : keys.TryGetValue("date", out var date) && date.Values > 0 && (HasOwnDay || !date.IsDate) ? "day" : "date";

    public bool IsSingleton { get; init; }

    /// <summary>Whether each item of a file is an entry.</summary>
    public bool HasItems { get; init; }

    /// <summary>The field that identifies an item; null if there is none.</summary>
    public string? ItemKey { get; set; }

    /// <summary>Whether the files have a text after the front matter.</summary>
    public bool HasBody => !HasItems && Files.Any(file => DocumentParser.IsPage(file.Path));

    /// <summary>The number of entries that were read.</summary>
    public int Entries { get; private set; }

    /// <summary>The profiles of the keys at the root of the entries.</summary>
    public IReadOnlyDictionary<string, KeyProfile> Keys => keys;

    /// <summary>The number of entries whose slug another entry has as well.</summary>
    public int SharedSlugs => names.Values.Where(count => count > 1).Sum();

    /// <summary>Whether an entry has the slug, or its file the path with or without extension.</summary>
    public bool Names(string text) => names.ContainsKey(text) || paths.Contains(text.Trim('/'));

    /// <summary>The name of a file without its folder and extension.</summary>
    public static string NameOf(string path) => ContentPath.NameOf(ContentPath.WithoutExtension(path));

    /// <summary>The extensions of files, as the end of a path template: <c>md</c> or <c>{md,mdx}</c>.</summary>
    public static string ExtensionsOf(IReadOnlyList<TreeFile> files)
    {
        string[] extensions = [.. files.Select(file => ExtensionOf(file.Path)).Distinct().Order(StringComparer.Ordinal)];
        return extensions is [var only] ? only : $"{{{string.Join(',', extensions)}}}";
    }

    static string ExtensionOf(string path)
    {
        var name = ContentPath.NameOf(path);
        return name.LastIndexOf('.') is > 0 and var dot ? name[(dot + 1)..].ToLowerInvariant() : "";
    }

    /// <summary>
    /// The ends of the paths of pages that may be the index of a folder, as the end of a path template: <c>.md</c>, or <c>{/index.md,.md}</c>.
    /// </summary>
    public static string EndingsOf(IReadOnlyList<TreeFile> files)
    {
        var extensions = files.ToLookup(file => NameOf(file.Path) == "index", file => "." + ExtensionOf(file.Path));
        // The index first: otherwise its own name would be that of the page.
        string[] endings =
        [
            .. extensions[true].Distinct().Order(StringComparer.Ordinal).Select(extension => "/index" + extension),
            .. extensions[false].Distinct().Order(StringComparer.Ordinal),
        ];
        return endings is [var only] ? only : $"{{{string.Join(',', endings)}}}";
    }

    public void Add(TreeFile file, MappingValue values, string? mapKey = null)
    {
        Entries++;
        foreach (var entry in values.Entries)
        {
            if (!keys.TryGetValue(entry.Key, out var profile)) keys.Add(entry.Key, profile = new());
            profile.Add(entry.Value, file.Path);
        }
        var slug = mapKey ?? (values.Find(ItemKey ?? "slug")?.Value as ScalarValue)?.Text.Trim();
        if (string.IsNullOrEmpty(slug)) slug = SlugOf?.Invoke(file.Path);
        if (slug is not null) names[slug] = names.GetValueOrDefault(slug) + 1;
        if (HasItems) return;
        paths.Add(file.Path);
        paths.Add(ContentPath.WithoutExtension(file.Path));
    }
}
