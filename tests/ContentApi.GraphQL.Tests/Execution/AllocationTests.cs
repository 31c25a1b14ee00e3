using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Tests.Execution;

public sealed class AllocationTests
{
    [Fact]
    public void A_planned_query_over_prepared_values_allocates_nothing()
    {
        var item = new Item(PreparedValue.FromString("A title"), PreparedValue.FromInt(3), ["a", "b"]);
        var items = Enumerable.Repeat(item, 100).ToArray();
        var engine = TestEngine.Create(
            """
            type Query { items(first: Int = 50): [Node!]! }
            interface Node { title: String! }
            type Item implements Node { title: String!  count: Int  kind: Kind!  tags: [String!]!  next: Item }
            enum Kind { PAGE REPORT }
            """,
            null,
            ("Query.items", (_, in context) => context.Arguments.Get<int?>("first") == 50 ? items : null),
            ("Item.title", (source, in _) => ((Item)source!).Title),
            ("Item.count", (source, in _) => ((Item)source!).Count),
            ("Item.kind", (_, in _) => "PAGE"),
            ("Item.tags", (source, in _) => ((Item)source!).Tags),
            ("Item.next", (source, in _) => source));
        Assert.InRange(Allocated(engine, "{ items { __typename title ... on Item { count kind tags next { n: next { title } } } } }"), 0, 0);
    }

    [Fact]
    public void Variables_of_a_planned_query_allocate_a_few_objects_whatever_the_length_of_its_lists()
    {
        var engine = TestEngine.Create(
            "type Query { items(first: Int = 50): [Item!]! } type Item { title(length: Int): String! }", null,
            schema => schema.ListSize("Query.items", arguments => arguments.Get<int?>("first")),
            ("Query.items", (_, in context) => Enumerable.Repeat(Text, context.Arguments.Get<int>("first")).ToArray()),
            ("Item.title", (source, in _) => source));
        const string query = "query($n: Int! $length: Int) { items(first: $n) { title(length: $length) } }";
        var few = Allocated(engine, query, """{"n":10,"length":3}""");
        var many = Allocated(engine, query, """{"n":1000,"length":3}""");
        Assert.InRange(few, 0, 2_000);
        // Only the array that the resolver makes.
        Assert.InRange(many - few, 0, 990 * IntPtr.Size);
    }

    static readonly PreparedValue Text = PreparedValue.FromString("A title");

    /// <summary>Returns the bytes that one execution allocates once the query is planned and the code compiled.</summary>
    static long Allocated(GraphQLEngine engine, string query, string variables = "{}")
    {
        using var json = System.Text.Json.JsonDocument.Parse(variables);
        var request = new GraphQLRequest { Query = System.Text.Encoding.UTF8.GetBytes(query), Variables = json.RootElement };
        using var writer = new ResponseWriter();
        var allocated = Allocation.Of(() =>
        {
            writer.Clear();
            engine.Execute(request, writer);
        });
        Assert.DoesNotContain("errors", System.Text.Encoding.UTF8.GetString(writer.Written.Span));
        Assert.InRange(writer.Length, 200, 50_000);
        return allocated;
    }

    sealed record Item(PreparedValue Title, PreparedValue Count, string[] Tags) : Typed("Item");
}
