using System.Text.RegularExpressions;

namespace ContentApi.Content.Tests.Documentation;

/// <summary>Paths and links in the documents name files that exist.</summary>
public sealed partial class DocumentedPathTests
{
    public static TheoryData<string> Documents =>
        [.. Directory.EnumerateFiles(ProjectFolder.Path, "*.md").Concat(
                Directory.EnumerateFiles(Path.Combine(ProjectFolder.Path, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(ProjectFolder.Path, file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Documents))]
    public void Every_path_of_the_project_that_a_document_names_exists(string document)
    {
        // The guides name the folders of other repositories.
        if (document.StartsWith("docs/sites/", StringComparison.Ordinal)) return;
        var missing = ProjectPath.Matches(ProjectFolder.Read(document)).Select(match => match.Groups[1].Value)
            .Where(path => !Path.Exists(Path.Combine(ProjectFolder.Path, path)));
        Assert.Empty(missing);
    }

    [Theory, MemberData(nameof(Documents))]
    public void Every_link_between_documents_leads_to_a_file(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(ProjectFolder.Path, document))!;
        var missing = RelativeLink.Matches(ProjectFolder.Read(document)).Select(match => match.Groups[1].Value)
            .Where(link => !Path.Exists(Path.Combine(folder, link)));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_map_names_files_of_every_project() =>
        Assert.All(
            ["src/ContentApi.GraphQL/", "src/ContentApi.Git/", "src/ContentApi.Content/", "src/ContentApi.Server/"],
            project => Assert.Contains(ProjectPath.Matches(ProjectFolder.Read("ARCHITECTURE.md")),
                match => match.Groups[1].Value.StartsWith(project, StringComparison.Ordinal)));

    [GeneratedRegex(@"`((?:src|tests|docs|schema|content-repo)/[^`*{}<>\s]*)`")]
    private static partial Regex ProjectPath { get; }

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#|/)([^)#\s]+)")]
    private static partial Regex RelativeLink { get; }
}
