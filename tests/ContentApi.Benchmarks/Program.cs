using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ContentApi.Benchmarks.Attacks;
using ContentApi.Benchmarks.Html;
using ContentApi.Benchmarks.Http;
using ContentApi.Benchmarks.Parts;
using ContentApi.Benchmarks.Queries;
using ContentApi.Benchmarks.Unread;
using ContentApi.Tests;

return args switch
{
    ["http", .. var options] when HttpOptions(options) is var (seconds, rounds, only, beside) => await HttpBenchmark.RunAsync(seconds, rounds, only, beside),
    ["generate", "pages", var size, var folder] when int.TryParse(size, out var pages) && pages >= 42 => Generate(Site.Files(pages), folder),
    ["generate", "articles", var size, var folder] when int.TryParse(size, out var articles) && articles > 0 => Generate(Articles.Files(articles), folder),
    ["commits"] => await CommitLoad.RunAsync(),
    ["parts", .. var rest] => Parts(rest),
    ["prepared", var files] => await PreparedServer.ServeAsync(files),
    ["graphql-dotnet", var source] => await GraphQLDotNetServer.ServeAsync(new(source)),
    ["unread"] => await UnreadBenchmark.RunAsync(only: ""),
    ["unread", "--only", var only] => await UnreadBenchmark.RunAsync(only),
    ["attacks"] => await AttackBenchmark.RunAsync(),
    ["attacks", "descriptors", "--transport", var transport, .. var limits] when transport is "sockets" or "kestrel" && AreNumbers(limits) =>
        await DescriptorAttack.RunAsync([transport], [.. limits.Select(int.Parse)]),
    ["attacks", "descriptors", .. var limits] when AreNumbers(limits) => await DescriptorAttack.RunAsync(["sockets", "kestrel"], [.. limits.Select(int.Parse)]),
    ["html", .. var sizes] when AreNumbers(sizes) => Html(sizes.Length == 0 ? [10_000, 100_000] : [.. sizes.Select(int.Parse)]),
    ["queries", .. var sizes] when AreNumbers(sizes) =>
        await QueryBenchmark.RunAsync(sizes.Length == 0 ? [1_000, 10_000, 100_000] : [.. sizes.Select(int.Parse)]),
    _ => Usage(),
};

static bool AreNumbers(string[] texts) => texts.All(text => int.TryParse(text, out var number) && number > 0);

// Runs in this process: the projects that BenchmarkDotNet generates would not find the central versions of packages.
static int Parts(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(
        arguments.Length == 0 ? ["--filter", "*"] : arguments, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
    return 0;
}

static int Html(int[] sizes)
{
    HtmlBenchmark.Run(sizes);
    return 0;
}

// Writes a bare repository with generated content.
static int Generate(IEnumerable<(string Path, string Text)> files, string folder)
{
    using var repository = TestRepository.Empty();
    repository.CommitInBulk(files);
    repository.Git("clone", "--quiet", "--bare", repository.Path, Path.GetFullPath(folder));
    return 0;
}

// Reads --seconds S, --rounds N, --only TEXT and --beside FILE; null for any other argument.
static (double Seconds, int Rounds, string Only, string? Beside)? HttpOptions(string[] options)
{
    var (seconds, rounds, only, beside) = (2.0, 3, "", (string?)null);
    for (var i = 0; i + 1 < options.Length; i += 2)
    {
        if (options[i] == "--only") only = options[i + 1];
        else if (options[i] == "--beside" && File.Exists(options[i + 1])) beside = options[i + 1];
        else if (options[i] == "--rounds" && int.TryParse(options[i + 1], out var number) && number > 0) rounds = number;
        else if (options[i] == "--seconds" && double.TryParse(options[i + 1], CultureInfo.InvariantCulture, out var duration) && duration >= 1)
            seconds = duration;
        else return null;
    }
    return options.Length % 2 == 0 ? (seconds, rounds, only, beside) : null;
}

static int Usage()
{
    Console.Error.WriteLine("""
        tests/ContentApi.Benchmarks/http.sh [--seconds S] [--rounds N] [--only TEXT] [--beside DLL]
        dotnet run --project tests/ContentApi.Benchmarks -c Release -- attacks
        dotnet run --project tests/ContentApi.Benchmarks -c Release -- attacks descriptors [--transport sockets|kestrel] [LIMIT ...]
        dotnet run --project tests/ContentApi.Benchmarks -c Release -- unread [--only TEXT]
        dotnet run --project tests/ContentApi.Benchmarks -c Release -- commits
        dotnet run --project tests/ContentApi.Benchmarks -c Release -- parts [BenchmarkDotNet's options]
        dotnet run --project tests/ContentApi.Benchmarks -c Release -- queries [SIZE ...]
        dotnet run --project tests/ContentApi.Benchmarks -c Release -- html [SIZE ...]
        dotnet run --project tests/ContentApi.Benchmarks -c Release -- generate pages|articles SIZE FOLDER

          http.sh   four queries by wrk, also to graphql-dotnet: requests per second, also as a share of nginx's with the same bytes in files;
                    TEXT is a part of a measurement's name, such as "page, one"; DLL is the content-api.dll of another build, measured in the same rounds
          attacks   each attack that a limit stops, over HTTP, beside a client of ordinary queries
          attacks descriptors
                    more idle connections than the server may have open files (256, 320, 500, 1024, 4096 and 20000, or each LIMIT), beside requests
                    and commits, over both transports or the given one
          unread    clients that request much and read nothing: memory before, during and after, and the responses of other clients;
                    TEXT is a part of an attack's name
          commits   full load by wrk, without commits and with five a second
          parts     the steps of a request and of a build, with the memory that they allocate
          queries   filters, orders, facets, searches and commits of one file, over HTTP, with 1000, 10000 and 100000 articles or with each SIZE
          html      documents with raw HTML beside the same in Markdown: build, memory, first and second answers, with 10000 and 100000 documents or with
                    each SIZE
          generate  a bare repository of generated content in FOLDER
        """);
    return 2;
}
