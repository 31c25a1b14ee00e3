namespace ContentApi.Tests;

/// <summary>The folder of the solution that the tests were built from.</summary>
static class ProjectFolder
{
    public static string Path { get; } = Find();

    public static string Read(string path) => File.ReadAllText(System.IO.Path.Combine(Path, path));

    static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
            if (File.Exists(System.IO.Path.Combine(folder, "ContentApi.sln"))) return folder;
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds ContentApi.sln.");
    }
}
