using System.Text.Json;
using System.Text.RegularExpressions;
using ContentApi.Conformance.Tests.Generation;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.Conformance.Tests;

/// <summary>Compares documents, whole and damaged: how they are printed, or the location of their syntax error.</summary>
public sealed partial class SyntaxTests
{
    /// <summary>Directives on a directive definition: the reference supports them already, the edition of September 2025 does not.</summary>
    [GeneratedRegex(@"directive[\s,]*@[\s,]*\w+[\s,]*(\([^)]*\)[\s,]*)?@")]
    private static partial Regex DirectedDirective();

    static readonly ParserOptions unlimited = new() { MaxTokens = int.MaxValue, MaxDirectives = int.MaxValue };

    [Theory]
    [MemberData(nameof(OracleRun.EachSeed), MemberType = typeof(OracleRun))]
    public void Documents_are_read_and_printed_as_the_reference_does(ulong seed)
    {
        using var reference = new ReferenceProcess();
        var (chance, results) = (OracleRun.ChanceOf("syntax", seed), new Disagreements("syntax", seed));
        while (results.Cases < OracleRun.Share(26))
        {
            var texts = new List<string>();
            var sdl = new SchemaGenerator(chance.Fork()).Generate();
            var schema = new SchemaBuilder().Add(Parser.ParseDocument(new Source(sdl), unlimited)).Build();
            for (var i = 0; i < 40; i++)
            {
                var text = i % 8 == 0 ? sdl : new OperationGenerator(schema, chance.Fork(), 20).Generate();
                texts.Add(chance.Below(4) switch { 0 => text, 1 or 2 => TextDamage.Tokens(text, chance), _ => TextDamage.Characters(text, chance) });
            }
            texts.RemoveAll(text => DirectedDirective().IsMatch(text));
            var answers = reference.Ask("syntax", null, texts.Select(text => (System.Text.Json.Nodes.JsonNode)text));
            foreach (var (text, answer) in texts.Zip(answers))
                results.Compare(text, Outcome(answer), Outcome(text), answer.TryGetProperty("printed", out _) ? "accepted" : "refused");
        }
        TestReport.Add("oracle", results.Summary);
        results.ThrowIfAny();
        results.Expect(results.Of("accepted") > results.Cases / 5 && results.Of("refused") > results.Cases / 5);
    }

    static string Outcome(JsonElement answer) =>
        answer.TryGetProperty("printed", out var printed) ? printed.GetString()! : $"{answer.GetProperty("error")[0]}:{answer.GetProperty("error")[1]}";

    static string Outcome(string text)
    {
        try
        {
            return Parser.ParseDocument(new Source(text), unlimited).ToString();
        }
        catch (GraphQLException exception)
        {
            var error = Assert.Single(exception.Errors);
            Assert.Equal(ErrorCodes.ParseFailed, error.Code);
            var place = Assert.Single(error.Locations);
            return $"{place.Line}:{place.Column}";
        }
    }
}
