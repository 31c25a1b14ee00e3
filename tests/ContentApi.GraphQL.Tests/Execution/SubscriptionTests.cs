using System.Runtime.CompilerServices;
using System.Text;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Execution;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Tests.Execution;

public sealed class SubscriptionTests
{
    const string Sdl =
        "type Query { a: Int } type Subscription { changed(from: Int! = 1): Commit  counted: Int  broken: Int } type Commit { oid: String!  n: Int }";

    static GraphQLEngine Engine(SourceStreamResolver stream, GraphQLEngineOptions? options = null) => TestEngine.Create(
        Sdl, options, schema => schema.Subscribe("Subscription.changed", stream), ("Subscription.changed", (source, in _) => source));

    static ResponseStream Begin(GraphQLEngine engine, string query, string variables = "{}", object? root = null)
    {
        var (stream, refusal) = TryBegin(engine, query, variables, root);
        Assert.True(stream is not null, refusal);
        return stream;
    }

    static (ResponseStream? Stream, string Refusal) TryBegin(GraphQLEngine engine, string query, string variables = "{}", object? root = null)
    {
        using var json = System.Text.Json.JsonDocument.Parse(variables);
        using var writer = new ResponseWriter();
        var stream = engine.Subscribe(new() { Query = Encoding.UTF8.GetBytes(query), Variables = json.RootElement, RootValue = root }, writer);
        return (stream, Encoding.UTF8.GetString(writer.Written.Span));
    }

    static async Task<List<string>> All(ResponseStream stream)
    {
        var responses = new List<string>();
        await foreach (var response in stream) responses.Add(Encoding.UTF8.GetString(response.Span));
        return responses;
    }

    /// <summary>A source of events that counts how many were read, and how often its stream was disposed.</summary>
    sealed class Commits(int count)
    {
        public int Given { get; private set; }
        public int Disposed { get; private set; }

        public async IAsyncEnumerable<object?> From(int first, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            try
            {
                for (var i = 0; i < count; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    await Task.Yield();
                    Given++;
                    yield return new { oid = i == 2 ? null : $"c{first + i}", n = i };
                }
            }
            finally
            {
                Disposed++;
            }
        }
    }

    [Fact]
    public async Task Each_event_has_a_response_and_one_that_fails_does_not_end_the_stream()
    {
        var commits = new Commits(4);
        var engine = Engine((_, in context) => commits.From(context.Arguments.Get<int>("from")));
        var responses = await All(Begin(engine, "subscription($n: Int!) { x: changed(from: $n) { oid } }", """{"n":7}"""));
        Assert.Equal(
            [
                """{"data":{"x":{"oid":"c7"}}}""",
                """{"data":{"x":{"oid":"c8"}}}""",
                """{"data":{"x":null},"errors":[{"message":"Cannot return null for non-nullable field Commit.oid.","locations":"""
                + """[{"line":1,"column":49}],"path":["x","oid"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""",
                """{"data":{"x":{"oid":"c10"}}}""",
            ],
            responses);
        Assert.Equal((4, 1), (commits.Given, commits.Disposed));
    }

