using System.Reflection;
using ContentApi.Content.Snapshots;
using ContentApi.Git;
using ContentApi.GraphQL;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Tests.Shape;

/// <summary>The projects and packages that each project references, read from its assembly. Assemblies of .NET are not listed.</summary>
public sealed class ProjectArrowTests
{
    public static TheoryData<Type, string[]> Projects => new()
    {
        { typeof(GraphQLEngine), [] },
        { typeof(GitRepository), ["LibGit2Sharp"] },
        {
            typeof(ContentSnapshot),
            ["AngleSharp", "ContentApi.Git", "ContentApi.GraphQL", "HtmlSanitizer", "Markdig", "Sep", "Tomlyn", "YamlDotNet"]
        },
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
