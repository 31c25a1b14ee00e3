using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ContentApi.Tests;

namespace ContentApi.Benchmarks.Http;

/// <summary>
/// Measures requests per second, also as a share of nginx's with the same bytes in files: four queries, each for one page and for all pages in turn, by POST
/// and by GET, with the answer cache and without it, and by graphql-dotnet over the same content. Rounds are interleaved, so that a slow minute of the machine
/// affects all servers.
/// </summary>
sealed class HttpBenchmark : IDisposable
{
    const int Pages = 1_000;

    /// <summary>
    /// How long all queries are sent before the first measurement, and each query again before its own: .NET recompiles hot code in the background, and is
    /// slower until then.
    /// </summary>
    const int FirstWarmSeconds = 5, WarmSeconds = 3;

    readonly double seconds;
    readonly int rounds;
    readonly string only;
    readonly string? beside;
    readonly string folder = Directory.CreateTempSubdirectory("content-api-bench-").FullName;
    readonly string? serverCpu, loadCpu;
    readonly List<IDisposable> servers = [];

    HttpBenchmark(double seconds, int rounds, string only, string? beside)
    {
        (this.seconds, this.rounds, this.only, this.beside) = (seconds, rounds, only, beside);
        if (Environment.ProcessorCount > 1) (serverCpu, loadCpu) = ("0", "1");
    }

    /// <param name="seconds">The duration of one run.</param>
    /// <param name="rounds">The number of runs of each measurement; the median is printed.</param>
    /// <param name="only">A part of the names of the measurements to run; empty for all.</param>
    /// <param name="beside">The path of the <c>content-api.dll</c> of another build that is measured in the same rounds; null for none.</param>
    public static async Task<int> RunAsync(double seconds, int rounds, string only, string? beside)
    {
        using var benchmark = new HttpBenchmark(seconds, rounds, only, beside);
        await benchmark.RunAsync();
        return 0;
    }

    async Task RunAsync()
    {
        using var repository = TestRepository.Empty();
        repository.CommitInBulk(Site.Files(Pages));
        var withoutCache = ("CONTENTAPI_ANSWER_CACHE_BYTES", "0");
        var cached = await StartAsync(ServerProcess.Own, repository);
        var executed = await StartAsync(ServerProcess.Own, repository, withoutCache);

        using var client = new HttpClient();
        var kinds = QueryKind.Of(Pages, await CursorsAsync(client, executed.Endpoint));
        var files = Directory.CreateDirectory(Path.Combine(folder, "answers")).FullName;
        await WriteAnswersAsync(client, executed.Endpoint, kinds, files);
        var nginx = Keep(await NginxServer.StartAsync(files, folder, FreePort(), serverCpu));
        var prepared = Keep(await PreparedServer.StartAsync(files, inline: false, serverCpu));
        var inline = Keep(await PreparedServer.StartAsync(files, inline: true, serverCpu));
        var other = Keep(await GraphQLDotNetServer.StartAsync(executed.Endpoint, serverCpu));

        List<Contestant> contestants =
        [
            new("nginx", nginx.Address, nginx.ProcessId, AnswersGraphQL: false, OnlyGet: true),
            new("prepared bytes", prepared.Address, prepared.ProcessId, AnswersGraphQL: false),
            new("prepared bytes, inline", inline.Address, inline.ProcessId, AnswersGraphQL: false),
            new("graphql-dotnet", other.Address, other.ProcessId, AnswersGraphQL: true),
            new("executed", executed.Endpoint, executed.ProcessId, AnswersGraphQL: true),
            new("cached", cached.Endpoint, cached.ProcessId, AnswersGraphQL: true),
        ];
        if (beside is not null)
        {
            var (otherExecuted, otherCached) = (await StartAsync(beside, repository, withoutCache), await StartAsync(beside, repository));
            contestants.Add(new("executed, beside", otherExecuted.Endpoint, otherExecuted.ProcessId, AnswersGraphQL: true));
            contestants.Add(new("cached, beside", otherCached.Endpoint, otherCached.ProcessId, AnswersGraphQL: true));
        }
        await CheckAsync(client, contestants, kinds, files);

        foreach (var kind in kinds)
            foreach (var contestant in contestants.Where(contestant => contestant.AnswersGraphQL))
                Warm(contestant, Wrk.WriteScript(folder, "warm", [contestant.Request(kind.All[0], "POST")]), FirstWarmSeconds);

        var now = DateTime.UtcNow;
        Print($"{Pages} pages; servers on one processor, wrk with 32 connections on another; medians of {rounds} rounds of {seconds} s, {now:yyyy-MM-dd}");
        foreach (var kind in kinds)
            foreach (var questions in kind.All.Count == 1 ? (IReadOnlyList<Question>[])[kind.All] : [[kind.All[kind.All.Count / 2]], kind.All])
                foreach (var method in (string[])["POST", "GET"])
                    Measure($"{kind.Name}, {(questions.Count == 1 ? "one" : $"all {questions.Count}")}, {method}", questions, method, contestants, files);
        foreach (var contestant in contestants) Print($"{contestant.Name}: {ProcessUsage.Of(contestant.ProcessId).Resident >> 20} MB at the end");
    }

