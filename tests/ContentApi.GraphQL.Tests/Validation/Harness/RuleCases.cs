using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.Validation;

namespace ContentApi.GraphQL.Tests.Validation.Harness;

/// <summary>
/// Reads <c>Cases/{rule}.graphql</c>. A line <c>### name</c> starts a case; its document begins on the next line, which is line 1. Lines of
/// the form <c>#! line:column ... message</c> are the errors to expect, in their order; a case without one is accepted. The case
/// named <c>schema</c> is the schema of those that follow; without it, the schema is that of <c>Cases/schema.graphql</c>.
/// The locations and messages are those of graphql-js 17.1.
/// </summary>
static class RuleCases
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Validation", "Cases");

    public static Schema DefaultSchema { get; } = BuildSchema(File.ReadAllText(Path.Combine(Folder, "schema.graphql")));

    public static IReadOnlyDictionary<string, ValidationRule> Rules { get; } = SpecifiedRules.Executable.Rules.ToDictionary(rule => rule.GetType().Name);

    /// <summary>All cases, from the files and not from the list of rules: a rule that is missing from the list fails its cases.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*Rule.graphql").Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal).SelectMany(Read),
    ];

    public static Schema BuildSchema(string sdl) =>
        new SchemaBuilder().Add(Parser.ParseDocument(new Source(sdl, "schema.graphql"), ParserOptions.TypeSystem)).Build();

    static IEnumerable<RuleCase> Read(string rule)
    {
        var schema = DefaultSchema;
        var text = File.ReadAllText(Path.Combine(Folder, rule + ".graphql"));
        foreach (var part in ("\n" + text).Split("\n### ")[1..])
        {
            var lines = part.Split('\n');
            var body = string.Join('\n', lines[1..].Where(line => !line.StartsWith("#! ")));
            var errors = string.Join('\n', lines.Where(line => line.StartsWith("#! ")).Select(line => line[3..]));
            if (lines[0] == "schema") schema = BuildSchema(body);
            else yield return new RuleCase(rule, lines[0], schema, body, errors);
        }
    }
}
