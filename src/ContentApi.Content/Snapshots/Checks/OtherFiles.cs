using ContentApi.Content.Routes;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Tells by their paths the files that have the extension of content and another use: templates, results and tests of a site, package files, a README. Such a
/// file is served if a type has it. <c>check</c> does not ask what it is for, and <c>init</c> proposes no type for it.
/// </summary>
static class OtherFiles
{
    /// <summary>Folders that site generators read templates or write results into, wherever they are.</summary>
    static readonly HashSet<string> folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "_site", "_layouts", "_includes", "_sass", "_templates", "_plugins", "_drafts", "__tests__", "node_modules",
    };

    /// <summary>Folders at the top of the content that hold templates, programs, tests or results; below the top they are names like any other.</summary>
    static readonly HashSet<string> topFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "layouts", "templates", "themes", "archetypes", "vendor", "dist", "build", "target", "public", "resources", "test", "tests", "fixtures", "spec",
    };

    /// <summary>The names, up to the first dot and ignoring case, of files at the top that are not content. A README may be in any folder.</summary>
    static readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase)
    {
        "license", "licence", "copying", "notice", "changelog", "changes", "history", "contributing", "contributors", "authors", "maintainers",
        "code_of_conduct", "code-of-conduct", "security", "support", "governance", "agents",
        "package", "package-lock", "tsconfig", "jsconfig", "composer", "lerna", "nx", "turbo", "vercel", "firebase", "pnpm-lock", "pnpm-workspace",
        "docker-compose", "compose", "mkdocs", "netlify", "renovate", "codecov", "appveyor", "azure-pipelines",
        "_config", "config", "hugo", "cargo", "pyproject", "wrangler", "book", "antora", "404",
    };

    /// <param name="path">The path from the content root.</param>
    public static bool Has(string path)
    {
        if (path.IndexOf('/') is > 0 and var end && topFolders.Contains(path[..end])) return true;
        var name = ContentPath.NameOf(path);
        foreach (var range in ContentPath.FolderOf(path).AsSpan().Split('/'))
            if (path.AsSpan()[range] is var folder && (folder is ['.', ..] || folders.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folder))) return true;
        if (name is ['.', ..] || RedirectFile.Names.Contains(path)) return true;
        name = name[..(name.IndexOf('.') is >= 0 and var dot ? dot : name.Length)];
        return name.Equals("readme", StringComparison.OrdinalIgnoreCase) || (!path.Contains('/') && names.Contains(name));
    }
}
