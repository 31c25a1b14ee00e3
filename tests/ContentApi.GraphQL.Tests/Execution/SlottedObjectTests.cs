using ContentApi.GraphQL.Binding;

namespace ContentApi.GraphQL.Tests.Execution;

/// <summary>Tests that objects with their values in slots give the same responses as resolvers with the same values.</summary>
public sealed class SlottedObjectTests
{
    const string Sdl = """
        type Query { items: [Item]  first: Item }
        type Item { key: ID!  sys: Sys!  text: String!  note: String  tags: [String!]  marks: [Int]!  count: Int  child: Part  parts: [Part!]!  last: String! }
        type Sys { path: ID!  url: String  self: Item! }
        type Part { name: String!  note: String }
        """;

    static readonly ObjectLayout item = new(
        new("key", ObjectPlaceKind.Leaf), new("url", ObjectPlaceKind.NullableLeaf), new("text", ObjectPlaceKind.Leaf),
        new("note", ObjectPlaceKind.NullableLeaf), new("tags", ObjectPlaceKind.NullableLeaf), new("marks", ObjectPlaceKind.Leaf),
        new("count", ObjectPlaceKind.NullableLeaf), new("child", ObjectPlaceKind.Other), new("parts", ObjectPlaceKind.Other),
        new("last", ObjectPlaceKind.Leaf));

    static readonly ObjectLayout part = new(new("name", ObjectPlaceKind.Leaf), new("note", ObjectPlaceKind.NullableLeaf));

    readonly GraphQLEngine slotted = TestEngine.Create(
        Sdl, null,
        schema =>
        {
            ReadOnlySpan<(int, string)> places =
                [(0, "key"), (2, "text"), (3, "note"), (4, "tags"), (5, "marks"), (6, "count"), (7, "child"), (8, "parts"), (9, "last")];
            foreach (var (place, name) in places)
                schema.ResolveSlot($"Item.{name}", place, name);
            schema.ResolveSelf("Item.sys").ResolveSlot("Sys.path", 0, "key").ResolveSlot("Sys.url", 1, "url").ResolveSelf("Sys.self");
            schema.ResolveSlot("Part.name", 0, "name").ResolveSlot("Part.note", 1, "note");
        },
        ("Query.items", (root, in _) => ((Values)root!).Slotted), ("Query.first", (root, in _) => ((Values)root!).Slotted.FirstOrDefault()));

    readonly GraphQLEngine resolved = TestEngine.Create(
        Sdl, null,
        [
            ("Query.items", (root, in _) => ((Values)root!).Plain), ("Query.first", (root, in _) => ((Values)root!).Plain.FirstOrDefault()),
            ("Item.sys", (source, in _) => source), ("Sys.self", (source, in _) => source), ("Sys.path", (source, in _) => ((PlainObject)source!)["key"]),
            .. new[]
                {
                    "Item.key", "Item.text", "Item.note", "Item.tags", "Item.marks", "Item.count", "Item.child", "Item.parts", "Item.last", "Sys.url",
                    "Part.name", "Part.note",
                }
                .Select(coordinate => (coordinate, (FieldResolver)((source, in _) => ((PlainObject)source!)[coordinate.Split('.')[1]]))),
        ]);

    [Fact]
    public void Random_selections_of_random_objects_are_answered_as_by_resolvers()
    {
        var chance = new Chance(20261127);
        var (whole, faulty) = (0, 0);
        for (var i = 0; i < 2_000; i++)
        {
            // In half of the runs no value is missing, so that whole lists are written at once.
            var values = new Values(chance.Fork(), mayBeFaulty: i % 2 == 0);
            var query = $"{{ {(chance.Percent(80) ? "items" : "first")} {Selection(chance, "Item", depth: 0)} }}";
            var expected = resolved.Execute(query, rootValue: values);
            Assert.Equal(expected, slotted.Execute(query, rootValue: values));
            if (expected.Contains("\"errors\"", StringComparison.Ordinal)) faulty++;
            else whole++;
        }
        Assert.InRange(whole, 1_000, 2_000);
        Assert.InRange(faulty, 200, 1_000);
    }

    [Fact]
    public void Fields_in_any_order_and_with_aliases_are_answered_as_by_resolvers()
    {
        var values = new Values(new(3), mayBeFaulty: false);
        var answers = new[]
            {
                "{ items { text note tags marks count } }", "{ items { note text count marks tags } }",
                "{ items { title: text n: note tags t: tags marks count } }",
            }
            .Select(query => (Expected: resolved.Execute(query, rootValue: values), Given: slotted.Execute(query, rootValue: values))).ToList();
        Assert.All(answers, answer => Assert.Equal(answer.Expected, answer.Given));
        Assert.Equal(3, answers.DistinctBy(answer => answer.Given).Count());
    }

