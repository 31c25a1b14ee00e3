namespace ContentApi.Sites.Tests;

/// <summary>A new Git repository that a real site is copied into: from an npm package, from a Debian package, or written by the test.</summary>
static class SiteFolder
{
    /// <param name="package">An npm package of <c>Packages/package.json</c>.</param>
    /// <returns>The folder that npm has installed it in.</returns>
    public static string OfPackage(string package) => Path.Combine(ProjectFolder.Path, "tests/ContentApi.Sites.Tests/Packages/node_modules", package);

    /// <summary>Copies the files below a folder on the disk into the repository. They are not committed.</summary>
    /// <param name="to">The path in the repository that stands for <paramref name="from"/>; empty for its root.</param>
    /// <param name="isCopied">Whether a file is copied, by its path below <paramref name="from"/> with slashes; null for all files.</param>
    /// <returns>The number of files.</returns>
    public static int Copy(this TestRepository repository, string from, string to = "", Func<string, bool>? isCopied = null)
    {
        var files = Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(from, file).Replace('\\', '/'))
            .Where(file => isCopied?.Invoke(file) ?? true).Order(StringComparer.Ordinal).ToList();
        Assert.True(files.Count > 0, $"{from} has no such file.");
        foreach (var file in files) repository.Write(Path.Combine(to, file), File.ReadAllBytes(Path.Combine(from, file)));
        return files.Count;
    }
}
