using System.Globalization;

namespace ContentApi.Tests;

/// <summary>How many cases each fuzzer tries, and with which seed: <c>./test --fuzz-cases N --fuzz-seed S</c> changes both.</summary>
static class FuzzRun
{
    public static ulong Seed { get; } = ulong.Parse(Environment.GetEnvironmentVariable("CONTENTAPI_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);

    /// <param name="usual">How many take a few seconds.</param>
    public static int Cases(int usual) =>
        Environment.GetEnvironmentVariable("CONTENTAPI_FUZZ_CASES") is { Length: > 0 } cases ? int.Parse(cases, CultureInfo.InvariantCulture) : usual;

    /// <summary>
    /// Runs the cases of a target and reports how they came out. Halfway and at the end the live memory is measured: what grows with the number of cases is a leak.
    /// </summary>
    /// <param name="target">For the report.</param>
    /// <param name="cases">How many.</param>
    /// <param name="run">One case; gives the class of its outcome. Its failures should tell the input.</param>
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
