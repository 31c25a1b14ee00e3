using System.Text;
using ContentApi.GraphQL.Planning;
using ContentApi.GraphQL.Tests.Execution;

namespace ContentApi.GraphQL.Tests.Planning;

public sealed class DocumentCacheTests
{
    [Fact]
    public void A_document_is_prepared_once()
    {
        var engine = Engine(1_000_000);
        engine.Execute("{ a }");
        var first = engine.Documents.TryGet("{ a }"u8.ToArray(), out var known) ? known : null;
        engine.Execute("{ a }");
        Assert.NotNull(first);
        Assert.True(engine.Documents.TryGet("{ a }"u8.ToArray(), out var second));
        Assert.Same(first, second);
        Assert.False(engine.Documents.TryGet("{ a } "u8.ToArray(), out _));
    }

    [Fact]
    public void A_faulty_document_is_cached_too()
    {
        var engine = Engine(1_000_000);
        Assert.Equal(engine.Execute("{ nothing }"), engine.Execute("{ nothing }"));
        Assert.Equal(engine.Execute("{"), engine.Execute("{"));
        Assert.Equal(2, engine.Documents.Count);
    }

    [Fact]
    public void The_cache_stays_within_its_bytes_and_keeps_the_documents_in_use()
    {
        const long limit = 100_000;
        var engine = Engine(limit);
        engine.Execute("{ used: a }");
        for (var i = 0; i < 2_000; i++)
        {
            engine.Execute($"{{ once{i}: a }}");
            Assert.InRange(engine.Documents.Bytes, 1, limit);
            if (i % 20 == 0) Assert.True(engine.Documents.TryGet("{ used: a }"u8.ToArray(), out _), $"dropped after {i}");
        }
        Assert.InRange(engine.Documents.Count, 2, 100);
    }

    [Fact]
    public void Plans_count_as_bytes_of_the_cache_as_soon_as_they_are_made()
    {
        var engine = TestEngine.Create(
            "type Query { a: Int  n: Node } interface Node { a: Int } type S implements Node { a: Int } type T implements Node { a: Int }");
        engine.Execute("{ a n { a } }");
        var before = engine.Documents.Bytes;
        engine.Check(new { n = new { __typename = "T", a = 1 } }, "{ a n { a } }", """{"data":{"a":null,"n":{"a":1}}}""");
        Assert.True(engine.Documents.Bytes > before);
    }

    [Fact]
    public void A_plan_that_is_not_kept_does_not_count()
    {
        var engine = TestEngine.Create("type Query { a: Int }");
        var names = Enumerable.Range(0, 7).Select(i => $"v{i}").ToArray();
        var query = $"query({string.Concat(names.Select(name => $"${name}: Boolean! "))}) "
            + $"{{ {string.Concat(names.Select(name => $"{name}: a @include(if: ${name}) "))} }}";
        for (var i = 0; i < 100; i++)
        {
            engine.Execute(query, $$"""{{{string.Join(',', names.Select((name, bit) => $"\"{name}\":{((i >> bit) % 2 == 1 ? "true" : "false")}"))}}}""");
            if (i < OperationPlan.MaxVariants - 1) continue;
            Assert.True(engine.Documents.TryGet(Encoding.UTF8.GetBytes(query), out var cached));
            // The 32 variants combine the first five conditions, each of which is true in half of them.
            Assert.Equal(OperationPlan.MaxVariants * 5 / 2, cached.Document!.FieldPlanCount);
        }
    }

    [Fact]
    public void A_document_heavier_than_the_cache_is_executed_and_not_kept()
    {
        var engine = Engine(2_000);
        var query = $"{{ {string.Concat(Enumerable.Range(0, 100).Select(i => $"a{i}: a "))} }}";
        Assert.StartsWith("""{"data":{"a0":1,""", engine.Execute(query, rootValue: new { a = 1 }));
        Assert.Equal(0, engine.Documents.Count);

        var none = Engine(0);
        Assert.Equal("""{"data":{"a":1}}""", none.Execute("{ a }", rootValue: new { a = 1 }));
        Assert.Equal(0, none.Documents.Count);
    }

    [Fact]
    public void The_buffer_of_a_request_may_be_reused()
    {
        var engine = Engine(1_000_000);
        var buffer = "{ a }"u8.ToArray();
        using var writer = new GraphQL.Response.ResponseWriter();
        engine.Execute(new() { Query = buffer, RootValue = new { a = 1 } }, writer, TestContext.Current.CancellationToken);
        buffer[2] = (byte)'b';
        writer.Clear();
        engine.Execute(new() { Query = "{ a }"u8.ToArray(), RootValue = new { a = 1 } }, writer, TestContext.Current.CancellationToken);
        Assert.Equal("""{"data":{"a":1}}""", Encoding.UTF8.GetString(writer.Written.Span));
    }

    static GraphQLEngine Engine(long bytes) => TestEngine.Create("type Query { a: Int }", new() { CacheBytes = bytes });
}
