using System.Text;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Conformance.Tests.Generation;

/// <summary>
/// Generates executable documents for a schema, valid or with random faults. Fragments are shared by operations, and each operation defines the
/// variables that it and its fragments use.
/// </summary>
/// <param name="faults">The probability of a fault at each place that can have one, in thousandths.</param>
sealed class OperationGenerator(Schema schema, Chance chance, int faults)
{
    const int MaxDepth = 4;

    readonly ValueGenerator values = new(chance, faults);
    readonly List<(string Name, string Text, Part Part)> fragments = [];
    int names;

    /// <summary>The variables and fragments that a definition uses itself, without those that its fragments use.</summary>
    public sealed class Part
    {
        public Dictionary<string, VariableUse> Variables { get; } = [];
        public HashSet<string> Spreads { get; } = [];
    }

    /// <param name="Type">The type as it is written.</param>
    /// <param name="Input">The type that its values should have; null for no values.</param>
    /// <param name="Default">The literal of the default value; null for none.</param>
    public sealed record VariableUse(string Type, TypeReference? Input, string? Default);

    /// <summary>The name of each operation (null for an anonymous one) and the variables that it defines.</summary>
    public List<(string? Name, Dictionary<string, VariableUse> Variables)> Operations { get; } = [];

    public string Generate()
    {
        var text = new StringBuilder();
        var count = chance.Percent(75) ? 1 : 2 + chance.Below(2);
        var operations = new List<(string Keyword, string? Name, string Body, Part Part)>();
        for (var i = 0; i < count; i++)
        {
            var (keyword, root) = chance.Below(10) switch
            {
                < 7 => ("query", schema.QueryType),
                < 9 when schema.MutationType is not null || Fault() => ("mutation", schema.MutationType ?? schema.QueryType),
                9 when schema.SubscriptionType is not null => ("subscription", schema.SubscriptionType),
                _ => ("query", schema.QueryType),
            };
            var part = new Part();
            var name = count > 1 && !Fault() || chance.Percent(40) ? Fault() ? "Q0" : $"Q{i}" : null;
            var body = keyword == "subscription" && !Fault() ? $"{{ {Field(root, part, MaxDepth)} }}" : SelectionSet(root, part, MaxDepth);
            operations.Add((keyword, name, body, part));
        }
        if (Fault()) Fragment(chance.Of(schema.Types.Where(type => type.IsComposite).ToArray()), MaxDepth - 1);
        foreach (var (keyword, name, body, part) in operations)
        {
            var variables = Closure(part);
            if (Fault()) variables.TryAdd("unused", new("Int", schema.FindType("Int"), null));
            if (Fault() && variables.Count > 0) variables.Remove(variables.Keys.First());
            var definitions = string.Join(chance.Of(", ", " "), variables.Select(variable =>
                $"{Description()}${variable.Key}: {variable.Value.Type}{(variable.Value.Default is { } literal ? $" = {literal}" : "")}"
                    + $"{(chance.Percent(5) ? " @once" : "")}"));
            if (Fault() && definitions != "") definitions += $", ${variables.Keys.First()}: Int";
            var isShort = keyword == "query" && name is null && definitions == "" && chance.Percent(60);
            text.Append(isShort
                ? body
                : $"{Description()}{keyword}{(name is null ? "" : $" {name}")}{(definitions == "" ? "" : $"({definitions})")}{Directives("QUERY")} {body}");
            text.Append('\n');
            Operations.Add((name, variables));
        }
        foreach (var (_, fragment, _) in fragments) text.Append(fragment).Append('\n');
        if (Fault())
            text.Append(chance.Of(
                "type T { a: Int }", "extend schema @tag(name: \"x\")", "directive @d on FIELD", "extend type Query { b: Int }", "query Q0 { __typename }",
                "{ __typename }"));
        return text.ToString();
    }

