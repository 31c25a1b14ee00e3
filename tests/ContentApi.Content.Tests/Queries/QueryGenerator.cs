using System.Text.Json.Nodes;

namespace ContentApi.Content.Tests.Queries;

/// <summary>Random filters and orders over a <see cref="Catalogue"/>.</summary>
sealed class QueryGenerator(Catalogue catalogue, Chance chance)
{
    static readonly string[] Equalities = ["eq", "neq", "in", "nin"], Ranges = ["gt", "gte", "lt", "lte"],
        Texts = ["contains", "startsWith", "endsWith", "eqIgnoreCase", "inIgnoreCase", "containsIgnoreCase", "startsWithIgnoreCase", "endsWithIgnoreCase"];

    public JsonObject Where(Kinded kind, int depth)
    {
        var where = new JsonObject();
        for (var count = chance.Percent(5) ? 0 : 1 + chance.Below(2); count > 0; count--)
        {
            var (name, value) = kind switch
            {
                Scalar scalar => Operator(scalar),
                Many many => List(many, depth - 1),
                Prose => Text(),
                Leading => depth > 0 && chance.Percent(25) ? Combination(kind, depth - 1) : ("url", Where(Catalogue.LinkUrl, depth - 1)),
                OneOf oneOf => chance.Percent(70) && chance.Among(oneOf.Shapes) is var shape
                    ? (shape.Name, Where(shape, depth - 1)) : Combination(kind, depth - 1),
                var shape => depth > 0 && chance.Percent(35) ? Combination(kind, depth - 1) : Field((Shape)shape, depth - 1),
            };
            where[name] = value;
        }
        return where;
    }

    public JsonArray OrderBy(Shape shape)
    {
        var terms = new JsonArray();
        for (var count = chance.Below(4); count > 0; count--) terms.Add(Term(shape, 2));
        return terms;
    }

    JsonNode Term(Shape shape, int depth)
    {
        if (shape.IsEntry && chance.Percent(10))
            return chance.Of(new JsonObject { ["id"] = Direction() }, new JsonObject { ["sys"] = new JsonObject { [chance.Of("path", "url")] = Direction() } });
        var fields = shape.Fields.Where(field => field.Value is Scalar || (field.Value is Shape && depth > 0)).ToList();
        var (name, kind) = chance.Among(fields);
        return new JsonObject { [name] = kind is Shape inner ? Term(inner, depth - 1) : Direction() };
    }

    string Direction() => chance.Of("ASC", "DESC", "ASC_NULLS_FIRST", "DESC_NULLS_FIRST");

    (string, JsonNode?) Field(Shape shape, int depth)
    {
        if (shape.IsEntry && chance.Percent(8))
        {
            var path = new JsonObject { [chance.Of("startsWith", "gt", "contains", "eq")] = $"items/i{chance.Below(9):0}{chance.Below(100)}" };
            return chance.Of(
                ("id", path), ("sys", (JsonNode)new JsonObject { ["path"] = path.DeepClone() }),
                ("sys", new JsonObject { ["url"] = new JsonObject { ["exists"] = chance.Percent(50) } }));
        }
        var fields = depth > 0 ? shape.Fields.ToList() : [.. shape.Fields.Where(field => field.Value is Scalar or Prose)];
        var (name, kind) = chance.Among(fields);
        return (name, Where(kind, depth));
    }

    (string, JsonNode?) Combination(Kinded kind, int depth)
    {
        JsonArray Parts()
        {
            var parts = new JsonArray();
            for (var count = chance.Below(4); count > 0; count--) parts.Add(Where(kind, depth));
            return parts;
        }
        return chance.Below(7) switch
        {
            < 2 => ("and", Parts()),
            < 4 => ("or", Parts()),
            < 6 => ("not", Where(kind, depth)),
            _ => ("exists", chance.Percent(50)),
        };
    }

    (string, JsonNode?) List(Many many, int depth) =>
        chance.Percent(15) ? ("isEmpty", chance.Percent(50)) : (chance.Of("some", "some", "some", "none", "all"), Where(many.Of, depth));

    /// <summary>A condition on a text in Markdown.</summary>
    (string, JsonNode?) Text() => chance.Percent(10)
        ? ("exists", chance.Percent(50))
        : (chance.Of("contains", "containsIgnoreCase"), Part(chance.Of("apple", "Apple zebra", "ZEBRA", "éclair", "<!--", "**", "zebra)", "日本 Ω")));

    (string, JsonNode?) Operator(Scalar scalar)
    {
        var isText = scalar.Name is "String" or "URL" or "LinkUrl";
        var roll = chance.Below(10);
        if (roll == 0) return ("exists", chance.Percent(50));
        if (roll < 3 && isText)
        {
            var name = chance.Among(Texts);
            return (name, name == "inIgnoreCase" ? Operands(scalar, 0) : Part((string)catalogue.Value(scalar, chance)));
        }
        if (roll < 6 && scalar.Name is not ("Boolean" or "Kind")) return (chance.Among(Ranges), JsonValue.Create(catalogue.Value(scalar, chance)));
        var equality = chance.Among(Equalities);
        return (equality, equality is "in" or "nin" ? Operands(scalar, 10) : Operand(scalar, 10));
    }

    JsonNode? Operand(Scalar scalar, int nulls) => chance.Percent(nulls) ? null : JsonValue.Create(catalogue.Value(scalar, chance));

    JsonArray Operands(Scalar scalar, int nulls) => [.. Enumerable.Range(0, chance.Below(4)).Select(_ => Operand(scalar, nulls))];

    string Part(string text)
    {
        var start = chance.Below(text.Length + 1);
        return text[start..(start + chance.Below(text.Length - start + 1))];
    }
}