    void Measure(string title, IReadOnlyList<Question> questions, string method, IReadOnlyList<Contestant> contestants, string files)
    {
        if (!title.Contains(only, StringComparison.Ordinal)) return;
        var bytes = questions.Average(question => new FileInfo(Path.Combine(files, question.Name)).Length);
        Print($"\n{title}: answers of {bytes:F0} bytes");
        Print($"  {"",-24}{"requests/s",11}{"/ nginx",9}{"p50 µs",9}{"p99 µs",9}{"user µs",9}{"system µs",11}");
        string[] scripts =
        [
            .. contestants.Select((contestant, i) =>
                Wrk.WriteScript(folder, $"load{i}", [.. questions.Select(question => contestant.Request(question, method))])),
        ];
        for (var i = 0; i < contestants.Count; i++) Warm(contestants[i], scripts[i], WarmSeconds);
        var loads = contestants.Select(_ => new List<Load>()).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < contestants.Count; i++)
                loads[i].Add(Wrk.Run(contestants[i].Address, contestants[i].ProcessId, scripts[i], seconds, loadCpu));
        var nginx = Median(loads[0], load => load.PerSecond);
        for (var i = 0; i < contestants.Count; i++)
        {
            var perSecond = Median(loads[i], load => load.PerSecond);
            var (median, p99) = (Median(loads[i], load => load.Median), Median(loads[i], load => load.P99));
            var (user, system) = (Median(loads[i], load => load.UserMicros), Median(loads[i], load => load.SystemMicros));
            Print($"  {contestants[i].Name,-24}{perSecond,11:F0}{perSecond / nginx,9:F2}{median,9:F0}{p99,9:F0}{user,9:F1}{system,11:F1}");
        }
    }

    void Warm(Contestant contestant, string script, int seconds) => Wrk.Run(contestant.Address, contestant.ProcessId, script, seconds, loadCpu);

    static double Median(List<Load> loads, Func<Load, double> value)
    {
        var values = loads.Select(value).Order().ToArray();
        return values[values.Length / 2];
    }

    async Task<ServerProcess> StartAsync(string program, TestRepository repository, params IEnumerable<(string Name, string Value)> settings) =>
        Keep(await ServerProcess.StartAsync(
            program, serverCpu, settings.ToDictionary(setting => setting.Name, setting => setting.Value), "--repository", repository.Path));

    T Keep<T>(T server) where T : IDisposable
    {
        servers.Add(server);
        return server;
    }

    static async Task<List<string>> CursorsAsync(HttpClient client, Uri endpoint)
    {
        var cursors = new List<string>();
        while (cursors.Count < Pages - 50)
        {
            var question = new Question(
                "", "query($after: String) { pages(first: 50, after: $after) { edges { cursor } } }", new { after = cursors.LastOrDefault() });
            using var answer = JsonDocument.Parse(await AskAsync(client, endpoint, question, "POST"));
            var edges = answer.RootElement.GetProperty("data").GetProperty("pages").GetProperty("edges");
            cursors.AddRange(edges.EnumerateArray().Select(edge => edge.GetProperty("cursor").GetString()!));
        }
        return cursors;
    }

    static async Task WriteAnswersAsync(HttpClient client, Uri endpoint, IReadOnlyList<QueryKind> kinds, string files)
    {
        foreach (var question in kinds.SelectMany(kind => kind.All))
        {
            var bytes = await AskAsync(client, endpoint, question, "POST");
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.TryGetProperty("errors", out var errors)) throw new InvalidOperationException($"{question.Name}: {errors}");
            await File.WriteAllBytesAsync(Path.Combine(files, question.Name), bytes);
        }
    }

    /// <summary>Checks that all servers give the same answers, by POST and by GET, to the first, second and third request.</summary>
    static async Task CheckAsync(HttpClient client, IReadOnlyList<Contestant> contestants, IReadOnlyList<QueryKind> kinds, string files)
    {
        foreach (var question in kinds.SelectMany(kind => kind.All))
        {
            var expected = await File.ReadAllBytesAsync(Path.Combine(files, question.Name));
            foreach (var contestant in contestants)
            {
                foreach (var method in (string[])["POST", "GET", "POST"])
                {
                    var (verb, path, body) = contestant.Request(question, method);
                    if (!(await AskAsync(client, new(contestant.Address, path), verb, body)).AsSpan().SequenceEqual(expected))
                        throw new InvalidOperationException($"{contestant.Name} answers {question.Name} differently from the other servers.");
                }
            }
        }
    }

    static Task<byte[]> AskAsync(HttpClient client, Uri endpoint, Question question, string method) =>
        AskAsync(client, endpoint, method, Encoding.UTF8.GetString(question.Body));

    static async Task<byte[]> AskAsync(HttpClient client, Uri address, string method, string? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), address);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    public void Dispose()
    {
        foreach (var server in servers) server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <param name="AnswersGraphQL">Whether it executes GraphQL; if not, it has a file with the answer to each question.</param>
    /// <param name="OnlyGet">Whether it answers only GET: nginx answers no POST with a file.</param>
    sealed record Contestant(string Name, Uri Address, int ProcessId, bool AnswersGraphQL, bool OnlyGet = false)
    {
        public (string Method, string Path, string? Body) Request(Question question, string method) => (AnswersGraphQL, method) switch
        {
            (true, "GET") => ("GET", "/graphql" + question.UrlQuery, null),
            (true, _) => ("POST", "/graphql", Encoding.UTF8.GetString(question.Body)),
            (_, "GET") => ("GET", "/" + question.Name, null),
            _ => (OnlyGet ? "GET" : "POST", "/" + question.Name, OnlyGet ? null : Encoding.UTF8.GetString(question.Body)),
        };
    }
}
