using System.Text.Json;

namespace ContentApi.Content.Tests.Api.LeakWalk;

/// <summary>The types of an API as a client learns them, by introspection.</summary>
sealed class WalkedSchema
{
    /// <summary>The introspection query.</summary>
    public const string Query = """
        {
          __schema {
            queryType { name } mutationType { name } subscriptionType { name }
            directives { name locations }
            types {
              kind name
              fields(includeDeprecated: true) { name type { ...T } args(includeDeprecated: true) { ...I } }
              inputFields(includeDeprecated: true) { ...I }
              enumValues(includeDeprecated: true) { name }
              possibleTypes { name }
            }
          }
        }
        fragment I on __InputValue { name defaultValue type { ...T } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
        """;

    readonly Dictionary<string, WalkedType> types;

    public WalkedSchema(JsonElement answer)
    {
        var schema = answer.GetProperty("data").GetProperty("__schema");
        // The walk reads. Whoever adds a way to write or to subscribe says here how it is walked.
        Assert.Equal(JsonValueKind.Null, schema.GetProperty("mutationType").ValueKind);
        Assert.Equal(JsonValueKind.Null, schema.GetProperty("subscriptionType").ValueKind);
        types = schema.GetProperty("types").EnumerateArray().Select(Read).Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal))
            .ToDictionary(type => type.Name);
        QueryType = types[schema.GetProperty("queryType").GetProperty("name").GetString()!];
        RequestDirectives =
        [
            .. schema.GetProperty("directives").EnumerateArray()
                .Where(directive => directive.GetProperty("locations").EnumerateArray().Any(location => RequestLocations.Contains(location.GetString()!)))
                .Select(directive => directive.GetProperty("name").GetString()!),
        ];
    }

    static readonly HashSet<string> RequestLocations =
        ["QUERY", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION"];

    public WalkedType QueryType { get; }

    /// <summary>The directives that a request may have.</summary>
    public IReadOnlyList<string> RequestDirectives { get; }

    public IEnumerable<WalkedType> Types => types.Values;

    public WalkedType this[string name] => types[name];

    /// <summary>The types that a value of a type may have; the type itself if it is an object type.</summary>
    public IEnumerable<WalkedType> ObjectsOf(WalkedType type) => type.Kind == "OBJECT" ? [type] : type.Possible.Select(name => types[name]);

    /// <summary>The input types of which an argument may have a value.</summary>
    public IReadOnlyCollection<WalkedType> InputTypes
    {
        get
        {
            var found = new HashSet<WalkedType>(ReferenceEqualityComparer.Instance);
            var next = new Queue<WalkedInput>(Types.SelectMany(type => type.Fields).SelectMany(selected => selected.Arguments));
            while (next.TryDequeue(out var input))
                if (types[input.Type.Name] is { Kind: "INPUT_OBJECT" } type && found.Add(type))
                    foreach (var inner in type.Inputs) next.Enqueue(inner);
            return found;
        }
    }

    /// <summary>Whether a value of a type may be an entry.</summary>
    public bool IsEntry(WalkedType type) => ObjectsOf(type).Any(one => types["Entry"].Possible.Contains(one.Name));

    static WalkedType Read(JsonElement type) => new(
        type.GetProperty("kind").GetString()!, type.GetProperty("name").GetString()!,
        [.. List(type, "fields").Select(field => new WalkedField(Name(field), Reference(field), [.. List(field, "args").Select(Input)]))],
        [.. List(type, "inputFields").Select(Input)], [.. List(type, "enumValues").Select(Name)], [.. List(type, "possibleTypes").Select(Name)]);

    static WalkedInput Input(JsonElement input) =>
        new(Name(input), Reference(input), input.GetProperty("defaultValue").ValueKind != JsonValueKind.Null);

    static IEnumerable<JsonElement> List(JsonElement parent, string name) =>
        parent.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    static string Name(JsonElement named) => named.GetProperty("name").GetString()!;

    static WalkedReference Reference(JsonElement holder)
    {
        var (type, depth, isRequired) = (holder.GetProperty("type"), 0, false);
        for (var isFirst = true; type.GetProperty("ofType") is { ValueKind: JsonValueKind.Object } inner; type = inner, isFirst = false)
        {
            if (type.GetProperty("kind").GetString() == "LIST") depth++;
            else if (isFirst) isRequired = true;
        }
        return new(Name(type), depth, isRequired);
    }
}

/// <summary>A type of an API.</summary>
/// <param name="Kind">As in introspection: <c>OBJECT</c>, <c>SCALAR</c> and so on.</param>
/// <param name="Name">The name.</param>
/// <param name="Fields">The fields of an object type or interface.</param>
/// <param name="Inputs">The fields of an input type.</param>
/// <param name="Values">The values of an enum.</param>
/// <param name="Possible">The names of the object types of a union or interface.</param>
sealed record WalkedType(
    string Kind, string Name, IReadOnlyList<WalkedField> Fields, IReadOnlyList<WalkedInput> Inputs, IReadOnlyList<string> Values,
    IReadOnlyList<string> Possible)
{
    public bool IsLeaf => Kind is "SCALAR" or "ENUM";
}

sealed record WalkedField(string Name, WalkedReference Type, IReadOnlyList<WalkedInput> Arguments);

/// <summary>An argument or a field of an input type.</summary>
sealed record WalkedInput(string Name, WalkedReference Type, bool HasDefault)
{
    public bool IsRequired => Type.IsRequired && !HasDefault;
}

/// <summary>A use of a type.</summary>
/// <param name="Name">The name of the innermost type.</param>
/// <param name="Lists">The number of lists around it.</param>
/// <param name="IsRequired">Whether the outermost type is not null.</param>
readonly record struct WalkedReference(string Name, int Lists, bool IsRequired);
