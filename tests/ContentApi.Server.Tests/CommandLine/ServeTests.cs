using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ContentApi.Server.Tests.CommandLine;

public sealed partial class ServeTests : IDisposable
{
    readonly TestRepository repository = TestRepository.With(SampleContent.Listing);

    public void Dispose() => repository.Dispose();

    [GeneratedRegex("Listening on (http://127.0.0.1:[0-9]+)/graphql")]
    private static partial Regex Listening { get; }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Serve_prints_what_it_serves_answers_follows_commits_and_stops_on_a_signal(string signal)
    {
        using var program = ContentApiProgram.Start(repository.Path, "serve", "--urls", "http://127.0.0.1:0");
        var url = await Url(program);
        Assert.Contains($"Serving commit {repository.Head} \"First commit\" (HEAD), read in ", program.Output);
        Assert.Contains("  Page: 2\n  Menu: 1\n  Report: 1\n  ExternalLink: 1\n", program.Output);
        Assert.Contains("1 error, 2 warnings\n", program.Output);
        Assert.Contains("content-repo/pages/broken.md:", program.Output);

        using var client = new HttpClient { BaseAddress = url };
        var answer = await Ask(client);
        Assert.Equal("""{"data":{"page":{"title":"About us"}}}""", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        var commit = repository.Commit("-- content-repo/pages/about.md --\n---\ntitle: Changed\n---\n");
        await Eventually.True(() => Ask(client).Result.Headers.GetValues("Content-Commit").Single() == commit, "the new commit is served");
        await Eventually.True(() => program.Output.Contains($"Serving {commit}: entries: 5, errors: 1, warnings: 2, files read: 1, "), "the swap is logged");

        program.Signal(signal);
        Assert.Equal(0, await program.ExitCodeAsync());
        Assert.Equal("", program.Errors);
    }

    [Fact]
    public async Task Serve_prints_the_first_diagnostics_and_how_many_more_there_are()
    {
        repository.Write("appsettings.json", """{ "ContentApi": { "Urls": "http://127.0.0.1:0", "DiagnosticsShown": 1 } }"""u8);
        using var program = ContentApiProgram.Start(repository.Path, "serve");
        await Url(program);
        Assert.Contains("... and 2 more: run 'content-api check' to see all.\n", program.Output);
    }

    [Fact]
    public async Task New_diagnostics_of_a_commit_are_logged_before_known_ones()
    {
        repository.Write("appsettings.json", """{ "ContentApi": { "Urls": "http://127.0.0.1:0", "DiagnosticsShown": 1 } }"""u8);
        repository.Commit("-- content-repo/pages/0.md --\n---\ntitle: Zero\nunknown: 1\n---\n");
        using var program = ContentApiProgram.Start(repository.Path, "serve");
        await Url(program);
        Assert.Matches("(?m)^content-repo/.*: error CA", program.Output);
        repository.Commit("-- content-repo/pages/zz.md --\n---\nunknown: 1\ntitle:\n---\n");
        await Eventually.True(() => program.Output.Contains("content-repo/pages/zz.md:3:1: error CA4002"), "the fault of the commit is logged");
        await Eventually.True(() => program.Output.Contains("... and 5 more diagnostics"), "the others are counted");
    }

    [Fact]
    public async Task A_port_in_use_is_reported_in_one_line()
    {
        await using var other = await TestServer.StartAsync();
        var url = other.Url.ToString().TrimEnd('/');
        var (code, output, errors) = await ContentApiProgram.RunAsync(repository.Path, "serve", "--urls", url);
        Assert.Equal("", output);
        Assert.Equal((2, $"content-api: Another program listens on {url} already: stop it, or choose another address with --urls.\n"), (code, errors));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signal_at_any_moment_of_the_start_ends_the_server_in_order(bool isPortTaken)
    {
        using var other = new TcpListener(System.Net.IPAddress.Loopback, 0);
        if (isPortTaken) other.Start();
        var url = isPortTaken ? $"http://{other.LocalEndpoint}" : "http://127.0.0.1:0";
        var refusal = $"content-api: Another program listens on {url} already: stop it, or choose another address with --urls.\n";
        for (var delay = 0; delay < 1_500; delay += 250)
        {
            using var program = ContentApiProgram.Start(repository.Path, "serve", "--urls", url);
            await Task.Delay(delay, TestContext.Current.CancellationToken);
            if (!program.HasExited) program.Signal("TERM");
            var code = await program.ExitCodeAsync();
            // The signal itself ends the process if it comes before the program handles signals, or after it has said why it ends.
            if (code == 128 + 15 && isPortTaken) Assert.Contains(program.Errors, new[] { "", refusal });
            else if (code is 0 or 128 + 15) Assert.Equal("", program.Errors);
            else Assert.Equal((true, 2, refusal), (isPortTaken, code, program.Errors));
        }
    }

    [Theory]
    [InlineData("schema/site.graphql")]
    [InlineData("schema")]
    [InlineData("")]
    public async Task A_model_that_cannot_be_read_is_reported_with_its_object_and_a_remedy(string path)
    {
        var lost = repository.Git("rev-parse", $"HEAD:{path}");
        var file = $"{repository.Path}/.git/objects/{lost[..2]}/{lost[2..]}";
        File.Move(file, file + ".away");
        foreach (string[] command in new string[][] { ["serve", "--urls", "http://127.0.0.1:0"], ["query", "{ __typename }"] })
        {
            var (code, _, errors) = await ContentApiProgram.RunAsync(repository.Path, command);
            Assert.Equal(2, code);
            var name = $"{repository.Head}:{(path.Length == 0 ? "schema" : path)}";
            Assert.EndsWith(
                $"content-api: Nothing can be served without the content model, and the object {name} of it is "
                    + $"missing, damaged or not readable in {repository.Path}/.git. "
                + $"Fetch it again ('git -C {repository.Path}/.git fetch --refetch'), restore it from another clone, "
                + "mend the permissions of the repository's files,"
                    + " or name a model on the disk with --schema-file.\n",
                errors);
        }
        File.Move(file + ".away", file);
        using var program = ContentApiProgram.Start(repository.Path, "serve", "--urls", "http://127.0.0.1:0");
        await Url(program);
    }

    [Theory]
    [InlineData("blob:none", "schema/site.graphql")]
    [InlineData("tree:0", "schema")]
    public async Task A_model_that_a_partial_clone_left_out_is_reported_with_the_command_that_fetches_it(string filter, string path)
    {
        using var partial = repository.Clone("--bare", "--filter=" + filter);
        var (code, _, errors) = await ContentApiProgram.RunAsync(partial.Path, "serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, code);
        var command = $"git -C {partial.Path} cat-file -e {repository.Head}:{path}";
        Assert.EndsWith(
            $"was left out of the partial clone in {partial.Path}. Fetch it with '{command}', serve a full clone, "
            + "or name a model on the disk with --schema-file.\n", errors);
        partial.Git(command.Split(' ')[1..]);
        // The command fetched the object; if that is a folder, its files are still missing.
        (code, _, errors) = await ContentApiProgram.RunAsync(partial.Path, "check");
        Assert.DoesNotContain($"{path}:1:1: error CA2004", errors);
    }

    /// <summary>Less than the 30 s after which the server ends a git process.</summary>
    static readonly TimeSpan LessThanGitIsGiven = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_git_process_that_blocks_delays_neither_requests_nor_stopping()
    {
        using var sha256 = TestRepository.With(SampleContent.Listing, "sha256");
        using var program = ContentApiProgram.Start(sha256.Path, "serve", "--urls", "http://127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = await Url(program) };
        var answer = await Ask(client);
        var commit = sha256.Git("commit-tree", "-m", "Next", "HEAD^{tree}");
        var before = RunningIn(sha256.Path);
        // The configuration includes a pipe that nobody writes to, so each git process that is started from now on blocks.
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", [$"{sha256.Path}/.git/pipe"]))
            await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.AppendAllText($"{sha256.Path}/.git/config", "[include]\n\tpath = pipe\n");
        File.WriteAllText($"{sha256.Path}/.git/refs/heads/main", commit + "\n");
        await Eventually.True(() => RunningIn(sha256.Path).Except(before).Any(), "a git waits");
        for (var i = 0; i < 20; i++)
        {
            using var meanwhile = await Ask(client);
            Assert.Equal(answer.Headers.GetValues("Content-Commit"), meanwhile.Headers.GetValues("Content-Commit"));
        }
        program.Signal("TERM");
        Assert.Equal(0, await program.ExitCodeAsync().WaitAsync(LessThanGitIsGiven, TestContext.Current.CancellationToken));
        Assert.Equal("", program.Errors);
        await Eventually.True(() => RunningIn(sha256.Path).Count == 0, "no git is left behind");
    }

    /// <summary>Returns the ids of the git processes whose current folder is in the repository.</summary>
    static List<int> RunningIn(string repository) =>
        [.. from process in System.Diagnostics.Process.GetProcessesByName("git")
            let folder = new FileInfo($"/proc/{process.Id}/cwd").LinkTarget
            where folder is not null && folder.StartsWith(repository, StringComparison.Ordinal)
            select process.Id];

    /// <summary>Without free descriptors .NET cannot start a thread and ends the process.</summary>
    [Theory]
    [InlineData(1024, "sockets", 2)]
    [InlineData(256, "sockets", 2)]
    [InlineData(256, "sockets", 64)]
    [InlineData(1024, "kestrel", 2)]
    [InlineData(256, "kestrel", 64)]
    public async Task Idle_connections_do_not_use_up_the_descriptors(int descriptors, string transport, int processors)
    {
        using var program = ContentApiProgram.StartWithDescriptors(
            descriptors, [("CONTENTAPI_Transport", transport), ("DOTNET_PROCESSOR_COUNT", $"{processors}")],
            repository.Path, "serve", "--urls", "http://127.0.0.1:0");
        var url = await Url(program);
        using var early = new HttpClient { BaseAddress = url };
        await Ask(early);
        var idle = new List<Socket>();
        for (var i = 0; i < descriptors + 100; i++)
        {
            idle.Add(new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
            await idle[i].ConnectAsync(url.Host, url.Port, TestContext.Current.CancellationToken);
        }
        for (var i = 0; i < 3; i++)
        {
            var commit = repository.Commit($"-- content-repo/pages/about.md --\n---\ntitle: Changed {i}\n---\n");
            await Eventually.TrueAsync(async () =>
            {
                Assert.False(program.HasExited, program.Errors);
                // Each request opens a connection. Kestrel's transport does not close idle ones, so there only the first connection is available.
                using var late = new HttpClient { BaseAddress = url };
                using var answer = await Ask(transport == "kestrel" ? early : late);
                return answer.Headers.GetValues("Content-Commit").Single() == commit;
            }, "the new commit is served");
        }
        idle.ForEach(client => client.Dispose());
        program.Signal("TERM");
        Assert.Equal(0, await program.ExitCodeAsync());
        Assert.Equal("", program.Errors);
        Assert.Single(program.Output.Split('\n'), line => line.Contains("connections is reached"));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(255)]
    public async Task Too_few_descriptors_are_reported_in_one_line(int descriptors)
    {
        using var program = ContentApiProgram.StartWithDescriptors(descriptors, [], repository.Path, "serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, await program.ExitCodeAsync());
        await Eventually.True(() => program.Errors.Length > 0, "the error is read");
        Assert.Equal(
            $"content-api: The process may open {descriptors} files at once, and the server needs 256: raise the limit with 'ulimit -n'.\n", program.Errors);
    }

    /// <summary>A balancer sends no requests to a server that has never been ready.</summary>
    [Fact]
    public async Task A_start_that_fails_does_not_wait_for_a_balancer()
    {
        repository.Write("appsettings.json", """{ "ContentApi": { "Urls": "http://127.0.0.1:0", "StopDelayMilliseconds": 600000 } }"""u8);
        repository.Commit("-- schema/site.graphql --\ntype Page @nothing { title: String! }\n");
        using var program = ContentApiProgram.Start(repository.Path, "serve");
        Assert.Equal(1, await program.ExitCodeAsync());
    }

    [Fact]
    public async Task A_second_interrupt_ends_the_server_at_once()
    {
        repository.Write("appsettings.json", """{ "ContentApi": { "Urls": "http://127.0.0.1:0", "StopDelayMilliseconds": 600000 } }"""u8);
        using var program = ContentApiProgram.Start(repository.Path, "serve");
        var url = await Url(program);
        program.Signal("INT");
        using var client = new HttpClient { BaseAddress = url };
        await Eventually.TrueAsync(async () => (int)(await client.GetAsync("/health/ready")).StatusCode == 503, "the server is stopping");
        Assert.False(program.HasExited);
        program.Signal("INT");
        Assert.Equal(130, await program.ExitCodeAsync());
    }

    static async Task<Uri> Url(ContentApiProgram program)
    {
        await Eventually.True(() => Listening.IsMatch(program.Output) || program.Errors.Length > 0, "the server listens");
        Assert.Equal("", program.Errors);
        return new(Listening.Match(program.Output).Groups[1].Value);
    }

    static Task<HttpResponseMessage> Ask(HttpClient client) =>
        client.PostAsJsonAsync("/graphql", new { query = "{ page(slug: \"about\") { title } }" }, TestContext.Current.CancellationToken);
}