    Dictionary<string, VariableUse> Closure(Part part)
    {
        var variables = new Dictionary<string, VariableUse>(part.Variables);
        var seen = new HashSet<string>();
        var pending = new Stack<string>(part.Spreads);
        while (pending.TryPop(out var name))
        {
            if (!seen.Add(name)) continue;
            foreach (var fragment in fragments.Where(fragment => fragment.Name == name))
            {
                foreach (var (variable, use) in fragment.Part.Variables) variables.TryAdd(variable, use);
                foreach (var spread in fragment.Part.Spreads) pending.Push(spread);
            }
        }
        return variables;
    }

    string SelectionSet(NamedType type, Part part, int depth)
    {
        var selections = Enumerable.Range(0, 1 + chance.Below(depth)).Select(_ => Selection(type, part, depth));
        return $"{{ {string.Join(chance.Of(" ", ", ", "\n"), selections)} }}";
    }

    string Selection(NamedType type, Part part, int depth)
    {
        var kind = chance.Below(10);
        if (kind < 7 && type is FieldsType fields) return Field(fields, part, depth);
        if (kind == 7 || depth <= 1) return $"{(chance.Percent(20) ? "t: " : "")}__typename{Conditions(part)}";
        var condition = Condition(type);
        if (kind == 8)
        {
            var isBare = chance.Percent(25);
            var inner = isBare ? type : schema.FindType(condition) ?? type;
            return $"...{(isBare ? "" : $" on {condition}")}{Conditions(part)}{Directives("INLINE_FRAGMENT")} {SelectionSet(inner, part, depth - 1)}";
        }
        var name = Fault() ? "Unknown"
            : fragments.Count > 0 && Fault() ? chance.Among(fragments).Name
            : Existing(type) ?? Fragment(schema.FindType(condition) ?? type, depth - 1);
        part.Spreads.Add(name);
        return $"...{name}{Conditions(part)}{Directives("FRAGMENT_SPREAD")}";
    }

    /// <summary>
    /// Returns the name of an earlier fragment on the type; null for none. It cannot form a cycle: fragments that are being generated are not in the list yet.
    /// </summary>
    string? Existing(NamedType type)
    {
        var fitting = fragments.Where(fragment => fragment.Text.Contains($" on {type} ", StringComparison.Ordinal)).ToList();
        return fitting.Count > 0 && chance.Percent(60) ? chance.Among(fitting).Name : null;
    }

    string Fragment(NamedType type, int depth)
    {
        var part = new Part();
        var name = Fault() && fragments.Count > 0 ? fragments[0].Name : $"F{names++}";
        var body = SelectionSet(type, part, Math.Max(1, depth));
        if (Fault())
        {
            part.Spreads.Add(name);
            body = $"{body[..^1]}...{name} }}";
        }
        fragments.Add((
            name,
            $"{Description()}fragment {name} on {(Fault() ? chance.Of("Int", "Plain", "Unknown", "Color") : type)} {Directives("FRAGMENT_DEFINITION")}{body}",
            part));
        return name;
    }

    /// <summary>Returns a type condition that is possible within the type.</summary>
    string Condition(NamedType type)
    {
        if (Fault()) return chance.Among(schema.Types).Name;
        var possible = schema.PossibleTypes(type);
        var candidates = schema.Types.Where(other => other.IsComposite && schema.PossibleTypes(other).Any(possible.Contains)).ToList();
        return (candidates.Count == 0 || chance.Percent(35) ? type : chance.Among(candidates)).Name;
    }

    string Field(FieldsType type, Part part, int depth)
    {
        if (type == schema.QueryType && chance.Percent(4))
            return chance.Of(
                "__schema { description queryType { name } }", "__type(name: \"Alpha\") { name kind fields { name } }", "__type(name: \"None\") { name }");
        if (Fault()) return chance.Of("unknown", "unknown { a }", "a: unknown(x: 1)");

        // At the last level, fields that need no selection set are preferred, for short documents.
        var field = chance.Among<Field>(
            type.Fields.Where(field => depth > 1 || field.Type.Named.IsLeaf).ToArray() is { Length: > 0 } fitting ? fitting : type.Fields);
        var arguments = Arguments(field, part);

        // A unique alias keeps fields from conflicting; a few keep their names and may conflict.
        var alias = chance.Percent(arguments == "" ? 25 : 80) ? $"{field.Name}_{names++}: " : Fault() ? chance.Of("a: ", "b: ") : "";
        var isComposite = field.Type.Named.IsComposite;
        var selection = isComposite == Fault() ? "" : $" {SelectionSet(isComposite ? field.Type.Named : schema.QueryType, part, Math.Max(1, depth - 1))}";
        return $"{alias}{field.Name}{arguments}{Conditions(part)}{Directives("FIELD")}{selection}";
    }

