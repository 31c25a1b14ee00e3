namespace ContentApi.Conformance.Tests.Generation;

/// <summary>Generates schemas whose fields return their arguments as a string, with arguments of every kind of input type.</summary>
sealed class EchoSchemaGenerator(Chance chance)
{
    static readonly string[] Types = ["Int", "Float", "String", "Boolean", "ID", "Any", "Color", "Plain", "OneOf", "Tree"];

    public string Generate()
    {
        var fields = Enumerable.Range(0, 8).Select(i =>
            $"  f{i}({string.Join(", ", Enumerable.Range(0, 1 + chance.Below(3)).Select(a => $"a{a}: {Type(chance.Of(Types))}"))}): String");
        return $$"""
            {{SchemaGenerator.Tag}} repeatable on FIELD | QUERY
            directive @once(v: Int) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION | QUERY | MUTATION | SUBSCRIPTION | VARIABLE_DEFINITION
            scalar Any
            enum Color { RED GREEN BLUE }
            input Plain { {{Inputs()}} }
            input Tree { {{Inputs()}} child: Tree children: [Tree!] one: OneOf }
            input OneOf @oneOf { int: Int list: [Float] plain: Plain one: OneOf color: Color any: Any }
            type Query {
            {{string.Join('\n', fields)}}
            }
            type Mutation { m(v: Plain, w: [[Int]] = [[1], 2, null], x: Float! = 1, y: [ID!]! = 5): String }
            type Subscription { s(v: Int): String }
            """;
    }

    string Inputs() => string.Join(' ', Enumerable.Range(0, 2 + chance.Below(4)).Select(i => $"i{i}: {Type(chance.Of(Types[..7]))}"));

    string Type(string named)
    {
        var type = named;
        for (var lists = chance.Below(5) - 2; lists > 0; lists--) type = $"[{type}{(chance.Percent(40) ? "!" : "")}]";
        return chance.Percent(25) ? $"{type}!" : type;
    }
}
