using System.Diagnostics;
using System.Text;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Planning.Cache;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Tests.Planning;

public sealed class PaceTests
{
    const long Short = 100, Long = 1_000_000;

    [Fact]
    public void A_new_document_is_not_quick_and_one_whose_request_was_short_is()
    {
        var pace = new Pace();
        Assert.False(pace.IsQuick);
        pace.Record(Short, elapsed: 0);
        Assert.True(pace.IsQuick);
    }

    [Fact]
    public void Each_long_request_must_be_followed_by_four_times_as_many_short_ones_as_the_last()
    {
        var pace = new Pace();
        var needed = 1;
        for (var relapse = 0; relapse < 8; relapse++)
        {
            pace.Record(Long, elapsed: 0);
            needed = Math.Min(4 * needed, 4_096);
            for (var i = 0; i < needed; i++)
            {
                Assert.False(pace.IsQuick, $"relapse {relapse}, after {i}");
                pace.Record(Short, elapsed: 0);
            }
            Assert.True(pace.IsQuick);
        }
    }

    /// <summary>A few milliseconds do not count, since the thread may only have been interrupted.</summary>
    [Theory]
    [InlineData(5, true)]
    [InlineData(100, false)]
    public void Time_counts_only_if_it_is_long(int milliseconds, bool isQuick)
    {
        var pace = new Pace();
        pace.Record(Short, milliseconds * Stopwatch.Frequency / 1_000);
        Assert.Equal(isQuick, pace.IsQuick);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(30_000, false)]
    public void Fields_and_steps_count_as_work(int size, bool isQuick)
    {
        var schema = new SchemaBuilder()
            .Add(Parser.ParseDocument(
                new Source("type Query { list: [Item!]!  steps: Int }  type Item { a: Int }"u8.ToArray(), "schema"), ParserOptions.TypeSystem))
            .Resolve("Query.list", (_, in _) => Enumerable.Repeat(new object(), size))
            .Resolve("Query.steps", (_, in context) =>
            {
                context.Meter.Charge(size);
                return 1;
            })
            .Resolve("Item.a", (_, in _) => 1)
            .Build();
        foreach (var query in new[] { "{ list { a } }", "{ steps }" })
        {
            var engine = new GraphQLEngine(schema);
            var document = Encoding.UTF8.GetBytes(query);
            Assert.Null(engine.Find(document));
            using var writer = new ResponseWriter();
            // The first request includes compilation, which may take long on a busy machine.
            for (var i = 0; i < 100 && engine.Find(document)?.Pace.IsQuick != true; i++)
            {
                writer.Clear();
                Assert.Equal(ExecutionOutcome.Executed, engine.Execute(new GraphQLRequest { Query = document }, writer, TestContext.Current.CancellationToken));
            }
            Assert.Equal(isQuick, engine.Find(document)!.Pace.IsQuick);
        }
    }
}
