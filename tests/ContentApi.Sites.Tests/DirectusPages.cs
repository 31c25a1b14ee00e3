using ContentApi.Sites.Tests.Generators;

namespace ContentApi.Sites.Tests;

/// <summary>Pages of a real product's documentation that have nothing but Markdown and HTML, so that any generator reads them alike.</summary>
static class DirectusPages
{
    public const int Count = 30;

    /// <summary>Copies the pages into a folder of the repository.</summary>
    public static void Copy(TestRepository repository, string to)
    {
        var from = Generator.NodePackage("@directus/docs");
        Assert.Equal(Count, repository.Copy(from, to, path => path.EndsWith(".md", StringComparison.Ordinal)
            && !path.StartsWith("dist/", StringComparison.Ordinal) && !path.StartsWith('.')
            && File.ReadAllText(Path.Combine(from, path)) is var text && !text.Contains(":::", StringComparison.Ordinal)
            && !text.Contains("<script", StringComparison.Ordinal)));
    }
}
