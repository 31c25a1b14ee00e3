using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Conformance.Tests.Generation;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.Validation;

namespace ContentApi.Conformance.Tests;

/// <summary>Documents with faults of every kind, validated by each rule alone and by all: errors at the same places.</summary>
public sealed class ValidationTests
{
    static readonly string[] Names = ["Query", "Alpha", "Node", "Color", "Plain", "Int", "Unknown", "a", "b", "x", "v1", "F0", "skip", "include", "tag", "RED", "null", "true", "__typename", "on"];

    static readonly IReadOnlyList<ValidationRule> rules = SpecifiedRules.Executable.Rules;

    [Theory]
    [MemberData(nameof(OracleRun.EachSeed), MemberType = typeof(OracleRun))]
    public void Each_rule_finds_what_it_finds_in_the_reference(ulong seed)
    {
        using var reference = new ReferenceProcess();
        var (chance, results) = (OracleRun.ChanceOf("validation", seed), new Disagreements("validation", seed));
        var fired = rules.ToDictionary(rule => rule.GetType().Name, _ => 0);
        var shorter = 0;
        while (results.Cases < OracleRun.Share(24))
        {
            var sdl = new SchemaGenerator(chance.Fork()).Generate();
            var schema = new SchemaBuilder().Add(Parser.ParseDocument(new Source(sdl), ParserOptions.TypeSystem)).Build();
            var documents = new List<(string Text, DocumentNode Node)>();
            while (documents.Count < 40)
            {
                var text = new OperationGenerator(schema, chance.Fork(), chance.Of(0, 10, 40)).Generate();
                if (chance.Percent(50)) text = TextDamage.Names(text, chance, Names);
                if (TryParse(text) is { } node) documents.Add((text, node));
            }
            var answers = reference.Ask("validation", sdl, documents.Select(document => (JsonNode)new JsonObject
            {
                ["text"] = document.Text, ["rules"] = new JsonArray([.. fired.Keys.Select(name => (JsonNode)name)]),
            }));
            foreach (var (document, answer) in documents.Zip(answers))
            {
                var expected = answer.GetProperty("byRule").EnumerateObject().ToDictionary(rule => rule.Name, rule => Places(rule.Value));
                foreach (var (name, places) in expected)
                    if (places != "") fired[name]++;
                var actual = Outcome(schema, document.Node);
                if (IsShorter(actual[Overlap], expected[Overlap]))
                {
                    shorter++;
                    actual[Overlap] = expected[Overlap];
                }
                results.Compare($"{sdl}\n{document.Text}", Told(expected), Told(actual), answer.GetProperty("count").GetInt32() == 0 ? "valid" : "invalid");
            }
        }
        TestReport.Add("oracle", results.Summary);
        TestReport.Add("oracle", $"             conflicts of fields that are told with fewer of their places: {shorter}");
        TestReport.Add("oracle", $"             rules that fired: {string.Join(", ", fired.Select(rule => $"{rule.Key.Replace("Rule", "")} {rule.Value}"))}");
        results.ThrowIfAny();
        Assert.InRange(shorter, 0, results.Cases / 500);
        Assert.All(fired, rule => Assert.True(rule.Value > 0, $"{rule.Key} never fired."));
        Assert.True(results.Of("valid") > results.Cases / 10, results.Summary);
    }

    const string Overlap = "OverlappingFieldsCanBeMergedRule";

    /// <summary>
    /// Two fields that meet in several merged selections: the engine tells them where they meet first, the reference there or in another one, by what it has compared
    /// before. Both find the document faulty, and all places of the engine's errors are among the reference's.
    /// </summary>
    static bool IsShorter(string actual, string expected) =>
        actual != expected && actual != "" && expected != "" && actual.Split(' ', ',').All(expected.Split(' ', ',').Contains);

    static Dictionary<string, string> Outcome(Schema schema, DocumentNode document)
    {
        Assert.All(Validator.Validate(schema, document), error => Assert.Equal(ErrorCodes.ValidationFailed, error.Code));
        return rules.ToDictionary(rule => rule.GetType().Name, rule => Places(Validator.Validate(schema, document, new RuleSet(rule))));
    }

    /// <summary>What rules say, those that say nothing left out.</summary>
    static string Told(Dictionary<string, string> byRule) =>
        string.Join("; ", byRule.Where(rule => rule.Value != "").OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => $"{rule.Key} {rule.Value}"));

    static string Places(JsonElement errors) => ErrorPlaces.Join(errors.EnumerateArray().Select(error => error.EnumerateArray().Select(place => $"{place[0]}:{place[1]}")));

    static string Places(IReadOnlyList<GraphQLError> errors) => ErrorPlaces.Join(errors.Select(error => error.Locations.Select(place => $"{place.Line}:{place.Column}")));

    static DocumentNode? TryParse(string text)
    {
        try
        {
            return Parser.ParseDocument(new Source(text));
        }
        catch (GraphQLException)
        {
            return null;
        }
    }
}
