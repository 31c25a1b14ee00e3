using System.Text;

namespace ContentApi.Conformance.Tests;

/// <summary>Counts cases and keeps the first disagreements, each with what it takes to see it again.</summary>
sealed class Disagreements(string area, ulong seed)
{
    const int Kept = 5;

    readonly List<string> kept = [];
    readonly SortedDictionary<string, int> kinds = [];

    public int Cases { get; private set; }
    public int Count { get; private set; }

    /// <summary>One case: both outcomes in a form that can be compared.</summary>
    /// <param name="input">All that the case consists of.</param>
    /// <param name="kind">What kind of outcome the reference had, for the report.</param>
    public void Compare(string input, string reference, string engine, string kind)
    {
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        var number = Cases++;
        if (reference == engine) return;
        Count++;
        if (kept.Count < Kept) kept.Add($"--- {area}, seed {seed}, case {number}\n{input}\n    reference: {reference}\n    engine:    {engine}");
    }

    /// <summary>One line: cases, kinds, disagreements.</summary>
    public string Summary => $"{area,-12} seed {seed}: {Cases,6} cases ({string.Join(", ", kinds.Select(kind => $"{kind.Value} {kind.Key}"))}), {Count} disagreements";

    public int Of(string kind) => kinds.GetValueOrDefault(kind);

    /// <summary>Something that the usual cases must have had among them, or they show nothing.</summary>
    public void Expect(bool condition) => Assert.True(condition || !OracleRun.IsUsual, Summary);

    public void ThrowIfAny()
    {
        if (Count > 0) Assert.Fail(new StringBuilder().Append(Summary).Append('\n').AppendJoin('\n', kept).ToString());
    }
}
