using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Snapshots.Checks;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Proposals;

/// <summary>The habits of a site generator: where its content is, and at which addresses it publishes pages.</summary>
/// <param name="Name">The name in messages.</param>
/// <param name="Marks">Files of which a site of this generator has one, in the folder of the site. A mark that ends with a dot begins a file's name.</param>
/// <param name="ContentFolder">The folder of the content, from that of the site; empty if the content is beside the mark.</param>
/// <param name="DataFolders">The folders of data files, from the content folder.</param>
/// <param name="AssetFolder">The folder whose files are published at the root of the site, from the folder of the site; null if there is none.</param>
/// <param name="PageAddress">
/// The address of a page, for the capture <c>{path**}</c> of its path. <c>{below}</c> stands for the address of the collection's folder. What names a field
/// that no file has is left out.
/// </param>
sealed record SiteGenerator(string Name, IReadOnlyList<string> Marks, string ContentFolder, IReadOnlyList<string> DataFolders, string? AssetFolder,
    string PageAddress)
{
    /// <summary>The dialect of Markdown in which the generator reads texts.</summary>
    public MarkdownDialect Dialect { get; init; }

    /// <summary>
    /// The address of a page in a folder without folders, for the capture <c>{slug}</c> of its name, which a file may give itself. Null if the slug of a file
    /// replaces more than its name, so that such pages have the address of others.
    /// </summary>
    public string? FlatAddress { get; init; }

    /// <summary>The files that are parts of others, and no pages: templates of paths for <c>exclude</c>.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>The formatters of a folder's name in addresses.</summary>
    public IReadOnlyList<string> FolderFormats { get; init; } = [];

    public static readonly SiteGenerator Jekyll = new("Jekyll", ["_config.yml", "_config.yaml", "_config.toml"], "", ["_data"], null, "/{path:htmlFile}")
    {
        Dialect = MarkdownDialect.Kramdown, Excluded = ["**/_includes/**", "**/_layouts/**", "**/_drafts/**"],
    };

    public static readonly SiteGenerator Hugo = new(
        "Hugo", ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"], "content", [], "static",
        "{url ?? {below}/{path:dropIndex:folder:urlize}/{slug:urlize}/ ?? {below}/{path:dropIndex:urlize}/}")
    {
        FlatAddress = "{url ?? {below}/{slug:dropIndex:urlize}/}", FolderFormats = ["urlize"],
    };

    public static readonly SiteGenerator Eleventy = new(
        "Eleventy", [".eleventy.js", "eleventy.config."], "", ["_data"], null, "{permalink:dropIndex ?? {below}/{path:dropTwin:dropIndex}/}")
    {
        FlatAddress = "{permalink:dropIndex ?? {below}/{slug:dropIndex}/}", Excluded = ["**/_includes/**", "**/_layouts/**"],
    };

    public static readonly SiteGenerator Astro = new("Astro", ["astro.config."], "src/content", [], "public", "{below}/{slug ?? path:githubSlug:dropIndex}/")
    {
        FlatAddress = "{below}/{slug:githubSlug:dropIndex}/",
    };

    public static readonly SiteGenerator Docusaurus = new("Docusaurus", ["docusaurus.config."], "", [], "static", "{below}/{path:dropIndex}")
    {
        Dialect = MarkdownDialect.Mdx, Excluded = ["**/_*.md", "**/_*.mdx"],
    };

    public static readonly SiteGenerator Nuxt = new("Nuxt", ["nuxt.config."], "content", [], "public", "{below}/{path:dropOrder:dropIndex:lower}")
    {
        FlatAddress = "{below}/{slug:dropOrder:dropIndex:lower}", FolderFormats = ["dropOrder", "lower"],
    };

    /// <summary>Files of an unknown generator, or of none.</summary>
    public static readonly SiteGenerator None = new("no known generator", [], "", ["_data", "data"], null, "{permalink ?? {below}/{path:dropIndex}}")
    {
        FlatAddress = "{permalink ?? {below}/{slug:dropIndex}}",
    };

    // Hugo and Zola both had config.toml; the folder 'content' beside it tells it from other programs' files.
    static readonly SiteGenerator olderHugo = Hugo with
    {
        Marks =
        [
            "config.toml", "config.yaml", "config.yml", "config.json",
            "config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/config.toml", "config/_default/config.yaml",
        ],
    };

    static readonly SiteGenerator[] all = [Jekyll, Hugo, Eleventy, Astro, Docusaurus, Nuxt, olderHugo];

    /// <summary>Finds the generator by the mark that is nearest to the root of the repository, and the folder of its site.</summary>
    /// <param name="paths">The paths of all files of the repository.</param>
    /// <returns>The generator, the path of the content folder and that of the mark; <see cref="None"/> and the root if there is no mark.</returns>
    public static (SiteGenerator Generator, string ContentFolder, string? Mark) Find(IReadOnlyCollection<string> paths)
    {
        var marked = paths.SelectMany(path => all.Where(generator => generator.Marks.Any(mark => IsMark(path, mark))), (path, generator) => (path, generator))
            .Select(pair => (pair.generator, folder: ContentPath.Join(SiteFolder(pair.path).TrimEnd('/'), pair.generator.ContentFolder).Trim('/'), pair.path))
            .Where(pair => pair.generator.ContentFolder.Length == 0 || paths.Any(path => path.StartsWith(pair.folder + "/", StringComparison.Ordinal)))
            .OrderBy(pair => pair.folder.Count(c => c == '/')).ThenBy(pair => Array.IndexOf(all, pair.generator))
            .ThenBy(pair => pair.folder, StringComparer.Ordinal)
            .ToList();
        if (marked is not [var first, ..]) return (None, "", null);
        return first.generator == Eleventy ? (Eleventy, InputFolder(paths, first.folder), first.path) : first;
    }

    /// <summary>The folder from which Eleventy reads pages: only its configuration, which is a program, says for certain.</summary>
    static string InputFolder(IReadOnlyCollection<string> paths, string site)
    {
        var pages = paths.Where(path => DocumentParser.IsPage(path) && !DocumentParser.NeedsFrontMatter(path) && !OtherFiles.Has(path)).ToList();
        foreach (var name in new[] { "src", "content", "site", "docs", "pages" })
        {
            var folder = ContentPath.Join(site, name);
            if (2 * pages.Count(path => path.StartsWith(folder + "/", StringComparison.Ordinal)) > pages.Count) return folder;
        }
        return site;
    }

    /// <summary>Whether it is Hugo, also with the name that its configuration had before.</summary>
    public bool IsHugo => Name == Hugo.Name;

    /// <summary>Whether the pages of a folder have addresses without its name: Starlight publishes the collection <c>docs</c> at the root.</summary>
    public bool PublishesAtRoot(string folder) => this == Astro && folder == "docs";

    /// <summary>The folder of the repository whose files are published at the root of the site; null if the generator has none.</summary>
    /// <param name="mark">The path of the mark.</param>
    public string? AssetFolderOf(string? mark) => AssetFolder is null || mark is null ? null : ContentPath.Join(SiteFolder(mark).TrimEnd('/'), AssetFolder);

    static string SiteFolder(string markPath)
    {
        const string inside = "config/_default/";
        var folder = ContentPath.FolderOf(markPath);
        return folder.EndsWith(inside, StringComparison.Ordinal) ? folder[..^inside.Length] : folder;
    }

    static bool IsMark(string path, string mark)
    {
        if (mark.Contains('/')) return path.EndsWith(mark, StringComparison.Ordinal) && (path.Length == mark.Length || path[^(mark.Length + 1)] == '/');
        var name = ContentPath.NameOf(path);
        return mark.EndsWith('.') ? name.StartsWith(mark, StringComparison.Ordinal) : name == mark;
    }
}
