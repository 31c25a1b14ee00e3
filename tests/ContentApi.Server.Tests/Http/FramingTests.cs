using System.Globalization;
using System.Text;
using ContentApi.Server.Tests.Transport;

namespace ContentApi.Server.Tests.Http;

/// <summary>
/// Malformed and unusual requests of HTTP/1.1 (RFC 9112). Each is answered or refused, never with the status 500, and nothing is logged.
/// </summary>
public sealed class FramingTests(SharedServer shared) : IClassFixture<SharedServer>
{
    const string Query = "{\"query\":\"{ __typename }\"}",
        Line = "GET /graphql?query={__typename} HTTP/1.1\r\n", Host = "Host: x\r\n", Json = "Content-Type: application/json\r\n";

    static readonly string Size = Query.Length.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Returns the status; 0 if the connection was closed without an answer. A client that sends no whole request ends its side.</summary>
    static async Task<int> StatusAsync(TestServer server, string request, bool isWhole = true)
    {
        var response = await RawHttp.SendAsync(server.Url, Encoding.Latin1.GetBytes(request), isWhole);
        Assert.Empty(server.Log);
        return response.Status;
    }

    async Task RefuseAsync(string request, params int[] statuses)
    {
        Assert.Contains(await StatusAsync(shared.Server, request), statuses);
        // The server still answers other connections.
        using var client = await RawClient.ConnectAsync(shared.Server);
        await RawClient.AskAsync(client);
    }

    static string Post(string headers, string body) => $"POST /graphql HTTP/1.1\r\n{Host}{Json}{headers}\r\n{body}";

    static string Chunked(string body, string path = "/graphql") =>
        $"POST {path} HTTP/1.1\r\n{Host}{Json}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{body}";

    public static TheoryData<string> Sizes =>
        ["80000000", "99999999", "FFFFFFF0", "FFFFFFFF", "100000000", "FFFFFFFFFFFFFFFF", "-1", "+1a", "0x1a", " 1a", "1a ",
         "g", "1_a", "0000000000000001a", "\0", "\xff", "\t1"];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task An_invalid_chunk_size_is_refused(string size)
    {
        await RefuseAsync(Chunked($"{size}\r\n{Query}\r\n0\r\n\r\n"), 400);
        // An invalid size after a valid chunk is refused too.
        await RefuseAsync(Chunked($"1\r\n{{\r\n{size}\r\n{Query[1..]}\r\n0\r\n\r\n"), 400);
        // The server does not read the bodies of these two requests.
        await RefuseAsync(Chunked($"{size}\r\n", "/nothing"), 404);
        await RefuseAsync($"{Line}{Host}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{size}\r\n", 200, 400);
    }

    public static TheoryData<string> Chunks => new(
        $"\r\n{Query}\r\n0\r\n\r\n", $"{Size}\n{Query}\n0\n\n", $"{Size}\r\n{Query}0\r\n\r\n", $"{Size}\r\n{Query}XX0\r\n\r\n",
        $"{Size}\r\n{Query}\r\n0\r\nA b\r\n\r\n", $"{Size}\r\n{Query}\r\n0\r\nA: \0\r\n\r\n",
        $"{Size}\r\n{Query}\r\n0\r\nA: \xff\xfe\r\n\r\n", $"{Size}\r\n{Query}\r\n0\r\n\xff: a\r\n\r\n", $"{Size}\r\n{Query}\r\n0\r\n: a\r\n\r\n",
        $"{Size}\r\n{Query}\r\n0\r\n{string.Concat(Enumerable.Repeat("A: b\r\n", 300))}\r\n",
        $"{Size}\r\n{Query}\r\n0\r\nA: {new string('b', 100_000)}\r\n\r\n");

    [Theory]
    [MemberData(nameof(Chunks))]
    public async Task Chunks_and_trailers_that_are_not_well_formed_are_refused(string body)
    {
        await RefuseAsync(Chunked(body), 400, 431);
        await RefuseAsync(Chunked(body, "/nothing"), 404);
        await RefuseAsync(Chunked(body, "/health/ready"), 405);
    }

    [Fact]
    public async Task An_endless_chunk_extension_is_refused_after_a_while() => await RefuseAsync(Chunked($"1;{new string('x', 1_000_000)}"), 408);

    [Theory]
    [InlineData(";name=value")]
    [InlineData(";name=\"a value\"")]
    public async Task A_chunk_may_have_an_extension_and_a_body_trailers(string extension) =>
        await RefuseAsync(Chunked($"{Size}{extension}\r\n{Query}\r\n0\r\nA: b\r\n\r\n"), 200);

