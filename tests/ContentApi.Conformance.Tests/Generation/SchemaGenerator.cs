using System.Text;
using System.Text.RegularExpressions;

namespace ContentApi.Conformance.Tests.Generation;

/// <summary>Generates valid type system documents with every kind of definition and few names, so that types share fields and fields conflict.</summary>
sealed partial class SchemaGenerator(Chance chance)
{
    /// <summary>The definition of a directive that is applied in many places, without its locations.</summary>
    public const string Tag = "directive @tag(name: String!, n: Int = 1)";

    static readonly string[] Leaves = ["Int", "Float", "String", "Boolean", "ID", "Any", "Link", "Color", "Size"];
    static readonly string[] Objects = ["Alpha", "Beta", "Gamma", "Delta"];
    static readonly string[] Interfaces = ["Node", "Named", "Deep"];
    static readonly string[] Unions = ["Either", "Some"];
    static readonly string[] Inputs = ["Plain", "Nested", "OneOf", "Strict"];
    static readonly string[] FieldNames = ["a", "b", "c", "d", "e", "f"];

    /// <summary>Returns the document without the applications of the directive.</summary>
    public static string WithoutTags(string sdl) => TagApplication().Replace(sdl, "");

    [GeneratedRegex("(?<!directive )@tag\\([^)]*\\)")]
    private static partial Regex TagApplication();

    readonly StringBuilder sdl = new();

    // The fields of each interface, which its implementations repeat.
    readonly Dictionary<string, List<(string Name, string Arguments, string Type)>> interfaceFields = [];

    public string Generate()
    {
        var hasAllRoots = chance.Percent(85);
        if (chance.Percent(30) && hasAllRoots)
            sdl.Append("\"\"\"A schema\n  that is described\"\"\"\n")
                .Append("schema @tag(name: \"s\") { query: Query mutation: Mutation subscription: Subscription }\n");
        Directives();
        Scalars();
        foreach (var name in Inputs) Input(name);
        foreach (var name in Interfaces) Interface(name);
        foreach (var name in Objects) Object(name, [.. chance.Some(Interfaces, 45)]);
        foreach (var name in Unions) sdl.Append($"{Description("")}union {name}{Tags()} = {string.Join(" | ", chance.Some(Objects, 60))}\n");
        Root("Query", 7);
        if (hasAllRoots)
        {
            Root("Mutation", 3);
            Root("Subscription", 2);
        }
        if (chance.Percent(40))
            sdl.Append("extend type Query { extended(v: Int = 3): String }\nextend enum Color { VIOLET }\nextend input Plain { late: [Int] = [1, 2] }\n");
        return sdl.ToString();
    }

    void Directives()
    {
        sdl.Append(
            $"{Tag} repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT "
            + "| INPUT_FIELD_DEFINITION | FIELD | QUERY\n");
        sdl.Append(
            $"{Description("")}directive @once(v: {chance.Of("Int", "[Int!]", "Color", "Plain")}) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT "
            + "| FRAGMENT_DEFINITION | QUERY | MUTATION | SUBSCRIPTION | VARIABLE_DEFINITION\n");
    }

    void Scalars()
    {
        sdl.Append($"{Description("")}scalar Any\nscalar Link @specifiedBy(url: \"https://example.org/{chance.Below(9)}\")\n");
        sdl.Append(
            $"enum Color{Tags()} {{ RED {Description("  ")}GREEN @deprecated BLUE @deprecated(reason: \"sad \\\"blue\\\"\") }}\n"
            + "enum Size { SMALL LARGE true_ }\n");
    }

    void Input(string name)
    {
        var isOneOf = name == "OneOf";
        sdl.Append($"{Description("")}input {name}{(isOneOf ? " @oneOf" : "")} {{\n");
        foreach (var field in chance.Some(FieldNames, 60))
        {
            var named = name == "Nested" && chance.Percent(50) ? chance.Of("Plain", "OneOf", "Nested") : chance.Of(Leaves);
            var type = isOneOf
                ? chance.Percent(40) ? $"[{named}!]" : named
                : Wrap(named, isInput: true, mayBeRequired: named != "Nested" && (name == "Strict" || chance.Percent(30)));
            var literal = !isOneOf && chance.Percent(30) && named is not ("Nested" or "OneOf" or "Plain") ? $" = {Literal(type)}" : "";
            var isRequired = type.EndsWith('!') && literal == "";
            sdl.Append($"  {Description("  ")}{field}: {type}{literal}{(isRequired ? "" : Deprecated(15))}\n");
        }
        sdl.Append("}\n");
    }

    void Interface(string name)
    {
        List<string> implemented = name == "Deep" ? ["Named"] : [];
        var fields = implemented.SelectMany(parent => interfaceFields[parent]).ToList();
        foreach (var field in chance.Some(FieldNames, 35))
            if (fields.All(known => known.Name != field)) fields.Add((field, Arguments(), OutputType()));
        interfaceFields[name] = fields;
        sdl.Append($"{Description("")}interface {name}{Implements(implemented)} {{\n");
        foreach (var field in fields) sdl.Append($"  {field.Name}{field.Arguments}: {field.Type}{(implemented.Count > 0 ? "" : Deprecated(5))}\n");
        sdl.Append("}\n");
    }

