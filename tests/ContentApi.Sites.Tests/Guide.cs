using System.Text.RegularExpressions;

namespace ContentApi.Sites.Tests;

/// <summary>A page of <c>docs/sites</c>: "You have a Jekyll site". The tests serve real sites with the models that it shows.</summary>
static partial class Guide
{
    /// <param name="name">The file's name without its extension.</param>
    /// <returns>The first block of GraphQL of the page.</returns>
    public static string Model(string name)
    {
        var model = Block.Match(ProjectFolder.Read($"docs/sites/{name}.md"));
        Assert.True(model.Success, $"docs/sites/{name}.md shows no model.");
        return model.Groups["text"].Value;
    }

    [GeneratedRegex("```graphql\n(?<text>[^`]*)```")]
    private static partial Regex Block { get; }
}
