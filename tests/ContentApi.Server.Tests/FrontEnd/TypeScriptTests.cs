using System.Diagnostics;

namespace ContentApi.Server.Tests.FrontEnd;

/// <summary>
/// The example of a front end in TypeScript: its types are generated from the schema of a running server. It is compiled and sends its queries to that
/// server.
/// </summary>
public sealed class TypeScriptTests
{
    static readonly string folder = Path.Combine(ProjectFolder.Path, "tests/ContentApi.Server.Tests/FrontEnd");

    [Fact]
    public async Task The_example_is_typed_and_compiled_and_its_queries_succeed()
    {
        await using var server = await TestServer.StartAsync(ProjectFolder.Content());
        foreach (var made in new[] { "src/gql", "dist" })
            if (Directory.Exists(Path.Combine(folder, made))) Directory.Delete(Path.Combine(folder, made), recursive: true);

        await Run("npm", ["run", "--silent", "types"], ("CONTENT_API_SCHEMA", $"{server.Url}graphql/schema.graphql"));
        await Run("npm", ["run", "--silent", "build"]);
        var lines = await Run("node", ["dist/site.js", $"{server.Url}graphql"]);

        Assert.Equal(["Home -> /home", "Write4Rights -> /write4rights", "  resources -> /write4rights-resources"], lines[..3]);
        Assert.Equal(
            [
                "/uyghurs: Uyghurs, 4 sections",
                "/: 301 to /home",
                "/knitting: nothing",
                "3 open: Write to Chinese officials (LETTER), Write to U.S. officials (LETTER)",
                "actions/write-to-us-officials.yaml: Write to U.S. <mark>officials</mark>",
            ], lines[^5..]);
    }

    [Fact]
    public async Task A_document_that_does_not_fit_the_schema_gets_no_types()
    {
        await using var server = await TestServer.StartAsync();
        // The model of this site lacks fields that the example's documents query.
        var failure = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Run("npm", ["run", "--silent", "types"],
            ("CONTENT_API_SCHEMA", $"{server.Url}graphql/schema.graphql")));
        Assert.Contains("Cannot query field \"chapter\" on type \"Query\"", failure.Message);
    }

    [Theory]
    [InlineData("codegen.ts")]
    [InlineData("src/contentApi.ts")]
    public void The_document_shows_the_files_of_the_example(string file) =>
        Assert.Contains($"```ts\n{File.ReadAllText(Path.Combine(folder, file))}```", ProjectFolder.Read("docs/front-ends.md"));

    static async Task<string[]> Run(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {output}{await errors}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
