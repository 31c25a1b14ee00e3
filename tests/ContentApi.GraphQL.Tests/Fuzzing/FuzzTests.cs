using System.Text;
using System.Text.Json;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Tests.Language;

namespace ContentApi.GraphQL.Tests.Fuzzing;

/// <summary>Tests that damaged documents and variables get a well-formed response, the same twice, and that the memory does not grow.</summary>
[Collection(nameof(Alone))]
public sealed class FuzzTests
{
    static readonly byte[][] documents = [.. new[]
    {
        "{ a b node { id ... on Page { title } } }",
        "query Q($n: Int = 2, $i: Input!) { nodes(first: $n) { __typename id next { ...F } } a(x: $n, y: [$i]) } "
        + "fragment F on Node { id ... on Note { kind } next { id } }",
        "query($x: Boolean!) { any { ... on Page @include(if: $x) { title(length: 5) } ... on Note { kind } } q { q { a b @skip(if: $x) } } }",
        "{ echo(v: { a: 1, b: [\"x\", \"\"\"block\n  string\"\"\"], c: { f: 1.5e3 }, d: NEWS }, one: { a: 3 }, list: [[1, 2.5], []], "
        + "kind: OLD, json: { any: [true, null, { x: \"\\u{1F600}\" }] }) }",
        "mutation M { set(v: { e: false }) } query Q { __schema { types { name fields { name type { name ofType { name } } } } } "
        + "__type(name: \"Page\") { kind } }",
        "\"described\" query Q(\"too\" $v: [Int!]) @once { x: a(x: 1) y: a(x: 2) z: nodes { next { next { next { id } } } } } # a comment",
        "{ ...A ...B } fragment A on Query { q { ...B } } fragment B on Query { b a }",
        KitchenSink.Executable, KitchenSink.TypeSystem,
    }.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public Task Damaged_documents_are_answered_or_refused()
    {
        var engine = new FuzzEngine();
        return FuzzRun.OfAsync("documents", FuzzRun.Cases(12_000), chance =>
        {
            var document = chance.Among(documents);
            document = chance.Below(3) switch
            {
                0 => ByteDamage.Of(document, documents, chance),
                1 => Encoding.UTF8.GetBytes(TextDamage.Tokens(Encoding.UTF8.GetString(document), chance)),
                _ => Encoding.UTF8.GetBytes(TextDamage.Names(
                    Encoding.UTF8.GetString(document), chance,
                    ["a", "node", "Page", "Note", "Input", "Kind", "$n", "F", "id", "__typename", "skip", "x0"])),
            };
            return RunCase(document, () => engine.Run(document));
        });
    }

    [Fact]
    public Task A_printed_document_parses_and_prints_as_itself() => FuzzRun.OfAsync("printer", FuzzRun.Cases(8_000), chance =>
    {
        var document = TextDamage.Tokens(Encoding.UTF8.GetString(chance.Among(documents)), chance);
        return RunCase(Encoding.UTF8.GetBytes(document), () =>
        {
            DocumentNode node;
            try
            {
                node = Parser.ParseDocument(new Source(document));
            }
            catch (GraphQLException)
            {
                return "refused";
            }
            var printed = node.ToString();
            Assert.Equal(printed, Parser.ParseDocument(new Source(printed)).ToString());
            return "printed";
        });
    });

    static readonly (byte[] Document, string Variables)[] variables =
    [
        ("query($v: Input!, $o: One, $l: [[Float!]], $k: Kind, $j: JSON) { echo(v: $v, one: $o, list: $l, kind: $k, json: $j) }"u8.ToArray(),
            """{"v":{"a":1,"b":["x","y"],"c":{"f":1.5,"d":"NEWS"},"e":false},"o":{"b":{"a":2}},"l":"""
            + """[[1,2.5],null,[]],"k":"OLD","j":{"any":["thing",1e3,null,{"deep":[[[]]]}]}}"""),
        ("query($n: Int! = 3, $i: [ID!]) { nodes(first: $n) { id } node(id: 1) { id } a(x: $n) b @skip(if: false) }"u8.ToArray(), """{"n":2,"i":["a",1,-5]}"""),
        ("query($x: Boolean = true, $s: String! = \"d\") { b @include(if: $x) q @skip(if: $x) { b } echo(v: { b: [$s] }) }"u8.ToArray(),
            """{"x":null,"s":"text"}"""),
    ];

    [Fact]
    public Task Damaged_variables_are_accepted_or_refused()
    {
        var engine = new FuzzEngine();
        byte[][] corpus = [.. variables.Select(pair => Encoding.UTF8.GetBytes(pair.Variables))];
        return FuzzRun.OfAsync("variables", FuzzRun.Cases(12_000), chance =>
        {
            var (document, text) = chance.Among(variables);
            var json = chance.Percent(50) ? ByteDamage.Of(Encoding.UTF8.GetBytes(text), corpus, chance) : Encoding.UTF8.GetBytes(SwapValues(text, chance));
            JsonDocument parsed;
            try
            {
                parsed = JsonDocument.Parse(json);
            }
            catch (JsonException)
            {
                return Task.FromResult("no JSON");
            }
            using (parsed) return RunCase(json, () => engine.Run(document, parsed.RootElement));
        });
    }

    /// <summary>Gives a property another value and moves its own to a new property <c>x</c>, so that the text remains valid JSON.</summary>
    static string SwapValues(string json, Chance chance)
    {
        string[] values =
        [
            "null", "true", "-0", "1e400", "1.5", "2147483648", "\"\"", "\"\\ud800\"", "[]", "[null]", "{}", "{\"a\":1,\"b\":null}", "[[[1]]]", "\"NEWS\"",
            "99999999999999999999",
        ];
        var starts = Enumerable.Range(0, json.Length).Where(i => json[i] == ':').ToArray();
        var at = chance.Of(starts) + 1;
        return $"{json[..at]}{chance.Of(values)},\"x\":{json[at..]}";
    }

    /// <summary>Runs a case; the message of its exception quotes the input.</summary>
    static Task<string> RunCase(byte[] input, Func<string> run)
    {
        try
        {
            return Task.FromResult(run());
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{exception.Message}\n    {ByteDamage.Show(input)}", exception);
        }
    }
}
