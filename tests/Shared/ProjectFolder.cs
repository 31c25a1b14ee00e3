namespace ContentApi.Tests;

/// <summary>The folder of the solution that the tests were built from.</summary>
static class ProjectFolder
{
    public static string Path { get; } = Find();

    public static string Read(string path) => File.ReadAllText(System.IO.Path.Combine(Path, path));

    /// <summary>Returns a repository with one commit of the project's own model and content, as they are in the working folder.</summary>
    public static TestRepository Content()
    {
        var repository = TestRepository.Empty();
        foreach (var folder in new[] { "schema", "content-repo" })
            foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Path, folder), "*", SearchOption.AllDirectories))
                repository.Write(System.IO.Path.GetRelativePath(Path, file), File.ReadAllBytes(file));
        repository.Commit();
        return repository;
    }

    static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
            if (File.Exists(System.IO.Path.Combine(folder, "ContentApi.sln"))) return folder;
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds ContentApi.sln.");
    }
}
