using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContentApi.Conformance.Tests.Generation;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.Validation;
using ContentApi.GraphQL.Validation.Rules;

namespace ContentApi.Conformance.Tests;

/// <summary>Validates documents with every kind of fault by each rule alone and by all rules, and compares the locations of the errors.</summary>
public sealed partial class ValidationTests
{
    /// <summary>
    /// <c>__typename</c> with an alias, or as one. The reference does not compare its type with those of other fields and so misses conflicts. Generated
    /// documents give it an alias that no other field has.
    /// </summary>
    [GeneratedRegex(@":\s*__typename|__typename\s*:")]
    private static partial Regex AliasedTypeName();

    static readonly string[] Names =
    [
        "Query", "Alpha", "Node", "Color", "Plain", "Int", "Unknown", "a", "b", "x", "v1", "F0", "skip", "include", "tag", "RED", "null", "true", "__typename",
        "on",
    ];

    static readonly IReadOnlyList<ValidationRule> rules = SpecifiedRules.Executable.Rules;

    [Theory]
    [MemberData(nameof(OracleRun.EachSeed), MemberType = typeof(OracleRun))]
    public void Each_rule_finds_the_same_errors_as_in_the_reference(ulong seed)
    {
        using var reference = new ReferenceProcess();
        var (chance, results) = (OracleRun.ChanceOf("validation", seed), new Disagreements("validation", seed));
        var fired = rules.ToDictionary(rule => rule.GetType().Name, _ => 0);
        while (results.Cases < OracleRun.Share(22))
        {
            var sdl = new SchemaGenerator(chance.Fork()).Generate();
            var schema = BuildSchema(sdl);
            var documents = new List<(string Text, DocumentNode Node)>();
            while (documents.Count < 40)
            {
                var text = new OperationGenerator(schema, chance.Fork(), chance.Of(0, 10, 40)).Generate();
                if (chance.Percent(50))
                {
                    text = TextDamage.Names(text, chance, Names);
                    if (AliasedTypeName().IsMatch(text)) continue;
                }
                if (TryParse(text) is { } node) documents.Add((text, node));
            }
            var answers = reference.Ask("validation", sdl, documents.Select(document => (JsonNode)new JsonObject
            {
                ["text"] = document.Text, ["rules"] = new JsonArray([.. fired.Keys.Select(name => (JsonNode)name)]),
            }));
            foreach (var (document, answer) in documents.Zip(answers))
            {
                var byRule = answer.GetProperty("byRule").EnumerateObject().ToDictionary(rule => rule.Name, rule => Places(rule.Value));
                foreach (var (name, places) in byRule)
                    if (places != "") fired[name]++;
                var all = Places(answer.GetProperty("all"));
                var (expected, actual) = (Describe(byRule, all), Describe(schema, document.Node, _ => true));
                // The reference does not check that a variable for a field of a OneOf input object is non-null if the object is non-null or in a list.
                if (actual != expected)
                    actual = Describe(
                        schema, document.Node, error => !error.Message.Contains("must be non-nullable to be used for OneOf", StringComparison.Ordinal));
                results.Compare($"{sdl}\n{document.Text}", expected, actual, all == "" ? "valid" : "invalid");
            }
        }
        TestReport.Add("oracle", results.Summary);
        TestReport.Add("oracle", $"             rules that fired: {string.Join(", ", fired.Select(rule => $"{rule.Key.Replace("Rule", "")} {rule.Value}"))}");
        results.ThrowIfAny();
        results.Expect(fired.Values.All(count => count > 0));
        results.Expect(results.Of("valid") > results.Cases / 10);
    }

    /// <summary>Tests the rule with the most comparisons, on documents in which nearly every field has others to be merged with.</summary>
    [Theory]
    [MemberData(nameof(OracleRun.EachSeed), MemberType = typeof(OracleRun))]
    public void Fields_are_merged_or_conflict_as_in_the_reference(ulong seed)
    {
        using var reference = new ReferenceProcess();
        var (chance, results) = (OracleRun.ChanceOf("merging", seed), new Disagreements("merging", seed));
        var (schema, rule) = (BuildSchema(MergingGenerator.Schema), new OverlappingFieldsCanBeMergedRule());
        while (results.Cases < OracleRun.Share(8))
        {
            var texts = Enumerable.Range(0, 40).Select(_ => new MergingGenerator(chance.Fork()).Generate()).ToList();
            var answers = reference.Ask("validation", MergingGenerator.Schema, texts.Select(text => (JsonNode)new JsonObject
            {
                ["text"] = text, ["rules"] = new JsonArray(rule.GetType().Name),
            }));
            foreach (var (text, answer) in texts.Zip(answers))
            {
                var expected = Places(answer.GetProperty("byRule").GetProperty(rule.GetType().Name));
                var actual = Places(Validator.Validate(schema, Parser.ParseDocument(new Source(text)), new RuleSet(rule)));
                results.Compare(text, expected, actual, expected == "" ? "merged" : "conflict");
            }
        }
        TestReport.Add("oracle", results.Summary);
        results.ThrowIfAny();
        results.Expect(results.Of("merged") > results.Cases / 20);
    }

    static Schema BuildSchema(string sdl) => new SchemaBuilder().Add(Parser.ParseDocument(new Source(sdl), ParserOptions.TypeSystem)).Build();

    static string Describe(Schema schema, DocumentNode document, Func<GraphQLError, bool> counts)
    {
        var all = Validator.Validate(schema, document);
        Assert.All(all, error => Assert.Equal(ErrorCodes.ValidationFailed, error.Code));
        return Describe(
            rules.ToDictionary(rule => rule.GetType().Name, rule => Places(Validator.Validate(schema, document, new RuleSet(rule)).Where(counts))),
            Places(all.Where(counts)));
    }

    /// <summary>Writes the errors of each rule that has any, then those of all rules together, sorted.</summary>
    static string Describe(Dictionary<string, string> byRule, string all) =>
        string.Join("; ", byRule.Where(rule => rule.Value != "").OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => $"{rule.Key} {rule.Value}")
            .Append(string.Join(", ", all.Split(", ").Order(StringComparer.Ordinal))));

    static string Places(JsonElement errors) =>
        string.Join(", ", errors.EnumerateArray().Select(error => string.Join(' ', error.EnumerateArray().Select(place => $"{place[0]}:{place[1]}"))));

    static string Places(IEnumerable<GraphQLError> errors) =>
        string.Join(", ", errors.Select(error => string.Join(' ', error.Locations.Select(place => $"{place.Line}:{place.Column}"))));

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
