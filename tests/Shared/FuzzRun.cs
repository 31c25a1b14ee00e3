using System.Globalization;

namespace ContentApi.Tests;

/// <summary>The number of cases that each fuzzer tries, and the seed. <c>./test --fuzz-cases N --fuzz-seed S</c> changes both.</summary>
static class FuzzRun
{
    public static ulong Seed { get; } = ulong.Parse(Environment.GetEnvironmentVariable("CONTENTAPI_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);

    /// <param name="usual">The default number of cases, which take a few seconds.</param>
    public static int Cases(int usual) =>
        Environment.GetEnvironmentVariable("CONTENTAPI_FUZZ_CASES") is { Length: > 0 } cases ? int.Parse(cases, CultureInfo.InvariantCulture) : usual;

    /// <summary>
    /// Runs the cases of a target and reports how many had each outcome. Fails if the live memory grows by 16 MiB or more in the second half of the cases:
    /// memory that grows with the number of cases is a leak.
    /// </summary>
    /// <param name="target">The name of the target in the report.</param>
    /// <param name="cases">The number of cases.</param>
    /// <param name="run">Runs one case and returns the class of its outcome. The messages of its exceptions should quote the input.</param>
    public static async Task OfAsync(string target, int cases, Func<Chance, Task<string>> run)
    {
        const long allowedGrowth = 16 << 20;
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        long halfway = 0;
        for (var i = 0; i < cases; i++)
        {
            if (i == cases / 2) halfway = GC.GetTotalMemory(forceFullCollection: true);
            var chance = new Chance(Seed * 1_000_003 + (ulong)i);
            string outcome;
            try
            {
                outcome = await run(chance);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{target}, seed {Seed}, case {i}: {exception.Message}", exception);
            }
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }
        var growth = GC.GetTotalMemory(forceFullCollection: true) - halfway;
        TestReport.Add("fuzz", $"{target,-10} seed {Seed}: {cases} cases ({string.Join(", ", outcomes.Select(outcome => $"{outcome.Value} {outcome.Key}"))})");
        Assert.True(growth < allowedGrowth, $"{target}: the live memory grew by {growth} bytes in the second half of {cases} cases.");
    }
}