    void Object(string name, List<string> implemented)
    {
        if (implemented.Contains("Deep") && !implemented.Contains("Named")) implemented.Add("Named");
        var fields = new Dictionary<string, (string Arguments, string Type)>();
        foreach (var parent in implemented.ToArray())
        {
            // If two interfaces define a field differently, an object can implement only one of them.
            if (interfaceFields[parent].Any(field => fields.TryGetValue(field.Name, out var known) && known != (field.Arguments, field.Type)))
            {
                implemented.Remove(parent);
                if (parent == "Named") implemented.Remove("Deep");
                continue;
            }
            foreach (var field in interfaceFields[parent]) fields[field.Name] = (field.Arguments, field.Type);
        }
        if (implemented.Contains("Deep") && !implemented.Contains("Named")) implemented.Remove("Deep");
        foreach (var field in chance.Some(FieldNames, 60)) fields.TryAdd(field, (Arguments(), OutputType()));

        sdl.Append($"{Description("")}type {name}{Implements(implemented)}{Tags()} {{\n");
        foreach (var (field, (arguments, type)) in fields)
        {
            // An implementation may be stricter than its interface.
            var own = !type.EndsWith('!') && chance.Percent(20) ? $"{type}!" : type;
            var isInherited = implemented.Any(parent => interfaceFields[parent].Any(known => known.Name == field));
            sdl.Append($"  {Description("  ")}{field}{arguments}: {own}{(isInherited ? "" : Deprecated(10))}\n");
        }
        sdl.Append("}\n");
    }

    void Root(string name, int fields)
    {
        sdl.Append($"type {name} {{\n");
        for (var i = 0; i < fields; i++) sdl.Append($"  {(i < FieldNames.Length ? FieldNames[i] : $"g{i}")}{Arguments()}: {OutputType()}\n");
        sdl.Append("}\n");
    }

    string Arguments()
    {
        if (chance.Percent(55)) return "";
        var arguments = chance.Some(["x", "y", "z"], 40).Select(name =>
        {
            var named = chance.Percent(45) ? chance.Of(Inputs) : chance.Of(Leaves);
            var type = Wrap(named, isInput: true, mayBeRequired: chance.Percent(40));
            var literal = chance.Percent(30) && !Inputs.Contains(named) ? $" = {Literal(type)}" : "";
            return $"{name}: {type}{literal}{(type.EndsWith('!') && literal == "" ? "" : Deprecated(8))}";
        });
        return $"({string.Join(", ", arguments)})";
    }

    string OutputType() => Wrap(
        chance.Below(10) switch { < 4 => chance.Of(Leaves), < 7 => chance.Of(Objects), < 9 => chance.Of(Interfaces), _ => chance.Of(Unions) },
        isInput: false, mayBeRequired: true);

    string Wrap(string named, bool isInput, bool mayBeRequired)
    {
        var type = named;
        if (chance.Percent(30)) type = $"[{type}{(chance.Percent(40) ? "!" : "")}]";
        if (type != named && chance.Percent(20)) type = $"[{type}{(chance.Percent(40) ? "!" : "")}]";
        return mayBeRequired && chance.Percent(isInput ? 50 : 25) ? $"{type}!" : type;
    }

    /// <summary>Returns a default value for a leaf type or for lists of one.</summary>
    string Literal(string type)
    {
        if (!type.EndsWith('!') && chance.Percent(10)) return "null";
        if (type.EndsWith('!')) type = type[..^1];
        if (type.StartsWith('['))
        {
            var item = type[1..^1];
            // A value that is no list is coerced to a list of one item.
            if (chance.Percent(20) && !item.StartsWith('[')) return Literal(item.EndsWith('!') ? item : $"{item}!");
            return $"[{string.Join(", ", Enumerable.Range(0, chance.Below(3)).Select(_ => Literal(item)))}]";
        }
        return type switch
        {
            "Int" => $"{chance.Below(20) - 10}",
            "Float" => chance.Of("1.5", "-0.25", "3", "1e3", "0.1"),
            "Boolean" => chance.Of("true", "false"),
            "ID" => chance.Of("7", "\"id\""),
            "Color" => chance.Of("RED", "GREEN", "BLUE"),
            "Size" => chance.Of("SMALL", "LARGE", "true_"),
            "Any" => chance.Of("1", "\"x\"", "{ n: [1, 2.5, null], e: RED }", "[true]", "ENUM"),
            _ => chance.Of("\"text\"", "\"\"\"block \"text\"\n  more\"\"\"", "\"\\u{1F600} \\n\"", "\"\""),
        };
    }

    string Description(string indent) => chance.Below(12) switch
    {
        0 => $"\"A description\"\n{indent}",
        1 => $"\"\"\"\n{indent}A block with `code`,\n{indent}    an indent and \\\"\"\" quotes\n{indent}\"\"\"\n{indent}",
        2 => $"\"  spaces \\\"quoted\\\" \\\\ é 😀 \"\n{indent}",
        _ => "",
    };

    string Deprecated(int percent) =>
        !chance.Percent(percent) ? "" : chance.Of(" @deprecated", " @deprecated(reason: \"old\")", " @deprecated(reason: \"\"\"very\nold\"\"\")");

    string Tags() => chance.Percent(15) ? " @tag(name: \"t\") @tag(name: \"u\", n: 2)" : "";

    static string Implements(List<string> names) => names.Count == 0 ? "" : $" implements {string.Join(" & ", names)}";
}
