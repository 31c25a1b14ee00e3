using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL;
using ContentApi.Server.CommandLine;

namespace ContentApi.Server.Tests.CommandLine;

/// <summary>The commands that need no server, over one repository.</summary>
public sealed class CommandTests(SampleRepository sample) : IClassFixture<SampleRepository>
{
    Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments) => ContentApiProgram.RunAsync(sample.Repository.Path, arguments);

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("help")]
    public async Task Help_names_the_commands(params string[] arguments)
    {
        var (code, output, _) = await Run(arguments);
        Assert.Equal(0, code);
        Assert.All((string[])["serve", "check", "schema", "query", "stats"], command => Assert.Contains($"  {command} ", output));
    }

    [Fact]
    public async Task Help_of_a_command_names_its_options()
    {
        var (code, output, _) = await Run("help", "serve");
        Assert.Equal(0, code);
        Assert.Contains("--urls", output);
    }

    [Fact]
    public async Task Version_prints_the_version_and_12_digits_of_the_commit()
    {
        var (code, output, errors) = await Run("--version");
        Assert.Equal((0, ""), (code, errors));
        Assert.Matches(@"\Acontent-api \d+\.\d+\.\d+\+([0-9a-f]{12}(-dirty)?|unknown)\n\z", output);
    }

    [Fact]
    public void No_assembly_contains_the_commit_so_that_a_commit_compiles_nothing_anew()
    {
        Assembly[] assemblies = [typeof(ContentApiCommand).Assembly, typeof(ContentSnapshot).Assembly, typeof(GraphQLEngine).Assembly];
        Assert.All(assemblies, assembly =>
            Assert.Matches(@"\A\d+\.\d+\.\d+\z", assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion));
    }

    [Theory]
    [InlineData("There is no command 'fly'. The commands are: serve, check, schema, query, stats, init.", "fly")]
    [InlineData("There is no command 'serv'. Did you mean 'serve'?", "serv")]
    [InlineData("There is no command 'serv'. Did you mean 'serve'?", "serv", "--urls", "http://127.0.0.1:0")]
    [InlineData("'check' has no option '--unlikely'. Run 'content-api check --help' to see which there are.", "check", "--unlikely")]
    [InlineData("'serve' has no option '--port'. Use --urls, as in --urls http://127.0.0.1:3000.", "serve", "--port", "3000")]
    [InlineData("'serve' has no option '--port'. Use --urls: --urls http://127.0.0.1:4000.", "serve", "--port=4000")]
    [InlineData("'serve' has no option '--branch'. Use --ref.", "serve", "--branch", "main")]
    [InlineData("'check' has no option '--formta'. Did you mean '--format'?", "check", "--formta", "json")]
    [InlineData("'serve' does not take the argument '3000'. Run 'content-api serve --help' to see what it takes.", "serve", "3000")]
    [InlineData("'HEAD~9' in ", "check", "--ref", "HEAD~9")]
    [InlineData("xml", "check", "--format", "xml")]
    [InlineData("xml", "stats", "--format", "xml")]
    [InlineData("no-such-branch", "stats", "--ref", "no-such-branch")]
    [InlineData("no '/nonexistent-model'", "check", "--schema-file", "/nonexistent-model")]
    [InlineData("/nonexistent", "check", "--repository", "/nonexistent")]
    [InlineData("no-such-branch", "check", "--ref", "no-such-branch")]
    [InlineData("'a\uFFFD31mb'", "check", "--ref", "a\u009b31mb")]
    [InlineData("no-such-branch", "serve", "--ref", "no-such-branch", "--urls", "http://127.0.0.1:0")]
    [InlineData("'nonsense'", "serve", "--urls", "nonsense")]
    [InlineData("'http://127.0.0.1:22x'", "serve", "--urls", "http://127.0.0.1:0;http://127.0.0.1:22x")]
    [InlineData("listen on 'http://127.0.0.1:80000': a port is a number from 0 to 65535.", "serve", "--urls", "http://127.0.0.1:80000")]
    [InlineData("missing.graphql", "query", "@missing.graphql")]
    [InlineData("variables are not valid JSON", "query", "{__typename}", "--variables", "{")]
    [InlineData("variables must be a JSON object", "query", "{__typename}", "--variables", "[]")]
    public async Task A_command_that_fails_prints_one_line_and_has_exit_code_2(string expected, params string[] arguments)
    {
        var (code, output, errors) = await Run(arguments);
        Assert.Equal(2, code);
        Assert.Contains(expected, errors);
        Assert.StartsWith("content-api: ", errors);
        Assert.Equal(1, errors.Count(character => character == '\n'));
        Assert.DoesNotContain("   at ", errors + output);
    }

    [Fact]
    public async Task Stats_prints_the_memory_of_each_part()
    {
        var (code, output, _) = await Run("stats", "--format", "json");
        Assert.Equal(0, code);
        var report = JsonElement.Parse(output);
        var types = report.GetProperty("types").EnumerateArray().ToDictionary(type => type.GetProperty("name").GetString()!);
        Assert.Equal(report.GetProperty("entries").GetInt32(), types.Values.Sum(type => type.GetProperty("entries").GetInt32()));
        // "We *act*." and "Hello.", each with its line end.
        Assert.Equal((2, 10 + 7), (types["Page"].GetProperty("entries").GetInt32(), types["Page"].GetProperty("markdownBytes").GetInt32()));
        // "first", "First report" and "https://example.org/first.pdf" with their quotes, the id, and a public path that is null. Before each of the five
        // come a comma, its name in quotes and a colon.
        Assert.Equal(7 + 14 + 31 + 20 + 4 + (5 * 4) + "slug title url id url".Replace(" ", "").Length, types["Report"].GetProperty("valueBytes").GetInt32());
        Assert.Equal(["entries", "index of texts", "index of references and links"],
            report.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("name").GetString()!));
        Assert.InRange(report.GetProperty("parts")[0].GetProperty("bytes").GetInt64(), 1_000, 100_000_000);
        Assert.InRange(report.GetProperty("process").GetProperty("bytes").GetInt64(),
            report.GetProperty("process").GetProperty("heapBytes").GetInt64(), 1L << 32);
        Assert.Equal(64 << 20, report.GetProperty("caches")[1].GetProperty("maxBytes").GetInt64());

        var (_, text, _) = await Run("stats");
        Assert.Matches("(?m)^Report +1 +113 +0$", text);
    }

    [Fact]
    public async Task A_full_disk_is_reported_in_one_line()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "content-api.dll");
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"dotnet exec '{program}' schema >/dev/full"])
        {
            WorkingDirectory = sample.Repository.Path, RedirectStandardError = true,
        })!;
        Assert.Equal("content-api: No space left on device\n", await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, shell.ExitCode);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("schema")]
    [InlineData("query", "{ __typename }")]
    [InlineData("stats")]
    [InlineData("serve", "--urls", "http://127.0.0.1:0")]
    public async Task Too_little_memory_is_reported_in_one_line_with_exit_code_2(params string[] arguments)
    {
        using var large = TestRepository.Like("many words", repository =>
        {
            var text = string.Concat(Enumerable.Repeat("Many words fill the memory. ", 400));
            repository.CommitInBulk(Enumerable.Range(0, 2_000).Select(i => ($"content-repo/pages/p{i}.md", $"---\ntitle: Page {i}\n---\n{i} {text}"))
                .Prepend(("schema/model.graphql",
                    "type Page @collection(path: \"pages/{slug}.md\") { slug: String! @unique  title: String!  body: Markdown @body }")));
        });
        // 8 MB of heap, while the texts alone are 22 MB.
        var (code, _, errors) = await ContentApiProgram.RunAsync(large.Path, null, arguments, ("DOTNET_GCHeapHardLimit", "0x800000"));
        Assert.Equal((2, "content-api: The memory does not suffice: the program may use 8 MB. Allow it more, or serve less content.\n"), (code, errors));
    }

    [Fact]
    public async Task Too_little_memory_for_an_answer_is_reported_in_one_line_with_exit_code_2()
    {
        using var large = TestRepository.Empty();
        large.CommitInBulk(Enumerable.Range(0, 150)
            .Select(i => (
                $"content-repo/pages/p{i}.md",
                $"---\ntitle: Page {i}\n---\n{string.Concat(Enumerable.Range(0, 10_000).Select(j => $"word{i * j} "))}"))
            .Prepend(("schema/model.graphql",
                "type Page @collection(path: \"pages/{slug}.md\") { slug: String! @unique  title: String!  body: Markdown @body @searchable }")));
        // 24 MB of heap are enough to read the content but not to render it.
        var memory = ("DOTNET_GCHeapHardLimit", "0x1800000");
        Assert.Equal((0, ""), await Ask("{ pages { totalCount } }"));
        Assert.Equal((2, "content-api: The memory does not suffice: the program may use 24 MB. Allow it more, or serve less content.\n"),
            await Ask("{ pages(search: \"word1\", first: 100) { nodes { title } } "
                + "all: pages(first: 100) { nodes { body { html } } } more: pages(last: 100) { nodes { body { html } } } }"));

        async Task<(int, string)> Ask(string query)
        {
            var (code, _, errors) = await ContentApiProgram.RunAsync(large.Path, null, ["query", query], memory);
            return (code, errors);
        }
    }

    [Theory]
    [InlineData(70, 0)]
    [InlineData(450, 0)]
    [InlineData(70, 50)]
    public async Task Query_prints_an_answer_of_any_depth(int selections, int json)
    {
        using var nested = TestRepository.With($$"""
            -- schema/model.graphql --
            type Page @collection(path: "pages/{slug}.yaml") { slug: String! @unique  parent: Page  data: JSON }
            -- content-repo/pages/a.yaml --
            parent: a
            data: {{new string('[', Math.Max(1, json))}}1{{new string(']', Math.Max(1, json))}}
            """);
        var query = $"{{ page(slug: \"a\") {string.Concat(Enumerable.Repeat("{ parent ", selections))}{{ slug data }}{new string('}', selections)} }}";
        var (code, output, errors) = await ContentApiProgram.RunAsync(nested.Path, null, ["query", query], ("CONTENTAPI_MAX_DEPTH", "500"));
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(selections + 1, output.Split("\"parent\"").Length);
        // The output as it is formatted for a terminal.
        using var terminal = Process.Start(new ProcessStartInfo("script", ["--quiet", "--return", "--command",
            $"dotnet exec '{Path.Combine(AppContext.BaseDirectory, "content-api.dll")}' query '{query}'", "/dev/null"])
        {
            WorkingDirectory = nested.Path, RedirectStandardOutput = true, RedirectStandardInput = true, Environment = { ["CONTENTAPI_MAX_DEPTH"] = "500" },
        })!;
        var shown = await terminal.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await terminal.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, selections + 1), (terminal.ExitCode, shown.Split("\"parent\": {").Length));
    }

    [Fact]
    public async Task Query_prints_the_cost_of_an_operation_on_request()
    {
        var (code, output, _) = await Run("query", "--cost", "{ pages(first: 7) { nodes { title } } }");
        Assert.Equal(0, code);
        var cost = JsonElement.Parse(output).GetProperty("extensions").GetProperty("cost");
        Assert.Equal((15, 3), (cost.GetProperty("cost").GetInt32(), cost.GetProperty("depth").GetInt32()));
        Assert.DoesNotContain("extensions", (await Run("query", "{ pages(first: 7) { nodes { title } } }")).Output);
    }

    [Fact]
    public async Task Check_prints_each_diagnostic_at_its_place_and_a_summary()
    {
        var (code, output, errors) = await Run("check");
        Assert.Equal((1, ""), (code, errors));
        var lines = output.TrimEnd('\n').Split('\n');
        Assert.Contains(lines, line => line.StartsWith("content-repo/pages/broken.md:", StringComparison.Ordinal) && line.Contains(": error CA4002: "));
        Assert.Contains(lines, line => line.StartsWith("content-repo/pages/home.md:3:1: warning CA4001: ", StringComparison.Ordinal));
        Assert.Matches($"^5 entries at commit {sample.Repository.Head[..10]} \\(HEAD\\): 1 error, 2 warnings, [0-9.]+ s\\.$", lines[^2]);
        Assert.StartsWith("Begin with content-repo/pages/broken.md:1:1: The required field \"title\" of Page is missing", lines[^1]);
    }

    [Theory]
    [InlineData(0, "warning")]
    [InlineData(1, "warning", "--strict")]
    [InlineData(0, "clean", "--strict")]
    [InlineData(1, "no-model")]
    [InlineData(1, "no-content")]
    public async Task Check_fails_on_errors_and_with_strict_on_warnings(int expected, string branch, params string[] options) =>
        Assert.Equal(expected, (await Run(["check", "--ref", branch, .. options])).ExitCode);

    [Fact]
    public async Task Check_writes_JSON()
    {
        var (code, output, _) = await Run("check", "--format", "json");
        var json = JsonElement.Parse(output);
        Assert.Equal(1, code);
        Assert.Equal((sample.Repository.Head, 3), (json.GetProperty("commit").GetString(), json.GetProperty("diagnostics").GetArrayLength()));
    }

    [Fact]
    public async Task Check_writes_workflow_commands() =>
        Assert.Contains("::error file=content-repo/pages/broken.md,line=", (await Run("check", "--format", "github")).Output);

    [Fact]
    public async Task Schema_prints_the_SDL()
    {
        var (code, output, errors) = await Run("schema");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("type Page implements Entry {", output);
    }

    [Theory]
    [InlineData("query", "{ page(slug: \"about\") { title } }")]
    [InlineData("query", "@query.graphql", "--operation", "One", "--variables", "{\"slug\":\"about\"}")]
    [InlineData("query", "@query.graphql", "--operation", "One", "--variables", "@variables.json")]
    public async Task Query_prints_the_response_unchanged(params string[] arguments)
    {
        var (code, output, errors) = await Run(arguments);
        Assert.Equal((0, "{\"data\":{\"page\":{\"title\":\"About us\"}}}\n", ""), (code, output, errors));
    }

    [Fact]
    public async Task Query_reads_the_standard_input()
    {
        var (code, output, _) = await ContentApiProgram.RunAsync(sample.Repository.Path, "{ page(slug: \"about\") { title } }", ["query", "@-"]);
        Assert.Equal((0, "{\"data\":{\"page\":{\"title\":\"About us\"}}}\n"), (code, output));
    }

    [Fact]
    public async Task Query_has_exit_code_1_if_the_response_has_errors()
    {
        var (code, output, _) = await Run("query", "{ nothing }");
        Assert.Equal(1, code);
        Assert.Contains("GRAPHQL_VALIDATION_FAILED", output);
    }

    [Theory]
    [InlineData("query", "{__typename}")]
    [InlineData("schema")]
    [InlineData("serve", "--urls", "http://127.0.0.1:0")]
    public async Task A_commit_without_a_model_is_refused_with_its_diagnostics(params string[] arguments)
    {
        var (code, _, errors) = await Run([.. arguments, "--ref", "no-model"]);
        Assert.Equal(1, code);
        Assert.Contains("CA1003", errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("notes.graphql")]
    public async Task The_content_may_be_the_root_and_the_model_a_folder_or_file_on_the_disk(string file)
    {
        using var other = TestRepository.With("-- notes/one.md --\n---\ntitle: One\n---\n");
        var model = Path.Combine(sample.Repository.Path, "other-model");
        Directory.CreateDirectory(model);
        await File.WriteAllTextAsync(
            Path.Combine(model, "notes.graphql"), "type Note @collection(path: \"notes/*.md\") { title: String! }", TestContext.Current.CancellationToken);
        var (code, output, errors) = await Run("query", "{ notes { nodes { id title } } }",
            "--repository", other.Path, "--content", ".", "--schema-file", Path.Combine(model, file));
        Assert.Equal((0, "{\"data\":{\"notes\":{\"nodes\":[{\"id\":\"notes/one.md\",\"title\":\"One\"}]}}}\n", ""), (code, output, errors));
    }
}

/// <summary>The sample content on <c>main</c>, and branches with other states of it.</summary>
public sealed class SampleRepository : IDisposable
{
    internal TestRepository Repository { get; } = TestRepository.With(SampleContent.Listing);

    public SampleRepository()
    {
        Branch("warning", () => Repository.Delete("content-repo/pages/broken.md"));
        Branch("clean", () =>
        {
            Repository.Delete("content-repo/pages/broken.md");
            Repository.Write("content-repo/pages/home.md", "---\ntitle: Welcome\n---\n"u8);
        });
        Branch("no-model", () => Repository.Delete("schema/site.graphql"));
        Branch("no-content", () => Directory.Delete(Path.Combine(Repository.Path, "content-repo"), recursive: true));
        Repository.Write("query.graphql", "query One($slug: String) { page(slug: $slug) { title } } query Two { __typename }"u8);
        Repository.Write("variables.json", """{"slug": "about"}"""u8);
    }

    void Branch(string name, Action change)
    {
        Repository.Git("checkout", "--quiet", "-b", name);
        change();
        Repository.Commit();
        Repository.Git("checkout", "--quiet", "main");
    }

    public void Dispose() => Repository.Dispose();
}
