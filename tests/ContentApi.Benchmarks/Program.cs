using ContentApi.Benchmarks.Attacks;
using ContentApi.Benchmarks.Queries;

return args switch
{
    ["attacks"] => await AttackBenchmark.RunAsync(),
    ["queries", .. var sizes] when sizes.All(size => int.TryParse(size, out var number) && number > 0) =>
        await QueryBenchmark.RunAsync(sizes.Length == 0 ? [1_000, 10_000, 100_000] : [.. sizes.Select(int.Parse)]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run --project tests/ContentApi.Benchmarks -c Release -- attacks
        dotnet run --project tests/ContentApi.Benchmarks -c Release -- queries [SIZE ...]

          attacks   each attack that a limit stops, over HTTP, beside a client of ordinary queries
          queries   filters, orders, facets, searches and commits of one file, over HTTP, with 1000, 10000 and 100000 articles or as many as you say
        """);
    return 2;
}