    public static TheoryData<string> Lengths =>
    [
        "-1", "+26", "-26", "26,26", "0x1a", "26.0", "2_6", "26\0", "2\u00b6", "5, 5", "5,6",
        "9999999999999999999999999999999999999999", "99999999999999999999999", "9223372036854775808", "0x5", "abc", "", "5 5",
        "\xff", "26\r\nContent-Length: 5", "26\r\nContent-Length: 26",
    ];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task An_invalid_length_is_refused(string length) =>
        await RefuseAsync(Post($"Content-Length: {length}\r\nConnection: close\r\n", Query), 400);

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("2147483648")]
    public async Task A_length_over_the_limit_is_refused_before_the_body_arrives(string length) =>
        await RefuseAsync(Post($"Content-Length: {length}\r\nConnection: close\r\n", ""), 413);

    [Theory]
    [InlineData("gzip")]
    [InlineData("chunked, gzip")]
    [InlineData("identity")]
    [InlineData("xchunked")]
    [InlineData("\vchunked")]
    public async Task A_transfer_coding_that_does_not_end_in_chunks_is_refused(string coding) =>
        await RefuseAsync(Post($"Transfer-Encoding: {coding}\r\nConnection: close\r\n", $"{Size}\r\n{Query}\r\n0\r\n\r\n"), 400, 411, 501);

    [Fact]
    public async Task With_a_length_and_chunks_the_chunks_take_precedence_and_the_connection_ends() =>
        await RefuseAsync(Post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n", $"{Size}\r\n{Query}\r\n0\r\n\r\n"), 200, 400);

    public static TheoryData<string> Headers => new(
        "no colon", ": no name", "A\0: b", "A: \0", " A: folded at once", "A: b\r\n folded", "A : b", "A: b\rC: d", "A: \xff\xfe", "\xff: b",
        "A: " + new string('x', 100_000), "Host: x\r\nHost: y", "Host: a b", "Host: x/y", "Host: x@y",
        "Host: " + new string('a', 40_000), string.Concat(Enumerable.Range(0, 500).Select(i => $"A{i}: b\r\n")), "Content-Length: 5\r\nContent-Length: 6");

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task A_header_that_is_not_well_formed_or_too_long_is_refused(string header) =>
        await RefuseAsync($"{Line}{(header.StartsWith("Host", StringComparison.Ordinal) ? "" : Host)}{header}\r\n\r\n", 400, 431);

    [Fact]
    public async Task A_request_without_a_host_is_refused() => await RefuseAsync($"{Line}\r\n", 400);

    [Theory]
    [InlineData("HTTP/0.9")]
    [InlineData("HTTP/1.2")]
    [InlineData("HTTP/2.0")]
    [InlineData("HTTP/3.0")]
    [InlineData("HTTP/-1.1")]
    [InlineData("http/1.1")]
    [InlineData("HTTP/1.10")]
    [InlineData("HTTP/1.1 x")]
    [InlineData("")]
    public async Task Another_version_of_HTTP_is_refused(string version) =>
        await RefuseAsync($"GET /graphql?query={{__typename}} {version}\r\n{Host}\r\n", 400, 505);

    [Theory]
    [InlineData("GET /\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0")]
    [InlineData("\x16\x03\x01\0\xc8\x01\0\0\xc4\x03\x03")]
    [InlineData("\0\0\0\0\0\0\0\0\r\n\r\n")]
    public async Task Another_protocol_is_refused_or_the_connection_closed(string bytes)
    {
        // The preface of HTTP/2 is answered with a frame of HTTP/2, which has no status here.
        var response = await RawHttp.SendAsync(shared.Server.Url, Encoding.Latin1.GetBytes(bytes), isWhole: false);
        Assert.Contains(response.Status, (int[])[0, 400]);
        Assert.Empty(shared.Server.Log);
    }

    [Theory]
    [InlineData("http://x/graphql?query={__typename}", 200)]
    [InlineData("/graphql?query={__typename}&a=\x7f", 200, 400)]
    [InlineData("http://other/graphql?query={__typename}", 400)]
    [InlineData("http://x:99999/", 400)]
    [InlineData("http://user@x/graphql?query={__typename}", 200, 400)]
    [InlineData("x:443", 400, 405)]
    [InlineData("*", 400, 405)]
    [InlineData("graphql", 400, 405)]
    [InlineData("", 400)]
    [InlineData("/graphql?query=\0", 400)]
    [InlineData("/graph%00ql", 400, 404)]
    [InlineData("/\xff", 400)]
    [InlineData("/%zz", 400, 404)]
    [InlineData("/%c0%ae%c0%ae/", 400, 404)]
    [InlineData("/../../etc/passwd", 400, 404)]
    [InlineData("//x/graphql", 400, 404)]
    [InlineData("/sitemap-99999999999999999999.xml", 404)]
    public async Task A_target_is_found_or_refused(string target, params int[] statuses) =>
        await RefuseAsync($"GET {target} HTTP/1.1\r\n{Host}Connection: close\r\n\r\n", statuses);

    [Theory]
    [InlineData("CONNECT x:443", 404, 405)]
    [InlineData("OPTIONS *", 204, 404, 405)]
    [InlineData("TRACE /graphql", 405)]
    [InlineData("get /graphql", 400, 405)]
    [InlineData("G\0T /graphql", 400)]
    public async Task A_method_is_known_or_refused(string start, params int[] statuses) =>
        await RefuseAsync(
            $"{start} HTTP/1.1\r\n{(start.StartsWith("CONNECT", StringComparison.Ordinal) ? "Host: x:443\r\n" : Host)}Connection: close\r\n\r\n", statuses);

    [Theory]
    [InlineData("Expect: 100-continue\r\n", 200)]
    [InlineData("Expect: 200-ok\r\n", 200, 417)]
    [InlineData("Connection: Upgrade, close\r\nUpgrade: h2c\r\n", 200, 400)]
    [InlineData("Connection: Upgrade, close\r\nUpgrade: websocket\r\n", 200, 400)]
    public async Task An_expectation_or_an_upgrade_is_ignored_or_refused(string headers, params int[] statuses)
    {
        await RefuseAsync(Post($"{headers}Content-Length: {Query.Length}\r\nConnection: close\r\n", Query), statuses);
        await RefuseAsync(Post($"{headers}Transfer-Encoding: chunked\r\nConnection: close\r\n", $"{Size}\r\n{Query}\r\n0\r\n\r\n"), statuses);
    }
}