    [Fact]
    public void The_limit_of_a_response_is_exceeded_at_the_same_byte_as_with_resolvers()
    {
        var values = new Values(new(3), mayBeFaulty: false);
        const string query = "{ items { text note tags marks count sys { url } } }";
        var bytes = System.Text.Encoding.UTF8.GetByteCount(slotted.Execute(query, rootValue: values));
        var answers = Enumerable.Range(bytes - 9, 10).Select(limit => Limited(slotted, limit)).ToList();
        Assert.Equal(Enumerable.Range(bytes - 9, 10).Select(limit => Limited(resolved, limit)), answers);
        Assert.Contains("RESPONSE_TOO_LARGE", answers[0], StringComparison.Ordinal);
        Assert.DoesNotContain("RESPONSE_TOO_LARGE", answers[^1], StringComparison.Ordinal);

        string Limited(GraphQLEngine engine, int limit) =>
            new GraphQLEngine(engine.Schema, new() { MaxResponseBytes = limit }).Execute(query, rootValue: values);
    }

    [Fact]
    public void A_layout_must_have_a_place_for_each_value() =>
        Assert.Throws<ArgumentException>(() => new TestObject(part, [PreparedValue.FromString("a")]));

    static string Selection(Chance chance, string type, int depth)
    {
        string[] fields = type switch
        {
            "Item" => ["key", "text", "note", "tags", "marks", "count", "last", "sys", "child", "parts", "__typename"],
            "Sys" => ["path", "url", "__typename", "self"],
            _ => ["name", "note", "__typename"],
        };
        var some = chance.Some(fields, 60).Where(field => depth < 3 || field != "self").DefaultIfEmpty("__typename").ToList();
        if (chance.Percent(30)) some = [.. some.OrderBy(_ => chance.Next())];
        var written = some.Select((field, i) =>
            $"{(chance.Percent(10) ? $"other{i}: " : "")}{field}{(TypeOf(field) is { } inner ? " " + Selection(chance, inner, depth + 1) : "")}").ToList();
        return $"{{ {string.Join(' ', written)} }}";
    }

    static string? TypeOf(string field) => field switch { "sys" => "Sys", "self" => "Item", "child" or "parts" => "Part", _ => null };

    sealed class TestObject(ObjectLayout layout, object?[] slots, params ReadOnlySpan<PreparedValue?> leaves) : SlottedObject(layout, slots, leaves);

    sealed class PlainObject : Dictionary<string, object?>;

    /// <summary>The same random objects twice: as plain objects for resolvers, and with slots.</summary>
    sealed class Values
    {
        public Values(Chance chance, bool mayBeFaulty)
        {
            var missing = mayBeFaulty ? 3 : 0;
            Plain = [.. Enumerable.Range(0, chance.Below(12)).Select(i => mayBeFaulty && chance.Percent(3) ? null : (object)Item(i))];
            Slotted = [.. Plain.Select(plain => plain is null ? null : Slots(item, (PlainObject)plain, leading: 2))];

            PlainObject Item(int i) => new()
            {
                ["key"] = $"key-{i}", ["url"] = Nullable(Text()), ["text"] = Required(Text()), ["note"] = Nullable(Text()),
                ["tags"] = Nullable(List(() => Required(Text()))),
                ["marks"] = Required(List(() => mayBeFaulty ? Nullable(chance.Below(100)) : chance.Below(100))), ["count"] = Nullable(chance.Below(1_000_000)),
                ["child"] = Nullable(Part()), ["parts"] = Required(List(Part)), ["last"] = Required(Text()),
            };
            PlainObject Part() => new() { ["name"] = Required(Text()), ["note"] = Nullable(Text()) };
            object? Nullable(object? value) => chance.Percent(30) ? null : value;
            object? Required(object? value) => chance.Percent(missing) ? null : value;
            object?[] List(Func<object?> make) => [.. Enumerable.Range(0, chance.Below(4)).Select(_ => make())];
            // Lengths around those at which another way of copying is used, and one for which no buffer has room yet.
            string Text() => new((char)('a' + chance.Below(26)), chance.Of(0, 1, 3, 20, 50, 63, 64, 65, 130, 250, 257, chance.Percent(5) ? 9_000 : 30));
        }

        public object?[] Plain { get; }
        public object?[] Slotted { get; }

        static TestObject Slots(ObjectLayout layout, PlainObject plain, int leading)
        {
            object?[] prepared = [.. plain.Values.Select(Prepare)];
            return new(layout, prepared[leading..], [.. prepared[..leading].Cast<PreparedValue?>()]);
        }

        static object? Prepare(object? value) => value switch
        {
            string text => PreparedValue.FromString(text),
            int number => PreparedValue.FromInt(number),
            object?[] items => items.Select(Prepare).ToArray(),
            PlainObject one => Slots(part, one, leading: 0),
            _ => null,
        };
    }
}
