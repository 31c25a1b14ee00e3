using System.Text;

namespace ContentApi.Conformance.Tests.Generation;

/// <summary>
/// Generates documents whose fields share few response names, at several levels and through fragments: many fields can be merged, many conflict.
/// </summary>
sealed class MergingGenerator(Chance chance)
{
    public const string Schema = """
        interface Node { x: Int y: String node: Node list: [Node] }
        type Alpha implements Node { x: Int y: String z(n: Int, o: Plain, s: String): Int! node: Node list: [Node] deep: Beta! any: Any }
        type Beta implements Node { x: Int y: String z(n: Int, o: Plain, s: String): String node: Node list: [Node] deep: [Alpha] any: Any }
        union Any = Alpha | Beta
        input Plain { a: Int b: Int }
        type Query implements Node { x: Int y: String node: Node list: [Node] alpha: Alpha beta: Beta any: Any }
        """;

    static readonly string[] Types = ["Node", "Alpha", "Beta", "Any", "Query"];

    int fragments;

    public string Generate()
    {
        fragments = chance.Below(5);
        var text = new StringBuilder();
        for (var i = chance.Percent(80) ? 1 : 2; i > 0; i--) text.Append($"query Q{i} {Selections(3)}\n");
        for (var i = 0; i < fragments; i++) text.Append($"fragment F{i} on {chance.Among(Types)} {Selections(2)}\n");
        return text.ToString();
    }

    string Selections(int depth) => $"{{ {string.Join(' ', Enumerable.Range(0, 1 + chance.Below(4)).Select(_ => Selection(depth)))} }}";

    string Selection(int depth)
    {
        if (fragments > 0 && chance.Percent(25)) return $"...F{chance.Below(fragments)}";
        if (depth > 0 && chance.Percent(20)) return $"... on {chance.Among(Types)} {Selections(depth - 1)}";
        var alias = chance.Percent(30) ? $"{chance.Of("x", "y", "node", "deep")}: " : "";
        if (depth > 0 && chance.Percent(55)) return $"{alias}{chance.Of("node", "list", "deep", "alpha", "beta", "any")} {Selections(depth - 1)}";
        return alias + chance.Of(
            "x", "y", "z", "z(n: 1)", "z(n: 2)", "z(o: {a: 1, b: 2})", "z(o: {b: 2, a: 1})",
            "z(n: $v)", "z(s: \"a\")", "z(s: \"\"\"a\"\"\")", "unknown");
    }
}
