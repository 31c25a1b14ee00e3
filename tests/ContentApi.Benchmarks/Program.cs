using ContentApi.Benchmarks.Attacks;

return args switch
{
    ["attacks"] => await AttackBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run --project tests/ContentApi.Benchmarks -c Release -- attacks

          attacks   each attack that a limit stops, over HTTP, beside a client of ordinary queries
        """);
    return 2;
}
