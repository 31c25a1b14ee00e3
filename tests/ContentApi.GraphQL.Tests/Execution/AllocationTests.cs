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
        var request = new GraphQLRequest { Query = "{ items { __typename title ... on Item { count kind tags next { n: next { title } } } } }"u8.ToArray() };

        using var writer = new ResponseWriter();
        long Run()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            writer.Clear();
            engine.Execute(request, writer);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        for (var i = 0; i < 5; i++) Run();
        var allocated = Run();
        Assert.InRange(writer.Length, 10_000, 20_000);
        Assert.InRange(allocated, 0, 256);
    }

    sealed record Item(PreparedValue Title, PreparedValue Count, string[] Tags) : Typed("Item");
}
