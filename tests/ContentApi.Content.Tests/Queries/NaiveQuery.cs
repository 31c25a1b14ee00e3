using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentApi.Content.Tests.Queries;

/// <summary>
/// Evaluates filters and orders by testing every value, as <c>docs/querying.md</c> defines them: without an index, a short cut or the code under test.
/// A new operator is added here and to <see cref="QueryGenerator"/>.
/// </summary>
static class NaiveQuery
{
    /// <summary>Returns a filter as a function of a value of this type.</summary>
    public static Func<object?, bool> Condition(JsonObject where, Kinded kind)
    {
        var parts = where.Select(part => Condition(part.Key, part.Value, kind)).ToArray();
        return value => Array.TrueForAll(parts, part => part(value));
    }

    static Func<object?, bool> Condition(string name, JsonNode? operand, Kinded kind) => kind switch
    {
        Scalar scalar => OfScalar(name, operand, scalar),
        Many many => OfList(name, operand, many),
        Prose => OfText(name, operand),
        OneOf oneOf when oneOf.Shapes.FirstOrDefault(shape => shape.Name == name) is { } shape && Condition(operand!.AsObject(), shape) is var inner =>
            value => value is Thing thing && thing.Shape == shape && inner(value),
        _ => OfObject(name, operand, kind),
    };

    static Func<object?, bool> OfObject(string name, JsonNode? operand, Kinded kind)
    {
        Func<object?, bool> Of(JsonNode? node, Kinded kind) => Condition(node!.AsObject(), kind);
        switch (name)
        {
            case "and" or "or":
                var parts = operand!.AsArray().Select(part => Of(part, kind)).ToArray();
                return name == "and" ? value => Array.TrueForAll(parts, part => part(value)) : value => Array.Exists(parts, part => part(value));
            case "not":
                var negated = Of(operand, kind);
                return value => !negated(value);
            case "exists":
                var expected = (bool)operand!;
                return value => value is not null == expected;
            case "url" when kind is Leading:
                var address = Of(operand, Catalogue.Text);
                return value => address((value as WrittenLink)?.Url);
            case "id":
                var id = Of(operand, Catalogue.Text);
                return value => id(value is Thing thing ? Catalogue.PathOf(thing) : null);
            case "sys":
                var (path, url) = (Of(operand!["path"] ?? new JsonObject(), Catalogue.Text), Of(operand["url"] ?? new JsonObject(), Catalogue.Text));
                return value => path(value is Thing thing ? Catalogue.PathOf(thing) : null)
                    && url(value is Thing { Shape.Name: "Item" } item ? $"/items/{item["slug"]}" : null);
            default:
                var field = Of(operand, ((Shape)kind).Fields[name]);
                return value => field(((Thing?)value)?[name]);
        }
    }

    /// <summary>A condition on a text in Markdown, of which a reader sees the text alone.</summary>
    static Func<object?, bool> OfText(string name, JsonNode? operand)
    {
        var ofText = OfScalar(name, operand, Catalogue.Text);
        return value => ofText((value as WrittenText)?.Text);
    }

    static Func<object?, bool> OfList(string name, JsonNode? operand, Many many)
    {
        static List<object?> Items(object? value) => (List<object?>?)value ?? [];
        if (name == "isEmpty")
        {
            var expected = (bool)operand!;
            return value => (Items(value).Count == 0) == expected;
        }
        var item = Condition(operand!.AsObject(), many.Of);
        return name switch
        {
            "some" => value => Items(value).Any(item),
            "none" => value => !Items(value).Any(item),
            "all" => value => Items(value).All(item),
            _ => throw new ArgumentException(name),
        };
    }

