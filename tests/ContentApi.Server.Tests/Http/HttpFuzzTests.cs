using System.Text;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Server.Tests.Http;

/// <summary>Damaged requests: each is answered with a documented status, or its connection is closed, and nothing is logged.</summary>
[Collection(nameof(Alone))]
public sealed class HttpFuzzTests
{
    static readonly IReadOnlySet<string> codes = typeof(ErrorCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet();

    /// <summary>The statuses that <c>docs/http.md</c> lists, and those with which Kestrel refuses a request that it cannot read.</summary>
    static readonly int[] statuses = [200, 204, 302, 304, 400, 404, 405, 406, 408, 411, 413, 414, 415, 417, 431, 501, 505];

    static readonly byte[][] bodies = [.. new[]
    {
        """{"query":"{ page(slug: \"about\") { title body { html } sections { heading } } }"}""",
        """{"query":"query Q($s: String, $n: Int) { page(slug: $s) { title } pages(first: $n) { nodes { slug } } }","variables":"""
            + """{"s":"home","n":2},"operationName":"Q","extensions":{"cost":true}}""",
        """[{"query":"{ snapshot { oid } }"},{"query":"{ nothing }"},"""
            + """{"documentId":"sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e"}]""",
        """{"extensions":{"persistedQuery":"""
            + """{"version":1,"sha256Hash":"7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e"}},"query":"{ __typename }"}""",
        """{"query":"{ __schema { types { name fields { name } } } }","unknown":{"a":[1,2,{"b":null}]},"variables":null}""",
    }.Select(Encoding.UTF8.GetBytes)];

    static readonly string[] targets =
    [
        "/graphql", "/graphql?query={__typename}", "/graphql?query=query($s:String){page(slug:$s){title}}&variables={%22s%22:%22about%22}&operationName=",
        "/graphql?documentId=sha256:00",
        "/graphql?extensions=%7B%22cost%22:true%7D&query={snapshot{oid}}", "/graphql/schema.graphql", "/health/ready", "/", "/nothing", "/graphql?query=%FF%C0",
        "*", "http://other.example/graphql?query={a}",
    ];

    static readonly string[] headerLines =
    [
        "Accept: application/json", "Accept: application/graphql-response+json;q=0.5, */*;q=0.1", "Accept: text/html", "Accept: ;;,",
        "Content-Type: application/json", "Content-Type: application/json; charset=latin1",
        "Content-Type: text/plain", "Content-Type:", "If-None-Match: *", "If-None-Match: \"abc\", W/\"def\"", "If-None-Match: \"", "Content-Encoding: gzip",
        "Transfer-Encoding: chunked", "Transfer-Encoding: gzip",
        "Content-Length: 5", "Content-Length: -1", "Content-Length: 99999999999", "Expect: 100-continue", "Host: a b", "Origin: https://example.org",
        "Access-Control-Request-Method: POST", "Range: bytes=0-1",
        "X-Long: " + new string('x', 9_000), "Connection: keep-alive", "Upgrade: websocket", "Cookie: a=\u0001",
    ];

    [Fact]
    public async Task Damaged_requests_are_answered_or_refused()
    {
        await using var server = await TestServer.StartAsync(configure: options => options.MaxBatchSize = 5);
        await FuzzRun.OfAsync("http", FuzzRun.Cases(2_500), async chance =>
        {
            var (request, isWhole) = Request(chance);
            try
            {
                var response = await RawHttp.SendAsync(server.Url, request, isWhole);
                if (response.Status == 0)
                {
                    Assert.False(isWhole, "a whole request is answered");
                    return "closed";
                }
                Assert.Contains(response.Status, statuses);
                if (response.Body.Length > 0 && response.Headers.GetValueOrDefault("content-type", "").Contains("json", StringComparison.Ordinal)
                    && IsForGraphQL(request)) CheckBody(response.Body);
                Assert.Empty(server.Log);
                return $"{response.Status}";
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{exception.Message}\n    {ByteDamage.Show(request)}", exception);
            }
        });
        Assert.Equal("""{"data":{"page":{"title":"About us"}}}""", (await server.PostAsync("""{ page(slug: "about") { title } }""")).Text);
    }

    static bool IsForGraphQL(byte[] request) => request.AsSpan(0, Math.Max(0, request.AsSpan().IndexOf((byte)'\n'))).IndexOf("/graphql"u8) >= 0;

    static void CheckBody(byte[] body)
    {
        if (body[0] != '[')
        {
            ResponseForm.Check(body, codes);
            return;
        }
        foreach (var item in System.Text.Json.JsonElement.Parse(body).EnumerateArray()) ResponseForm.Check(Encoding.UTF8.GetBytes(item.GetRawText()), codes);
    }

    /// <summary>Makes a well-formed request with a damaged body, or a damaged request.</summary>
    static (byte[] Bytes, bool IsWhole) Request(Chance chance)
    {
        var body = chance.Percent(70) ? ByteDamage.Of(chance.Among(bodies), bodies, chance) : chance.Among(bodies);
        if (chance.Percent(50))
        {
            var accept = chance.Of("Accept: */*", "Accept: application/graphql-response+json");
            return (Of("POST", "/graphql", ["Content-Type: application/json", $"Content-Length: {body.Length}", accept], body), true);
        }

        var target = chance.Of(targets);
        if (chance.Percent(40)) target = TextDamage.Characters(target, chance);
        var method = chance.Below(10) switch
        {
            < 5 => "GET",
            < 8 => "POST",
            8 => chance.Of("HEAD", "OPTIONS", "PUT", "DELETE"),
            _ => TextDamage.Characters("GET", chance),
        };
        var headers = Enumerable.Range(0, chance.Below(4)).Select(_ => chance.Of(headerLines)).ToList();
        if (chance.Percent(50)) headers.Add($"Content-Length: {body.Length}");
        var isBodiless = method is "GET" or "HEAD" && headers.All(header =>
            !header.StartsWith("Content-Length", StringComparison.Ordinal) && !header.StartsWith("Transfer", StringComparison.Ordinal));
        var request = Of(method, target, headers, isBodiless ? [] : body);
        return chance.Percent(30) ? (ByteDamage.Of(request, bodies, chance), false) : (request, isBodiless);
    }

    static byte[] Of(string method, string target, IEnumerable<string> headers, byte[] body) =>
    [
        .. Encoding.UTF8.GetBytes($"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            + $"{string.Concat(headers.Select(header => $"{header}\r\n"))}\r\n"),
        .. body,
    ];
}
