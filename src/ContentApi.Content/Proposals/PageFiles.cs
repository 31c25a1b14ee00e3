using ContentApi.Content.Snapshots.Checks;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Proposals;

/// <summary>Tells pages and data files from the other files of a repository, by their paths.</summary>
static class PageFiles
{
    /// <summary>Folders that generators read templates or write results into, wherever they are.</summary>
    static readonly HashSet<string> otherFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "_site", "_layouts", "_includes", "_sass", "_plugins", "_drafts", "__tests__",
    };

    /// <summary>Folders at the top of the content that hold templates, programs or results; below the top they are names like any other.</summary>
    static readonly HashSet<string> otherTopFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "layouts", "themes", "archetypes", "vendor", "dist", "build", "target", "public", "resources", "test", "tests", "fixtures", "spec",
    };

    /// <summary>Whether the file has another purpose than content: a README, a licence, a template, a test, a file of a hidden folder.</summary>
    public static bool HasOtherUse(string path)
    {
        var folder = ContentPath.FolderOf(path);
        if (folder.IndexOf('/') is > 0 and var end && otherTopFolders.Contains(folder[..end])) return true;
        foreach (var range in folder.AsSpan().Split('/'))
            if (otherFolders.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folder.AsSpan()[range])) return true;
        return TreeCheck.HasOtherUse(path);
    }

    /// <summary>The extension in lower case, without its dot.</summary>
    public static string ExtensionOf(string path)
    {
        var name = ContentPath.NameOf(path);
        return name.LastIndexOf('.') is > 0 and var dot ? name[(dot + 1)..].ToLowerInvariant() : "";
    }
}
