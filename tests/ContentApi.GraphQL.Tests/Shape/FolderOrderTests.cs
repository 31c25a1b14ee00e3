using System.Text.RegularExpressions;

namespace ContentApi.GraphQL.Tests.Shape;

/// <summary>The folders of the project are rooms with one-way doors: each may need those that ARCHITECTURE.md names before it, and no other.</summary>
public sealed partial class FolderOrderTests
{
    [Fact]
    public void A_folder_needs_only_folders_that_come_before_it()
    {
        string[] order = [.. Order(), ""];
        var arrows = FolderArrows.Of(typeof(GraphQLEngine).Assembly);
        Assert.Contains(arrows, arrow => (arrow.From, arrow.To) == ("", "Execution"));
        Assert.Contains(arrows, arrow => (arrow.From, arrow.To) == ("TypeSystem", "Language"));
        Assert.Empty(arrows.Where(arrow => Array.IndexOf(order, arrow.To) >= Array.IndexOf(order, arrow.From)).Order());
    }

    [Fact]
    public void The_order_names_the_folders_that_there_are() =>
        Assert.Equal(
            Directory.GetDirectories(Path.Combine(ProjectFolder.Path, "src/ContentApi.GraphQL")).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")).Order(),
            Order().Order());

    /// <summary>The folders in the row of the project, from the lowest.</summary>
    static string[] Order()
    {
        var row = ProjectFolder.Read("ARCHITECTURE.md").Split('\n').Single(line => line.StartsWith("| `src/ContentApi.GraphQL` |", StringComparison.Ordinal));
        return [.. FolderName.Matches(row.Split('|')[3]).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex FolderName { get; }
}