    static Func<object?, bool> OfScalar(string name, JsonNode? operand, Scalar scalar)
    {
        var one = operand is JsonArray ? null : Operand(operand);
        var several = operand is JsonArray array ? array.Select(Operand).ToArray() : [];
        bool Equal(object? value, object? other) => value is null || other is null ? value is null && other is null : scalar.Compare(value, other) == 0;
        Func<object?, bool> Compared(Func<int, bool> test) => value => value is not null && test(scalar.Compare(value, one!));
        Func<object?, bool> Text(Func<string, string, bool> test) => value => value is string text && test(text, (string)one!);
        return name switch
        {
            "eq" => value => Equal(value, one),
            "neq" => value => !Equal(value, one),
            "in" => value => Array.Exists(several, other => Equal(value, other)),
            "nin" => value => !Array.Exists(several, other => Equal(value, other)),
            "gt" => Compared(order => order > 0),
            "gte" => Compared(order => order >= 0),
            "lt" => Compared(order => order < 0),
            "lte" => Compared(order => order <= 0),
            "exists" => value => value is not null == (bool)one!,
            "contains" => Text((text, part) => text.Contains(part, StringComparison.Ordinal)),
            "startsWith" => Text((text, part) => text.StartsWith(part, StringComparison.Ordinal)),
            "endsWith" => Text((text, part) => text.EndsWith(part, StringComparison.Ordinal)),
            "eqIgnoreCase" => Text((text, part) => text.Equals(part, StringComparison.OrdinalIgnoreCase)),
            "inIgnoreCase" => value => value is string text && Array.Exists(several, other => text.Equals((string)other!, StringComparison.OrdinalIgnoreCase)),
            "containsIgnoreCase" => Text((text, part) => text.Contains(part, StringComparison.OrdinalIgnoreCase)),
            "startsWithIgnoreCase" => Text((text, part) => text.StartsWith(part, StringComparison.OrdinalIgnoreCase)),
            "endsWithIgnoreCase" => Text((text, part) => text.EndsWith(part, StringComparison.OrdinalIgnoreCase)),
            _ => throw new ArgumentException(name),
        };

        object? Operand(JsonNode? node) => node is null ? null : node.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => (bool)node,
            JsonValueKind.Number => scalar == Catalogue.Whole ? (object)(int)node : (double)node,
            _ => (string)node!,
        };
    }

    /// <summary>Returns all entries in this order.</summary>
    public static List<Thing> Sort(IEnumerable<Thing> things, JsonArray orderBy)
    {
        var keyed = things.Select(thing => (Thing: thing, Keys: orderBy.Select(term => Find(term!.AsObject(), thing)).ToArray())).ToList();
        keyed.Sort((x, y) =>
        {
            for (var i = 0; i < orderBy.Count; i++)
                if (Compare(x.Keys[i].Value, y.Keys[i].Value, x.Keys[i].Scalar, x.Keys[i].Direction) is not 0 and var order) return order;
            return string.CompareOrdinal(Catalogue.PathOf(x.Thing), Catalogue.PathOf(y.Thing));
        });
        return keyed.ConvertAll(pair => pair.Thing);
    }

    static int Compare(object? left, object? right, Scalar scalar, string direction)
    {
        if (left is null || right is null) return (left is null).CompareTo(right is null)
            * (direction.EndsWith("NULLS_FIRST", StringComparison.Ordinal) ? -1 : 1);
        return scalar.Compare(left, right) * (direction.StartsWith("DESC", StringComparison.Ordinal) ? -1 : 1);
    }

    static (object? Value, Scalar Scalar, string Direction) Find(JsonObject term, Thing start)
    {
        var (kind, value) = ((Kinded)start.Shape, (object?)start);
        for (JsonNode? node = term; ;)
        {
            var (name, inner) = node!.AsObject().Single();
            var thing = (Thing?)value;
            (kind, value) = name switch
            {
                "id" or "path" => (Catalogue.Text, thing is null ? null : Catalogue.PathOf(thing)),
                "sys" => (kind, value),
                "url" => (Catalogue.Text, thing?.Shape == Catalogue.Item ? $"/items/{thing["slug"]}" : null),
                _ => (((Shape)kind).Fields[name], thing?[name]),
            };
            if (inner is not JsonObject) return (value, (Scalar)kind, (string)inner!);
            node = inner;
        }
    }
}
