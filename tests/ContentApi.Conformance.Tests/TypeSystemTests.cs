using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContentApi.Conformance.Tests.Generation;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Conformance.Tests;

/// <summary>Compares type system documents: whether they are valid, and how valid ones are printed as SDL and described by introspection.</summary>
public sealed partial class TypeSystemTests
{
    /// <summary>Definitions of the specification's directives, instead of which the engine keeps its own.</summary>
    [GeneratedRegex("directive @(deprecated|skip|include|specifiedBy|oneOf)")]
    private static partial Regex OwnDirective();

    static readonly string[] Names =
    [
        "Query", "Alpha", "Node", "Color", "Plain", "OneOf", "Int", "String", "__mine", "Unknown", "a", "x", "deprecated", "tag", "once", "FIELD", "OBJECT",
        "RED", "null",
    ];

    [Theory]
    [MemberData(nameof(OracleRun.EachSeed), MemberType = typeof(OracleRun))]
    public void Type_system_documents_are_valid_where_the_reference_says_so(ulong seed)
    {
        using var reference = new ReferenceProcess();
        var (chance, results) = (OracleRun.ChanceOf("typeSystem", seed), new Disagreements("typeSystem", seed));
        while (results.Cases < OracleRun.Share(8))
        {
            var texts = Enumerable.Range(0, 40).Select(i =>
            {
                var sdl = new SchemaGenerator(chance.Fork()).Generate();
                return chance.Below(5) switch { 0 => sdl, 1 => TextDamage.Tokens(sdl, chance), _ => TextDamage.Names(sdl, chance, Names) };
            }).Where(text => !OwnDirective().IsMatch(text)).ToList();
            var answers = reference.Ask("typeSystem", null, texts.Select(text => (JsonNode)text));
            foreach (var (text, answer) in texts.Zip(answers))
            {
                var expected = answer.TryGetProperty("valid", out var valid) ? valid.GetBoolean() ? "valid" : "invalid" : "refused";
                results.Compare(text, expected, Outcome(text), expected);
            }
        }
        TestReport.Add("oracle", results.Summary);
        results.ThrowIfAny();
        results.Expect(results.Of("valid") > results.Cases / 20 && results.Of("invalid") > results.Cases / 5);
    }

    static string Outcome(string text)
    {
        try
        {
            var document = Parser.ParseDocument(new Source(text), ParserOptions.TypeSystem);
            var errors = new SchemaBuilder().Add(document).Validate();
            return errors.Count == 0 ? "valid"
                : errors.All(IsStricter) && SchemaGenerator.WithoutTags(text) is var untagged && untagged != text ? Outcome(untagged)
                : "invalid";
        }
        catch (GraphQLException)
        {
            return "refused";
        }
    }

    /// <summary>
    /// Whether an error is one that the reference does not report. It does not check the argument values of directives in type system documents, nor directives
    /// that refer to themselves; the engine does, which helps authors. The two differ where damage has changed such a value or its type.
    /// </summary>
    static bool IsStricter(GraphQLError error) => StricterErrors.Any(part => error.Message.Contains(part, StringComparison.Ordinal));

    static readonly string[] StricterErrors = ["cannot represent", "Expected value of", "does not exist in", "must not reference itself"];

    [Theory]
    [MemberData(nameof(OracleRun.EachSeed), MemberType = typeof(OracleRun))]
    public void A_schema_describes_itself_as_the_reference_does(ulong seed)
    {
        using var reference = new ReferenceProcess();
        var (chance, results) = (OracleRun.ChanceOf("schema", seed), new Disagreements("schema", seed));
        while (results.Cases < OracleRun.Share(1))
        {
            var sdl = new SchemaGenerator(chance.Fork()).Generate();
            var answer = reference.Ask("schema", sdl, [IntrospectionQuery])[0];
            var engine = Resolvers.Engine(sdl, EngineUnderTest.Options);
            results.Compare(sdl, answer.GetProperty("printed").GetString()!, SchemaPrinter.Print(engine.Schema), "printed");
            using var introspection = JsonDocument.Parse(engine.Execute(IntrospectionQuery));
            results.Compare(
                sdl, Sorted(answer.GetProperty("introspection")), Sorted(introspection.RootElement.GetProperty("data")), "introspected");
        }
        TestReport.Add("oracle", results.Summary);
        results.ThrowIfAny();
    }

    /// <summary>
    /// Sorts types and directives by name, since their order is not specified. Leaves out the introspection types and <c>@deprecated</c> itself: in the
    /// reference they already include deprecated directives, which the edition of September 2025 does not have.
    /// </summary>
    static string Sorted(JsonElement introspection)
    {
        var schema = JsonNode.Parse(introspection.GetRawText())!["__schema"]!.AsObject();
        foreach (var list in (string[])["types", "directives"])
            schema[list] = new JsonArray([
                .. schema[list]!.AsArray()
                    .Where(item => (string)item!["name"]! is var name && !name.StartsWith("__", StringComparison.Ordinal) && name != "deprecated")
                    .OrderBy(item => (string)item!["name"]!, StringComparer.Ordinal)
                    .Select(item => item!.DeepClone()),
            ]);
        return schema.ToJsonString();
    }

    const string IntrospectionQuery = """
    {
      __schema {
        description
        queryType { name kind } mutationType { name kind } subscriptionType { name kind }
        types { ...FullType }
        directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
      }
    }
    fragment FullType on __Type {
      kind name description specifiedByURL isOneOf
      fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
      inputFields(includeDeprecated: true) { ...InputValue }
      interfaces { ...TypeRef }
      enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
      possibleTypes { ...TypeRef }
    }
    fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
    """
        + "\nfragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name "
        + "ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }";
}
