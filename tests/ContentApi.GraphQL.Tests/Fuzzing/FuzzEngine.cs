using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.Tests.Execution;

namespace ContentApi.GraphQL.Tests.Fuzzing;

/// <summary>An engine with the default limits, which runs a case twice and checks the form of the response.</summary>
sealed class FuzzEngine
{
    const string Sdl = """
        directive @once on FIELD | QUERY | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION
        type Query { a(x: Int, y: [Input!]): Int  b: String  node(id: ID = 1): Node  nodes(first: Int = 3): [Node!]!  any: Any  q: Query
        """ + """
          echo(v: Input, one: One, list: [[Float!]], kind: Kind, json: JSON): String }
        type Mutation { set(v: Input): Int }
        interface Node { id: ID!  next: Node }
        type Page implements Node { id: ID!  next: Node  title(length: Int): String }
        type Note implements Node { id: ID!  next: Node  kind: Kind }
        union Any = Page | Note
        enum Kind { NEWS OLD }
        scalar JSON
        input Input { a: Int = 1  b: [String!]  c: Input  d: Kind  e: Boolean! = true  f: Float }
        input One @oneOf { a: Int  b: Input }
        """;

    static readonly object page = new { __typename = "Page", id = "p", title = "A \"title\"", next = new { __typename = "Note", id = "n", kind = "NEWS" } };

    public static IReadOnlySet<string> Codes { get; } = typeof(ErrorCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet();

    readonly GraphQLEngine engine;

    public FuzzEngine()
    {
        object root = new
        {
            a = 1, b = "text", node = page, nodes = new[] { page, page, page }, any = page, q = new { a = 2, b = "x", nodes = new[] { page } }, echo = "echo",
            set = 3,
        };
        engine = TestEngine.Create(Sdl, new GraphQLEngineOptions
        {
            CacheBytes = 1 << 20, UnexpectedError = (exception, _) => throw new InvalidOperationException("An unexpected error", exception),
        });
        Root = root;
    }

    object Root { get; }

    /// <summary>Executes a request twice, the second time mostly with a cached plan, and checks that both responses are the same and well-formed.</summary>
    /// <returns>"answered", or the code of the first error.</returns>
    public string Run(byte[] document, System.Text.Json.JsonElement variables = default)
    {
        using var first = new ResponseWriter();
        using var second = new ResponseWriter();
        var request = new GraphQLRequest { Query = document, Variables = variables, RootValue = Root };
        engine.Execute(request, first);
        engine.Execute(request, second);
        Assert.True(first.Written.Span.SequenceEqual(second.Written.Span), "the same request is answered by the same bytes");
        Assert.InRange(engine.Documents.Bytes, 0, 1 << 20);
        return ResponseForm.Check(first.Written, Codes, 1 + document.Count(b => b is (byte)'\n' or (byte)'\r'));
    }
}
