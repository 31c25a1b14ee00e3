namespace ContentApi.Content.Strings;

/// <summary>Paths of files in a commit: segments separated by <c>/</c>, without a leading slash.</summary>
static class ContentPath
{
    /// <param name="folder">The path of a folder; empty for the root.</param>
    public static string Join(string folder, string path) => folder.Length == 0 ? path : $"{folder}/{path}";

    /// <summary>Returns the path of the file's folder with a slash at the end; empty for the root.</summary>
    public static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>Returns the last segment of the path.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Writes a path as seen from a folder: <c>../b/c.md</c>.</summary>
    /// <param name="folder">The path of the folder with a slash at its end; empty for the root.</param>
    /// <param name="path">The path.</param>
    public static string Relative(string folder, string path)
    {
        var common = folder.AsSpan().CommonPrefixLength(path);
        common = folder.AsSpan(0, common).LastIndexOf('/') + 1;
        return string.Concat(Enumerable.Repeat("../", folder.AsSpan(common).Count('/'))) + path[common..];
    }

    /// <summary>Removes the extension. A dot at the beginning of the name is not the beginning of an extension.</summary>
    public static string WithoutExtension(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') + 1 ? path[..dot] : path;
    }
}
