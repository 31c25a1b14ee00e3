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

/// <summary>Documents with faults of every kind, validated by each rule alone and by all: the same errors, each with the same places.</summary>
public sealed partial class ValidationTests
{
    /// <summary>The reference does not look at the type of <c>__typename</c>, and so at no conflict with another type; what is generated has its alias for itself.</summary>
    [GeneratedRegex(@":\s*__typename|__typename\s*:")]
    private static partial Regex AliasedTypeName();

    static readonly string[] Names = ["Query", "Alpha", "Node", "Color", "Plain", "Int", "Unknown", "a", "b", "x", "v1", "F0", "skip", "include", "tag", "RED", "null", "true", "__typename", "on"];

    static readonly IReadOnlyList<ValidationRule> rules = SpecifiedRules.Executable.Rules;

    [Theory]
    [MemberData(nameof(OracleRun.EachSeed), MemberType = typeof(OracleRun))]
    public void Each_rule_finds_what_it_finds_in_the_reference(ulong seed)
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
                var (expected, actual) = (Told(byRule, all), Told(schema, document.Node, _ => true));
                // Where the object is in a list or non-null, the reference does not look whether a variable for a field of a OneOf input object may be null.
                if (actual != expected) actual = Told(schema, document.Node, error => !error.Message.Contains("must be non-nullable to be used for OneOf", StringComparison.Ordinal));
                results.Compare($"{sdl}\n{document.Text}", expected, actual, all == "" ? "valid" : "invalid");
            }
        }
        TestReport.Add("oracle", results.Summary);
        TestReport.Add("oracle", $"             rules that fired: {string.Join(", ", fired.Select(rule => $"{rule.Key.Replace("Rule", "")} {rule.Value}"))}");
        results.ThrowIfAny();
        results.Expect(fired.Values.All(count => count > 0));
        results.Expect(results.Of("valid") > results.Cases / 10);
    }

    /// <summary>The rule with the most to compare, where nearly every field has others to be merged with.</summary>
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
            var answers = reference.Ask("validation", MergingGenerator.Schema, texts.Select(text => (JsonNode)new JsonObject { ["text"] = text, ["rules"] = new JsonArray(rule.GetType().Name) }));
            foreach (var (text, answer) in texts.Zip(answers))
            {
                var expected = Places(answer.GetProperty("byRule").GetProperty(rule.GetType().Name));
                results.Compare(text, expected, Places(Validator.Validate(schema, Parser.ParseDocument(new Source(text)), new RuleSet(rule))), expected == "" ? "merged" : "conflict");
            }
        }
        TestReport.Add("oracle", results.Summary);
        results.ThrowIfAny();
        results.Expect(results.Of("merged") > results.Cases / 20);
    }

    static Schema BuildSchema(string sdl) => new SchemaBuilder().Add(Parser.ParseDocument(new Source(sdl), ParserOptions.TypeSystem)).Build();

    static string Told(Schema schema, DocumentNode document, Func<GraphQLError, bool> counts)
    {
        var all = Validator.Validate(schema, document);
        Assert.All(all, error => Assert.Equal(ErrorCodes.ValidationFailed, error.Code));
        return Told(rules.ToDictionary(rule => rule.GetType().Name, rule => Places(Validator.Validate(schema, document, new RuleSet(rule)).Where(counts))), Places(all.Where(counts)));
    }

    /// <summary>What rules say, those that say nothing left out; and what they say together, in whatever order.</summary>
    static string Told(Dictionary<string, string> byRule, string all) =>
        string.Join("; ", byRule.Where(rule => rule.Value != "").OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => $"{rule.Key} {rule.Value}").Append(string.Join(", ", all.Split(", ").Order(StringComparer.Ordinal))));

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
