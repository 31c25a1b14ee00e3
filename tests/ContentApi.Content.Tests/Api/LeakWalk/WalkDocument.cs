using System.Text;

namespace ContentApi.Content.Tests.Api.LeakWalk;

/// <summary>
/// A document that selects every field, down to a bounded depth. Of the arguments only those are given that must be. A field has the alias
/// <c>Type_field</c>, so that fields of different types never conflict, and each field of an answer is known.
/// </summary>
/// <param name="schema">The types.</param>
sealed class WalkDocument(WalkedSchema schema)
{
    /// <summary>The largest number of objects below an entry that are no entries, such as a text, its headings and those below them.</summary>
    const int MaxObjects = 6;

    /// <summary>The largest number of types of a reference through which the walk goes like through any other.</summary>
    const int MaxTypes = 3;

    readonly StringBuilder fragments = new();
    readonly HashSet<string> written = [];

    /// <summary>Returns a document that selects everything.</summary>
    /// <param name="entries">The largest number of entries through which the walk goes.</param>
    public string Everything(int entries) => Document(Spread(schema.QueryType, entries, MaxObjects, null));

    /// <summary>Returns a document that selects some fields of a type wherever a walk through one entry meets the type.</summary>
    public string At(WalkedType target, string selections) => target == schema.QueryType
        ? Document(selections)
        : Document(Spread(schema.QueryType, 1, MaxObjects, new(target, LeadingTo(target), selections)));

    string Document(string selections) => $"{{ {selections} }}\n{fragments}";

    /// <summary>Returns the selection set of a field, with braces, and of entries only their ids; empty for a scalar.</summary>
    public string SelectionOf(WalkedReference type) => Selection(type, 0, MaxObjects, null);

    /// <summary>The field that an alias means; null if it is none of these aliases.</summary>
    public static (string Coordinate, WalkedField Field)? FieldOf(WalkedSchema schema, string alias)
    {
        if (alias.IndexOf('_') is not (> 0 and var end)) return null;
        var (type, name) = (schema[alias[..end]], alias[(end + 1)..]);
        return ($"{type.Name}.{name}", type.Fields.First(field => field.Name == name));
    }

    /// <summary>Arguments in parentheses; nothing if there are none.</summary>
    public static string Call(IEnumerable<(string Name, string Value)> arguments) =>
        string.Join(", ", arguments.Select(argument => $"{argument.Name}: {argument.Value}")) is { Length: > 0 } list ? $"({list})" : "";

    /// <summary>A way to a type.</summary>
    /// <param name="Target">The type.</param>
    /// <param name="Leading">The types whose values lead there.</param>
    /// <param name="Selections">What is selected there.</param>
    sealed record Way(WalkedType Target, HashSet<string> Leading, string Selections);

    string Selection(WalkedReference reference, int entries, int objects, Way? way)
    {
        var type = schema[reference.Name];
        if (type.IsLeaf) return "";
        if (!schema.IsEntry(type)) return objects == 0 ? " { __typename }" : $" {{ {Spread(type, entries, objects - 1, way)} }}";
        // A plan has the fields of a fragment at each of its spreads, so that references to entries of any type would fill the memory.
        var left = entries - (schema.ObjectsOf(type).Count() > MaxTypes ? 2 : 1);
        if (left >= 0) return $" {{ {Spread(type, left, MaxObjects, way)} }}";
        var others = schema.ObjectsOf(type).Where(other => !schema.IsEntry(other)).Select(other => Spread(other, 0, 0, way));
        return $" {{ __typename ... on Entry {{ Entry_id: id }} {string.Join(' ', others)} }}";
    }

    string Spread(WalkedType type, int entries, int objects, Way? way)
    {
        var name = $"{(way is null ? "" : "To")}{type.Name}_{entries}_{objects}";
        if (!written.Add(name)) return "..." + name;
        var body = new StringBuilder($"fragment {name} on {type.Name} {{ __typename");
        foreach (var field in type.Fields)
            if (way is null || way.Leading.Contains(field.Type.Name))
                body.Append($" {type.Name}_{field.Name}: {field.Name}{Required(field)}{Selection(field.Type, entries, objects, way)}");
        if (type.Kind != "OBJECT")
            foreach (var possible in schema.ObjectsOf(type)) body.Append(' ').Append(Spread(possible, entries, objects, way));
        if (type == way?.Target) body.Append(' ').Append(way.Selections);
        fragments.Append(body).Append(" }\n");
        return "..." + name;
    }

    string Required(WalkedField field) => Call(
    [
        .. field.Arguments.Where(argument => argument.IsRequired).Select(argument => (argument.Name, ProbeValues.Carrier(argument.Type))),
        .. schema[field.Type.Name].Fields.Any(inner => inner.Name == "pageInfo") ? WholeList : [],
    ]);

    /// <summary>The arguments with which a connection has all entries of the site.</summary>
    static readonly (string, string)[] WholeList = [("first", "500")];

    HashSet<string> LeadingTo(WalkedType target)
    {
        var found = new HashSet<string> { target.Name };
        for (var before = 0; before != found.Count;)
        {
            before = found.Count;
            foreach (var type in schema.Types)
                if (type.Fields.Any(field => found.Contains(field.Type.Name)) || type.Possible.Any(found.Contains)) found.Add(type.Name);
        }
        return found;
    }
}
