using System.Globalization;

namespace ContentApi.Conformance.Tests;

/// <summary>The number of cases and the seeds. <c>./test --oracle-cases N --oracle-seed S</c> changes both.</summary>
static class OracleRun
{
    /// <summary>The number of cases of all areas together, for each seed.</summary>
    public static int Cases { get; } = int.Parse(Environment.GetEnvironmentVariable("CONTENTAPI_ORACLE_CASES") ?? "21000", CultureInfo.InvariantCulture);

    public static IReadOnlyList<ulong> Seeds { get; } = Environment.GetEnvironmentVariable("CONTENTAPI_ORACLE_SEED") is { Length: > 0 } seed
        ? [ulong.Parse(seed, CultureInfo.InvariantCulture)]
        : [1, 20260901];

    /// <summary>Whether these are the cases that <c>./test</c> always runs. Others may lack a kind of outcome by chance.</summary>
    public static bool IsUsual => Cases == 21_000 && Seeds is [1, 20260901];

    public static TheoryData<ulong> EachSeed() => [.. Seeds];

    /// <summary>Returns random numbers for one area, so that a change of one area does not change the cases of the others.</summary>
    public static Chance ChanceOf(string area, ulong seed) => new(seed * 1_000_003 + (ulong)area.Sum(c => c * 31));

    public static int Share(int percent) => Cases * percent / 100;
}
