using System.Text;
using System.Text.Json;

namespace ContentApi.Benchmarks.Attacks;

/// <summary>A request that is meant to cost the server far more than the client.</summary>
/// <param name="Name">The name in the table: the part that the request repeats.</param>
/// <param name="Code">The code that the first error of the response must have; empty for a response without errors.</param>
/// <param name="Body">Returns the body of the n-th request. Each body differs from all others, so that no cache can answer it.</param>
sealed record Attack(string Name, string Code, Func<int, byte[]> Body)
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        Of("bytes of the request", "REQUEST_TOO_LARGE", $"{{ __typename }} #{new string('x', 2 << 20)}"),
        Of("tokens", "DOCUMENT_TOO_LARGE", $"{{ {Repeat(120_000, _ => "a ")} }}"),
        Of("open braces", "OPERATION_TOO_DEEP", Repeat(100_000, _ => "{a")),
        Of("open brackets in a value", "DOCUMENT_TOO_LARGE", $"{{ a(v: {new string('[', 100_000)}"),
        Of("open brackets in a type", "DOCUMENT_TOO_LARGE", $"query($v: {new string('[', 100_000)}"),
        Json("nested variables", "BAD_REQUEST", "{ __typename }", $"{{\"v\":{new string('[', 100_000)}{new string(']', 100_000)}}}"),
        Of("chain of fragments", "OPERATION_TOO_DEEP",
            $"{{ ...F0 }} {Repeat(1_800, i => $"fragment F{i} on Query {{ ...F{i + 1} }} ")} fragment F1800 on Query {{ __typename }}"),
        Of("fragments that multiply", "OPERATION_TOO_LARGE",
            $"{{ ...F0 }} {Repeat(45, i => $"fragment F{i} on Query {{ pages {{ nodes {{ __typename }} }} ...F{i + 1} ...F{i + 1} }} ")} "
            + $"fragment F45 on Query {{ __typename }}"),
        Of("operations that share fragments", "DOCUMENT_TOO_LARGE",
            $"{Repeat(900, i => $"query Q{i} {{ snapshot {{ ...F }} }} ")} "
            + $"fragment F on Snapshot {{ {Repeat(600, i => $"...F{i} ")} }} {Repeat(600, i => $"fragment F{i} on Snapshot {{ oid }} ")}"),
        Of("cycles of fragments", "GRAPHQL_VALIDATION_FAILED",
            $"{{ ...F0 }} {Repeat(90, i => $"fragment F{i} on Query {{ {Repeat(50, j => $"...F{j} ")} }} ")}"),
        Of("aliases", "OPERATION_TOO_LARGE", $"{{ {Repeat(3_000, i => $"x{i}: __typename ")} }}"),
        Of("directives", "DOCUMENT_TOO_LARGE", $"{{ __typename {Repeat(6_000, _ => "@a ")} }}"),
        Of("root fields", "OPERATION_TOO_LARGE", $"{{ {Repeat(14_000, _ => "__typename ")} }}"),
        Of("unknown fields", "GRAPHQL_VALIDATION_FAILED", $"{{ snapshot {{ {Repeat(9_000, i => $"unknown{i} ")} }} }}"),
        Of("unknown types", "GRAPHQL_VALIDATION_FAILED", Repeat(90, i => $"query Q{i}($v: Pagge{i}) {{ snapshot {{ oid }} }} ")),
        Of("the same field again and again", "",
            $"{{ snapshot {{ {Repeat(9_000, _ => "oid ")} }} {Pages(500, "sections { actions { title title } heading } title")} }}"),
        Of("fields that overlap", "GRAPHQL_VALIDATION_FAILED",
            $"{{ {Pages(1, $"sections {{ body {{ {Repeat(2_000, i => $"excerpt(length: {i}) ")} }} }}")} }}"),
        Of("fragments that overlap repeatedly", "OPERATION_TOO_LARGE",
            $"{{ menus {{ nodes {{ items {{ ...S0 }} }} }} }} "
            + $"{Repeat(20, i => $"fragment S{i} on MenuItem {{ children {{ ...S{i + 1} ...T0 }} b: children {{ ...S{i + 1} }} }} ")} "
            + $"{Repeat(20, i => $"fragment T{i} on MenuItem {{ children {{ ...T{i + 1} }} b: children {{ ...T{i + 1} }} }} ")} "
            + $"fragment S20 on MenuItem {{ label }} fragment T20 on MenuItem {{ label }}"),
        Of("pages of pages", "OPERATION_TOO_COSTLY",
            $"{{ {Pages(500, $"reports {{ citedBy {{ reports {{ citedBy {{ reports {{ citedBy {{ title }} }} }} }} }} }}")} }}"),
        Of("introspection in introspection", "OPERATION_TOO_COSTLY", $"{{ __schema {{ types {{ {Nested(8, "fields { type { ", "name", " } }")} }} }} }}"),
        Of("over-long pages", "PAGE_SIZE_EXCEEDED", "{ pages(first: 1000000000) { nodes { title } } }"),
        Of("huge numbers", "GRAPHQL_VALIDATION_FAILED", $"{{ pages(first: {new string('9', 250_000)}) {{ totalCount }} }}"),
        Json("many wrong variables", "BAD_USER_INPUT", "query($v: [ID!]!) { nodes(ids: $v) { id } }",
            $"{{\"v\":[{string.Join(',', Enumerable.Repeat("1.5", 60_000))}]}}"),
        Json("a long list for one value", "BAD_USER_INPUT", "query($v: Int) { pages(first: $v) { totalCount } }",
            $"{{\"v\":[{string.Join(',', Enumerable.Repeat("1", 120_000))}]}}"),
        Of("excerpts of many lengths", "", $"{{ {Pages(400, $"sections {{ body {{ {Repeat(100, i => $"e{i}: excerpt(length: {(i * 10) + 1}) ")} }} }}")} }}"),
        Of("filters of many conditions", "",
            $"{{ {Repeat(20, i => $"a{i}: pages(where: {{or: [{Repeat(60, j => $"{{title: {{contains: \"{i}{j}\"}}}} ")}]}}) {{ totalCount }} ")} }}"),
        Of("filters in filters", "DOCUMENT_TOO_LARGE", $"{{ pages(where: {Nested(3_000, "{not: ", "{}", "}")}) {{ totalCount }} }}"),
        Of("the widest lists of a filter", "BAD_USER_INPUT", $"{{ pages(where: {{slug: {{in: [{Repeat(4_000, i => $"\"{i}\" ")}]}}}}) {{ totalCount }} }}"),
        Of("orders of many fields", "BAD_USER_INPUT", $"{{ pages(orderBy: [{Repeat(2_000, _ => "{title: ASC} ")}]) {{ totalCount }} }}"),
        Of("facets of everything", "OPERATION_TOO_COSTLY",
            $"{{ {Repeat(50, i => $"a{i}: pages {{ facets {{ values(first: 500) {{ value count entry {{ id }} }} }} }} ")} }}"),
        Of("searches for every letter", "",
            $"{{ {Repeat(90, i => $"a{i}: search(query: \"{(char)('a' + i % 26)}*\", first: 5) "
            + $"{{ totalCount edges {{ match {{ highlights(first: 20, length: 1000) {{ html }} }} }} }} ")} }}"),
        Of("words of a search", "BAD_USER_INPUT", $"{{ search(query: \"{Repeat(20_000, i => $"a{i % 10} ")}\") {{ totalCount }} }}"),
        Of("a whole menu, again and again", "",
            $"{{ menu(handle: \"main\") {{ {Repeat(100, i => $"a{i}: tree ")} {Repeat(90, i => $"b{i}: breadcrumbs(to: \"/{i}\") {{ id }} ")} }} }}"),
        Of("escapes", "", $"{{ page(slug: \"{string.Concat(Enumerable.Repeat("\\u00e9", 30_000))}\") {{ title }} }}"),
        Json("unused variables", "", "{ __typename }", $"{{{string.Join(',', Enumerable.Range(0, 16_000).Select(i => $"\"v{i}\":{i}"))}}}"),
    ];

    static string Pages(int size, string selection) => $"pages(first: {size}) {{ nodes {{ {selection} }} }}";

    static string Nested(int levels, string open, string inner, string close) => Repeat(levels, _ => open) + inner + Repeat(levels, _ => close);

    static string Repeat(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(part(i));
        return text.ToString();
    }

    static Attack Of(string name, string code, string document) =>
        new(name, code, n => JsonSerializer.SerializeToUtf8Bytes(new { query = $"#{n}\n{document}" }));

    static Attack Json(string name, string code, string document, string variables) =>
        new(name, code, n => Encoding.UTF8.GetBytes($"{{\"query\":\"#{n}\\n{document}\",\"variables\":{variables}}}"));
}
