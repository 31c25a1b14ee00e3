using System.Text;

namespace ContentApi.Conformance.Tests;

/// <summary>Counts cases and keeps the first five disagreements, each with its seed, its number and its input.</summary>
sealed class Disagreements(string area, ulong seed)
{
    const int Kept = 5;

    readonly List<string> kept = [];
    readonly SortedDictionary<string, int> kinds = [];

    public int Cases { get; private set; }
    public int Count { get; private set; }

    /// <summary>Counts a case, which is a disagreement if the two outcomes differ.</summary>
    /// <param name="input">The whole input of the case, for the message.</param>
    /// <param name="reference">The reference's outcome.</param>
    /// <param name="engine">The engine's outcome, in the same form.</param>
    /// <param name="kind">The kind of the reference's outcome, for the report.</param>
    public void Compare(string input, string reference, string engine, string kind)
    {
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        var number = Cases++;
        if (reference == engine) return;
        Count++;
        if (kept.Count < Kept) kept.Add($"--- {area}, seed {seed}, case {number}\n{input}\n    reference: {reference}\n    engine:    {engine}");
    }

    /// <summary>One line: the number of cases, of each kind and of disagreements.</summary>
    public string Summary =>
        $"{area,-12} seed {seed}: {Cases,6} cases ({string.Join(", ", kinds.Select(kind => $"{kind.Value} {kind.Key}"))}), {Count} disagreements";

    public int Of(string kind) => kinds.GetValueOrDefault(kind);

    /// <summary>Fails if the usual cases do not meet a condition without which they would prove nothing.</summary>
    public void Expect(bool condition) => Assert.True(condition || !OracleRun.IsUsual, Summary);

    public void ThrowIfAny()
    {
        if (Count > 0) Assert.Fail(new StringBuilder().Append(Summary).Append('\n').AppendJoin('\n', kept).ToString());
    }
}
