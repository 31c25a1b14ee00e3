using System.Globalization;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Conformance.Tests;

/// <summary>
/// Resolvers whose value is a function of the field's position in the response, written here and again in <c>Reference/resolvers.mjs</c>. So both sides
/// need no common data, and responses are as deep as the query.
/// </summary>
static class Resolvers
{
    public static GraphQL.GraphQLEngine Engine(string sdl, GraphQL.Contract.GraphQLEngineOptions options)
    {
        var document = Parser.ParseDocument(new Source(sdl), ParserOptions.TypeSystem);
        var builder = new SchemaBuilder().Add(document);
        var schema = new SchemaBuilder().Add(document).Build();
        foreach (var type in schema.Types.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            if (type.IsAbstract) builder.ResolveType(type.Name, value => ((FieldSource)value).Type!);
            if (type is ObjectType objectType)
            {
                foreach (var field in objectType.Fields)
                    builder.Resolve($"{type.Name}.{field.Name}", (source, in context) => ResolveField(schema, objectType, field, source, context));
                if (objectType == schema.SubscriptionType)
                    foreach (var field in objectType.Fields) builder.Subscribe($"{type.Name}.{field.Name}", (_, in context) => SubscribeField(field, context));
            }
        }
        return new(builder.Build(), options);
    }

    /// <summary>An object value: its key, and the name of its type; null for the root value and events.</summary>
    public sealed record FieldSource(string Key, string? Type);

    /// <summary>The state of one request: its seed, and the number of mutation fields that have run.</summary>
    public sealed class State(int seed)
    {
        public int Seed { get; } = seed;
        public int Mutations { get; set; }
    }

    static object? ResolveField(Schema schema, ObjectType parent, Field field, object? source, in FieldContext context)
    {
        var state = (State)context.State!;
        var order = ReferenceEquals(parent, schema.MutationType) ? $"#{state.Mutations++}" : "";
        var given = Canonical(context.Arguments);
        var h = Hash($"{state.Seed}|{((FieldSource)source!).Key}|{parent}.{field.Name}|{given}{order}");
        if (h % 100 < 4) throw new InvalidOperationException("refused");
        return ValueOf(field.Type, h, schema, given == "{}" ? null : given);
    }

    /// <summary>Returns a stream of up to three events, each the source of the root field; throws in a tenth of the cases.</summary>
    static IAsyncEnumerable<object?> SubscribeField(Field field, in FieldContext context)
    {
        var h = Hash($"{((State)context.State!).Seed}|events of {field.Name}|{Canonical(context.Arguments)}");
        if (h % 100 < 10) throw new InvalidOperationException("no events");
        return Enumerable.Range(0, (int)((h >> 8) % 4)).Select(object? (i) => new FieldSource($"e{h}/{i}", null)).ToAsyncEnumerable();
    }

    static object? ValueOf(TypeReference type, uint h, Schema schema, string? given)
    {
        if (type is NonNullType nonNull) return h % 41 == 0 ? null : ValueOf(nonNull.OfType, Mix(h, "!"), schema, given);
        var chance = h % 97;
        if (chance < 6) return null;
        var isBad = chance is 6 or 7;
        if (type is ListType list)
            return isBad ? 7 : Enumerable.Range(0, (int)((h >> 8) % 4)).Select(i => ValueOf(list.OfType, Mix(h, $"{i}"), schema, given)).ToArray();
        var n = (int)(h >> 8);
        if (type is EnumType @enum) return isBad ? "NO_SUCH_VALUE" : @enum.Values[n % @enum.Values.Count].Name;
        if (type is ScalarType scalar)
        {
            return scalar.Name switch
            {
                "Int" => isBad ? new object[] { "not a number", 2147483648L, 1.5 }[n % 3] : n % 3 == 0 ? -(n % 1000) : n,
                "Float" => isBad ? "not a number" : n % 2 == 0 ? n / 8.0 : n,
                "Boolean" => isBad ? "not a boolean" : n % 2 == 0,
                "String" => isBad ? new Dictionary<string, object?> { ["no"] = "string" } : given ?? $"text \"{n}\" é\n",
                "ID" => isBad ? 1.5 : n % 2 == 0 ? $"id{n}" : n,
                _ => new object[]
                {
                    n, $"custom {n}", new Dictionary<string, object?> { ["n"] = n, ["list"] = new object?[] { true, null } }, new object?[] { n, "x" },
                }[n % 4],
            };
        }
        var key = $"k{h}";
        if (type is ObjectType objectType) return new FieldSource(key, objectType.Name);
        if (isBad) return new FieldSource(key, n % 2 == 0 ? "NoSuchType" : "Query");
        var possible = schema.PossibleTypes((NamedType)type);
        return new FieldSource(key, possible[n % possible.Count].Name);
    }

    static uint Hash(string text)
    {
        unchecked
        {
            var h = 2166136261;
            foreach (var c in text) h = (h ^ c) * 16777619;
            // Spreads the last characters to all bits.
            h = (h ^ (h >> 15)) * 2246822519;
            return h ^ (h >> 13);
        }
    }

    static uint Mix(uint h, string part) => Hash($"{h}/{part}");

    /// <summary>Writes an input value as text, numbers by their bits, since JavaScript and C# format them differently.</summary>
    static string Canonical(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        // An Int has no negative zero.
        int or long or double => $"n{BitConverter.DoubleToInt64Bits(Convert.ToDouble(value, CultureInfo.InvariantCulture) + 0.0):x}",
        string text => $"s{text.Length}:{text}",
        ArgumentValues fields => $"{{{string.Join(',', fields.Values.Select(field => $"{field.Key}:{Canonical(field.Value)}"))}}}",
        IReadOnlyDictionary<string, object?> fields => $"{{{string.Join(',', fields.Select(field => $"{field.Key}:{Canonical(field.Value)}"))}}}",
        IReadOnlyList<object?> items => $"[{string.Join(',', items.Select(Canonical))}]",
        _ => throw new ArgumentException($"No input value is a {value.GetType()}."),
    };
}