    [Fact]
    public async Task No_event_is_read_ahead_and_leaving_the_loop_unsubscribes()
    {
        var commits = new Commits(100);
        var stream = Begin(Engine((_, in _) => commits.From(1)), "subscription { changed { n } }");
        Assert.Equal(0, commits.Given);
        await foreach (var _ in stream)
            if (commits.Given == 3) break;
        Assert.Equal((3, 1), (commits.Given, commits.Disposed));
        Assert.Throws<InvalidOperationException>(() => stream.GetAsyncEnumerator(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Cancellation_reaches_the_source()
    {
        var commits = new Commits(100);
        using var cancellation = new CancellationTokenSource();
        var stream = Begin(Engine((_, in _) => commits.From(1)), "subscription { changed { n } }");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in stream.WithCancellation(cancellation.Token))
                if (commits.Given == 2) await cancellation.CancelAsync();
        });
        Assert.Equal((2, 1), (commits.Given, commits.Disposed));
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_responses_with_its_exception()
    {
        static async IAsyncEnumerable<object?> Failing()
        {
            yield return new { n = 1 };
            await Task.Yield();
            throw new IOException("gone");
        }
        var responses = new List<string>();
        var stream = Begin(Engine((_, in _) => Failing()), "subscription { changed { n } }");
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var response in stream) responses.Add(Encoding.UTF8.GetString(response.Span));
        });
        Assert.Equal(["""{"data":{"changed":{"n":1}}}"""], responses);
    }

    [Theory]
    [InlineData("subscription {", "{}", "GRAPHQL_PARSE_FAILED", null)]
    [InlineData("subscription { changed { n } counted }", "{}", "GRAPHQL_VALIDATION_FAILED", null)]
    [InlineData("{ a }", "{}", "BAD_REQUEST", null)]
    [InlineData("subscription($n: Int!) { changed(from: $n) { n } }", "{}", "BAD_USER_INPUT", null)]
    [InlineData("subscription($n: Int = 1) { changed(from: $n) { n } }", """{"n":null}""", "BAD_USER_INPUT", "\"changed\"")]
    [InlineData("subscription { changed(from: 13) { n } }", "{}", "UNLUCKY", "\"changed\"")]
    [InlineData("subscription { changed(from: 14) { n } }", "{}", "INTERNAL_SERVER_ERROR", "\"changed\"")]
    [InlineData("subscription { changed(from: 15) { n } }", "{}", "INTERNAL_SERVER_ERROR", "\"changed\"")]
    [InlineData("subscription { y: broken }", "{}", "INTERNAL_SERVER_ERROR", "\"y\"")]
    public void A_subscription_that_cannot_begin_is_refused_without_data(string query, string variables, string code, string? path)
    {
        var engine = Engine((_, in context) => context.Arguments.Get<int>("from") switch
        {
            13 => throw new GraphQLException("No.", "UNLUCKY"),
            14 => throw new IOException("secret"),
            15 => null!,
            _ => new Commits(1).From(1),
        });
        var (stream, refusal) = TryBegin(engine, query, variables);
        Assert.Null(stream);
        Assert.StartsWith("""{"errors":[{"message":""", refusal);
        Assert.EndsWith((path is null ? "" : $",\"path\":[{path}]") + ",\"extensions\":{\"code\":\"" + code + "\"}}]}", refusal);
        Assert.DoesNotContain("secret", refusal);
    }

    [Fact]
    public async Task Without_a_resolver_the_event_is_the_value_of_the_root_field()
    {
        var builder = new GraphQL.Building.SchemaBuilder()
            .Add(GraphQL.Language.Parser.ParseDocument(new("type Query { a: Int } type Subscription { counted: Int }")))
            .Subscribe("Subscription.counted", (source, in _) => Enumerable.Range((int)source!, 3).Select(object? (i) => i).ToAsyncEnumerable());
        var responses = await All(Begin(new(builder.Build()), "subscription { counted }", root: 5));
        Assert.Equal(["""{"data":{"counted":5}}""", """{"data":{"counted":6}}""", """{"data":{"counted":7}}"""], responses);
    }

    [Fact]
    public async Task The_limits_hold_for_each_response()
    {
        var large = Enumerable.Range(0, 3).Select(object? (i) => new { oid = new string('x', i == 1 ? 2_000 : 900) }).ToAsyncEnumerable();
        var responses = await All(Begin(Engine((_, in _) => large, new() { MaxResponseBytes = 1_000 }), "subscription { changed { oid } }"));
        Assert.Equal([false, true, false], responses.Select(response => response.Contains("RESPONSE_TOO_LARGE")));
        Assert.Contains("OPERATION_TOO_COSTLY", TryBegin(Engine((_, in _) => large, new() { MaxCost = 1 }), "subscription { changed { oid } }").Refusal);
    }

    [Theory]
    [InlineData("Query.a", "no field of the subscription root")]
    [InlineData("Subscription.nothing", "no object type with that field")]
    public void An_event_stream_can_be_bound_only_to_fields_of_the_subscription_root(string coordinate, string message)
    {
        var builder = new GraphQL.Building.SchemaBuilder().Add(GraphQL.Language.Parser.ParseDocument(new(Sdl)))
            .Subscribe(coordinate, (_, in _) => new Commits(1).From(1));
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => builder.Build()).Message);
    }
}
