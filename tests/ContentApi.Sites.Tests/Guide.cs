using System.Text.RegularExpressions;

namespace ContentApi.Sites.Tests;

/// <summary>A page of <c>docs/sites</c>: "You have a Jekyll site". The tests serve real sites with the models that it shows.</summary>
static partial class Guide
{
    /// <param name="name">The file's name without its extension.</param>
    /// <returns>The first block of GraphQL of the page.</returns>
    public static string Model(string name) => Models(name)[0];

    /// <param name="name">The file's name without its extension.</param>
    /// <returns>All blocks of GraphQL of the page: the model, and what other habits add to it.</returns>
    public static IReadOnlyList<string> Models(string name)
    {
        var models = Block.Matches(ProjectFolder.Read($"docs/sites/{name}.md")).Select(model => model.Groups["text"].Value).ToList();
        Assert.True(models.Count > 0, $"docs/sites/{name}.md shows no model.");
        return models;
    }

    [GeneratedRegex("```graphql\n(?<text>[^`]*)```")]
    private static partial Regex Block { get; }
}
