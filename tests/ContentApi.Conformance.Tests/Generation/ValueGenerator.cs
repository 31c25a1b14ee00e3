using System.Text.Json.Nodes;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Conformance.Tests.Generation;

/// <summary>Generates input values, as literals and as JSON, that mostly fit their type and are often at its limits.</summary>
/// <param name="faults">The probability that a value does not fit its type, in thousandths.</param>
sealed class ValueGenerator(Chance chance, int faults)
{
    /// <summary>
    /// Returns a variable for a position of the type; null to generate a literal. The fields of a OneOf input object are nullable, but a variable for one must
    /// be non-null (3.10.1). The reference does not check that where the object itself is non-null or in a list.
    /// </summary>
    public delegate string? Substitute(TypeReference type, bool hasDefault, bool isOneOf);

    public string Literal(TypeReference type, Substitute? substitute, int depth = 0)
    {
        if (!type.IsNonNull && chance.Percent(10)) return "null";
        if (Fault())
            return chance.Of("null", "1", "-1", "1.5", "\"x\"", "true", "RED", "NONE", "[]", "[null]", "{}", "{ a: 1 }", "[[1]]", "{ x: { a: null } }");
        switch (type.Nullable)
        {
            case ListType list:
                if (chance.Percent(15)) return Item(list.OfType, false);
                return $"[{string.Join(chance.Of(", ", " "), Enumerable.Range(0, chance.Below(4)).Select(_ => Item(list.OfType, false)))}]";
            case InputObjectType { IsOneOf: true } oneOf:
                var one = chance.Among(oneOf.Fields);
                return $"{{ {one.Name}: {Item(new NonNullType(one.Type), false, isOneOf: true)} }}";
            case InputObjectType inputObject:
                var fields = inputObject.Fields.Where(field => field.IsRequired || depth < 3 && chance.Percent(60))
                    .Select(field => $"{field.Name}: {Item(field.Type, field.DefaultValue is not null)}").ToList();
                return $"{{ {string.Join(", ", chance.Percent(30) ? Enumerable.Reverse(fields) : fields)} }}";
            case EnumType @enum:
                return chance.Among(@enum.Values).Name;
            case NamedType named:
                return named.Name switch
                {
                    "Int" => chance.Of("0", "-0", "1", "-7", "2147483647", "-2147483648", "42", Rare("2147483648", "1")),
                    // None beyond the range of a double: the reference accepts such a literal, which the specification forbids (3.5.2).
                    "Float" => chance.Of("0.1", "-0.0", "1e10", "1.5E-3", "3", "123456789012345678901234567890", "4.9e-324"),
                    "Boolean" => chance.Of("true", "false"),
                    "ID" => chance.Of("\"id\"", "1", "-5", "123456789012345678901234567890", "\"\""),
                    "Any" => chance.Of("1", "\"s\"", "[1, [true]]", "{ b: 1, a: { c: [null, RED] } }", "ENUM", "1.25", "[]", "{}"),
                    _ => chance.Of("\"text\"", "\"\"", "\"\\u00e9\\n\\\"\"", "\"\"\"\n  block\n    text\n  \"\"\"",
                        "\"\\u{1F600}\"", "\"😀 é\"", "\"a/b\\/c\""),
                };
            default:
                return "null";
        }

        string Item(TypeReference itemType, bool hasDefault, bool isOneOf = false) =>
            substitute?.Invoke(itemType, hasDefault, isOneOf) ?? Literal(itemType, substitute, depth + 1);
    }

    public JsonNode? Json(TypeReference type, int depth = 0)
    {
        if (!type.IsNonNull && chance.Percent(10)) return null;
        if (Fault()) return chance.Below(10) switch
        {
            0 => null, 1 => 1, 2 => 1.5, 3 => "x", 4 => true, 5 => new JsonArray(), 6 => new JsonArray(null, 1), 7 => new JsonObject(),
            8 => new JsonObject { ["a"] = 1, ["zz"] = null }, _ => -1e300,
        };
        switch (type.Nullable)
        {
            case ListType list:
                if (chance.Percent(15) && Json(list.OfType, depth + 1) is { } single) return single;
                return new JsonArray([.. Enumerable.Range(0, chance.Below(4)).Select(_ => Json(list.OfType, depth + 1))]);
            case InputObjectType { IsOneOf: true } oneOf:
                var one = chance.Among(oneOf.Fields);
                return new JsonObject { [one.Name] = Json(new NonNullType(one.Type), depth + 1) };
            case InputObjectType inputObject:
                var value = new JsonObject();
                foreach (var field in inputObject.Fields)
                    if (field.IsRequired || depth < 3 && chance.Percent(60)) value[field.Name] = Json(field.Type, depth + 1);
                return value;
            case EnumType @enum:
                return chance.Among(@enum.Values).Name;
            case NamedType named:
                return named.Name switch
                {
                    "Int" => Number("0", "-0", "1", "-7", "2147483647", "-2147483648", "1.0", "1e3", Rare("2147483648", "1"), Rare("1.5", "2")),
                    "Float" => Number("0.1", "-0.0", "1e10", "3", "123456789012345678901234567890", "5e-324", "0.30000000000000004"),
                    "Boolean" => chance.Percent(50),
                    "ID" => chance.Below(5) switch
                    {
                        0 => "id", 1 => Number("5", "-0", "1.0", "9007199254740991", Rare("1.5", "7")), 2 => "", 3 => 12, _ => "é",
                    },
                    "Any" => JsonNode.Parse(chance.Of("1", "\"s\"", "[1,[true]]", "{\"b\":1,\"a\":{\"c\":[null]}}", "1.25", "[]", "{}", "{\"a b\":\"é\"}")),
                    _ => chance.Of("text", "", "é\n\"", "😀", "a/b", "\u2028", "\u0001"),
                };
            default:
                return null;
        }
    }

    string Rare(string rare, string common) => faults > 0 && chance.Percent(20) ? rare : common;

    JsonNode Number(params ReadOnlySpan<string> texts) => JsonNode.Parse(chance.Of(texts))!;

    bool Fault() => faults > 0 && chance.Below(1000) < faults;
}
