using System.Reflection;
using ContentApi.Content.Snapshots;
using ContentApi.Git;
using ContentApi.GraphQL;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Tests.Shape;

/// <summary>Which projects and packages each project needs, read from the compiled code. What comes with .NET is left out.</summary>
public sealed class ProjectArrowTests
{
    public static TheoryData<Type, string[]> Projects => new()
    {
        { typeof(GraphQLEngine), [] },
        { typeof(GitRepository), ["LibGit2Sharp"] },
        { typeof(ContentSnapshot), ["ContentApi.Git", "ContentApi.GraphQL", "Markdig", "YamlDotNet"] },
        {
            typeof(ServedContent),
            ["ContentApi.Content", "ContentApi.Git", "ContentApi.GraphQL", "Spectre.Console", "System.CommandLine", "System.IO.Hashing"]
        },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_needs_no_other_projects_and_packages(Type ofProject, string[] needed)
    {
        var libraries = Path.GetDirectoryName(ofProject.Assembly.Location)!;
        Assert.Equal(
            needed,
            ofProject.Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
                .Where(name => File.Exists(Path.Combine(libraries, $"{name}.dll"))).Order());
    }
}
