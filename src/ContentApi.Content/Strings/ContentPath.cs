namespace ContentApi.Content.Strings;

/// <summary>Paths of files in a commit: folders parted by <c>/</c>, no slash in front.</summary>
static class ContentPath
{
    /// <param name="folder">Empty for the root.</param>
    public static string Join(string folder, string path) => folder.Length == 0 ? path : $"{folder}/{path}";

    /// <summary>The folder with its slash at the end; empty for the root.</summary>
    public static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>The last part of the path.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>A dot at the beginning of the name begins no extension.</summary>
    public static string WithoutExtension(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') + 1 ? path[..dot] : path;
    }
}