    string Arguments(Field field, Part part)
    {
        var given = new List<string>();
        foreach (var argument in field.Arguments)
        {
            if (!argument.IsRequired && chance.Percent(35) || argument.IsRequired && Fault()) continue;
            given.Add($"{(Fault() ? "unknown" : argument.Name)}: {Value(argument.Type, argument.DefaultValue is not null, part)}");
            if (Fault()) given.Add(given[^1]);
        }
        if (Fault()) given.Add($"extra: {values.Literal(schema.FindType("Int")!, null)}");
        return given.Count == 0 ? "" : $"({string.Join(", ", chance.Percent(20) ? Enumerable.Reverse(given) : given)})";
    }

    string Value(TypeReference type, bool hasDefault, Part part) => chance.Percent(30)
        ? Variable(type, hasDefault, false, part)
        : values.Literal(type, (inner, innerHasDefault, isOneOf) => chance.Percent(15) ? Variable(inner, innerHasDefault, isOneOf, part) : null);

    string Variable(TypeReference type, bool hasDefault, bool isOneOf, Part part)
    {
        var name = $"v{names++}";
        var (written, input) = ($"{type}", type);
        var literal = chance.Percent(35) ? values.Literal(type.Nullable, null) : null;
        // A nullable variable is valid in a non-null position if the position or the variable has a default value (5.8.5).
        if (type.IsNonNull && !isOneOf && (hasDefault || literal is not null and not "null") && chance.Percent(50))
            (written, input) = ($"{type.Nullable}", type.Nullable);
        else if (!type.IsNonNull && chance.Percent(25)) written += "!";
        if (written.EndsWith('!') && literal == "null") literal = null;
        if (Fault()) written = chance.Of("Int", "[Int]", "Unknown", "Alpha", "String!", $"[{written}]") + (isOneOf ? "!" : "");
        written = written.Replace("!!", "!", StringComparison.Ordinal);
        part.Variables[name] = new(written, input, literal);
        return $"${name}";
    }

    string Conditions(Part part)
    {
        if (!chance.Percent(10)) return "";
        var name = $"v{names++}";
        var value = chance.Below(4) switch { 0 => "true", 1 => "false", _ => $"${name}" };
        if (value.StartsWith('$'))
            part.Variables[name] = chance.Percent(40)
                ? new("Boolean", schema.FindType("Boolean"), chance.Of("true", "false"))
                : new("Boolean!", schema.FindType("Boolean"), null);
        return $" @{chance.Of("skip", "include")}(if: {value})"
            + $"{(chance.Percent(10) ? $" @{chance.Of("skip", "include")}(if: {chance.Of("true", "false")})" : "")}";
    }

    string Directives(string location)
    {
        if (Fault())
            return chance.Of(" @unknown", " @tag", " @tag(name: \"x\")", " @once @once", " @include", " @deprecated", " @once(v: 1, v: 1)", " @skip(if: 1)");
        if (!chance.Percent(4)) return "";
        return location is "FIELD" or "QUERY" && chance.Percent(50) ? " @tag(name: \"x\") @tag(name: \"y\", n: 2)" : " @once";
    }

    string Description() => chance.Percent(3) && !Fault() ? chance.Of("\"described\" ", "\"\"\"in a block\"\"\" ") : "";

    bool Fault() => faults > 0 && chance.Below(1000) < faults;
}
