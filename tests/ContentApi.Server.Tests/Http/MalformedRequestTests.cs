using System.Net;
using System.Text;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Server.Tests.Http;

public class MalformedRequestTests(SharedServer shared) : IClassFixture<SharedServer>
{
    const string GraphQLResponse = "application/graphql-response+json", Json = "application/json";

    [Theory]
    [InlineData("", 400, "has no body")]
    [InlineData("NONSENSE", 400, "not valid JSON: 'N' is an invalid start of a value. (line 1, byte 1)")]
    [InlineData("{\n  \"query\": \"{a}\",\n  !", 400, "(line 3, byte 3)")]
    [InlineData("{\"query\":", 400, "not valid JSON")]
    [InlineData("{\"query\":\"{a}\"} and more", 400, "not valid JSON")]
    [InlineData("{\"query\":\"{a}\"}{\"query\":\"{a}\"}", 400, "not valid JSON")]
    [InlineData("\"{a}\"", 400, "must be a JSON object; a string was given")]
    [InlineData("null", 400, "must be a JSON object; null was given")]
    [InlineData("[{\"query\":\"{a}\"}]", 400, "Batches are not supported")]
    [InlineData("{}", 400, "has no \"query\"")]
    [InlineData("{\"qeury\":\"{a}\"}", 400, "has no \"query\"")]
    [InlineData("{\"query\":null}", 400, "\"query\" must be a string; null was given")]
    [InlineData("{\"query\":7}", 400, "\"query\" must be a string; a number was given")]
    [InlineData("{\"query\":{\"a\":1}}", 400, "\"query\" must be a string; an object was given")]
    [InlineData("{\"query\":[\"{a}\"]}", 400, "\"query\" must be a string; an array was given")]
    [InlineData("{\"query\":true}", 400, "\"query\" must be a string; a boolean was given")]
    [InlineData("{\"query\":\"{a}\",\"query\":7}", 400, "\"query\" must be a string; a number was given")]
    [InlineData("{\"query\":\"\\ud800\"}", 400, "not valid Unicode")]
    [InlineData("{\"query\":\"{a}\",\"\\ud800\":1}", 400,
        "A key, \"query\", \"documentId\", \"operationName\" or \"extensions\" holds text that is not valid Unicode: an escape of half a surrogate pair.")]
    [InlineData("{\"query\":\"{a}\",\"operationName\":7}", 400, "\"operationName\" must be a string or null; a number was given")]
    [InlineData("{\"query\":\"{a}\",\"operationName\":[]}", 400, "\"operationName\" must be a string or null; an array was given")]
    [InlineData("{\"query\":\"{a}\",\"variables\":[7]}", 400, "\"variables\" must be an object or null; an array was given")]
    [InlineData("{\"query\":\"{a}\",\"variables\":\"{}\"}", 400, "\"variables\" must be an object or null; a string was given")]
    [InlineData("{\"query\":\"{a}\",\"variables\":{\"a\":[{\"b\":\"\\udc00\"}]}}", 400, "\"variables\" holds text that is not valid Unicode")]
    [InlineData("{\"query\":\"{a}\",\"variables\":{\"\\ud800\":1}}", 400, "\"variables\" holds text that is not valid Unicode")]
    [InlineData("{\"documentId\":7}", 400, "\"documentId\" must be a string; a number was given")]
    [InlineData("{\"documentId\":\"\"}", 400, "\"documentId\" may hold letters, digits")]
    [InlineData("{\"documentId\":\"a b\"}", 400, "\"documentId\" may hold letters, digits")]
    [InlineData("{\"documentId\":\"md5:0123\"}", 400, "must be \"sha256:\", or begin with \"x-\"")]
    [InlineData("{\"documentId\":\"sha256:0123\"}", 400, "must be followed by 64 hexadecimal digits in lower case")]
    [InlineData("{\"documentId\":\"sha256:7DBA4BD717B41F10434822356A93C32B1FB4907B983E854300AD839F84CDCD6E\"}", 400,
        "must be followed by 64 hexadecimal digits in lower case")]
    [InlineData("{\"extensions\":{\"persistedQuery\":1}}", 400, "\"extensions.persistedQuery\" must be an object; a number was given")]
    [InlineData("{\"extensions\":{\"persistedQuery\":{\"version\":2,\"sha256Hash\":\"\"}}}", 400, "\"extensions.persistedQuery.version\" must be 1")]
    [InlineData("{\"extensions\":{\"persistedQuery\":{\"version\":1}}}", 400, "\"extensions.persistedQuery.sha256Hash\" must be the SHA-256")]
    [InlineData("{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"abc\"}}}", 400,
        "\"extensions.persistedQuery.sha256Hash\" must be the SHA-256")]
    [InlineData("{\"query\":\"{a}\",\"extensions\":{\"cost\":1}}", 400, "\"extensions.cost\" must be true or false; a number was given")]
    [InlineData("{\"query\":\"{a}\",\"documentId\":\"sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e\"}", 400, "does not have the id")]
    [InlineData("{\"query\":\"{a}\",\"extensions\":0}", 400, "\"extensions\" must be an object or null; a number was given")]
    public async Task A_malformed_body_is_refused_with_a_message_that_names_the_fault(string body, int status, string message)
    {
        foreach (var type in (string[])[GraphQLResponse, Json])
        {
            var answer = await shared.Server.SendAsync(HttpMethod.Post, "/graphql", body, accept: type);
            AssertFault(answer, status, message);
            Assert.Equal($"{type}; charset=utf-8", answer.ContentType);
        }
    }

    [Theory]
    [InlineData("", 400, "has no \"query\"")]
    [InlineData("?query=", 400, "has no \"query\"")]
    [InlineData("?query={a}&query={b}", 400, "\"query\" more than once")]
    [InlineData("?query={a}&variables=NONSENSE", 400, "\"variables\" is not valid JSON: 'N' is an invalid start of a value. (line 1, byte 1)")]
    [InlineData("?query={a}&variables=[7]", 400, "\"variables\" must be a JSON object; an array was given")]
    [InlineData("?query={a}&variables={\"a\":\"\\udc00\"}", 400, "\"variables\" holds text that is not valid Unicode")]
    [InlineData("?query={page(slug:\"%FF\"){title}}", 400, "not valid UTF-8")]
    [InlineData("?query={page(slug:\"%e9t%e9\"){title}}", 400, "The URL's \"query\" is not valid UTF-8.")]
    [InlineData("?query={a}&qu%65ry={b}", 400, "\"query\" more than once")]
    [InlineData("?QUERY={a}", 400, "has no \"query\"")]
    [InlineData("?query={a}&extensions=7", 400, "\"extensions\" must be a JSON object; a number was given")]
    public async Task A_malformed_URL_is_refused_with_a_message_that_names_the_fault(string query, int status, string message) =>
        AssertFault(await shared.Server.GetAsync("/graphql" + query), status, message);

    [Theory]
    [InlineData(null, 415, "no Content-Type")]
    [InlineData("text/plain", 415, "'text/plain' is not understood")]
    [InlineData("application/x-www-form-urlencoded", 415, "not understood")]
    [InlineData("multipart/form-data; boundary=x", 415, "not understood")]
    [InlineData("application/graphql", 415, "not understood")]
    [InlineData("json", 415, "not understood")]
    [InlineData("application/json; charset=utf-16", 415, "charset 'utf-16' is not understood. Send UTF-8.")]
    public async Task A_body_of_another_type_is_refused(string? contentType, int status, string message) =>
        AssertFault(await shared.Server.SendAsync(HttpMethod.Post, "/graphql", """{"query":"{__typename}"}""", contentType), status, message);

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON; Charset=\"UTF-8\"")]
    public async Task A_body_is_JSON_in_UTF_8(string contentType) =>
        Assert.Equal(200, (await shared.Server.SendAsync(HttpMethod.Post, "/graphql", """{"query":"{__typename}"}""", contentType)).Status);

    [Fact]
    public async Task A_body_may_have_the_coding_identity() =>
        Assert.Equal(200, (await shared.Server.SendAsync(
            HttpMethod.Post, "/graphql", """{"query":"{__typename}"}""", headers: ("Content-Encoding", "Identity"))).Status);

    [Fact]
    public async Task A_compressed_body_is_refused() =>
        AssertFault(
            await shared.Server.SendAsync(HttpMethod.Post, "/graphql", """{"query":"{__typename}"}""", headers: ("Content-Encoding", "gzip")),
            415, "Content-Encoding 'gzip' is not understood");

    [Fact]
    public async Task A_body_that_is_not_UTF_8_is_refused()
    {
        using var content = new ByteArrayContent([.. "{\"query\":\"{a}\","u8, .. "\"x\":\"\xff\"}"u8.ToArray().Select(b => b == 0xC3 ? (byte)0xFF : b)]);
        content.Headers.ContentType = new("application/json");
        using var response = await shared.Server.Client.PostAsync("/graphql", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("not valid UTF-8", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_body_may_begin_with_a_byte_order_mark() =>
        Assert.Equal(200, (await shared.Server.SendAsync(HttpMethod.Post, "/graphql", "\uFEFF{\"query\":\"{__typename}\"}")).Status);

    [Fact]
    public async Task Variables_nested_too_deep_are_refused() =>
        AssertFault(
            await shared.Server.SendAsync(HttpMethod.Post, "/graphql",
                "{\"query\":\"{a}\",\"variables\":{\"a\":" + new string('[', 1000) + new string(']', 1000) + "}}"),
            400, "maximum configured depth of 64");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_with_the_limit(bool isLengthTold)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Headers.TransferEncodingChunked = !isLengthTold;
        request.Content = new StringContent("{\"query\":\"{__typename}" + new string(' ', 256 << 10) + "\"}", Encoding.UTF8, "application/json");
        using var response = await shared.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("the limit MaxBodyBytes, which is 262144.", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Another_method_is_refused_with_the_allowed_ones(string method)
    {
        var answer = await shared.Server.SendAsync(new(method), "/graphql", """{"query":"{__typename}"}""");
        AssertFault(answer, 405, $"{method} is not supported");
        Assert.Equal("GET, HEAD, POST, OPTIONS", answer.Header("Allow"));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml, image/*")]
    public async Task A_client_that_takes_no_JSON_is_refused(string accept) =>
        AssertFault(await shared.Server.PostAsync("{__typename}", accept), 406, "application/graphql-response+json");

    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/graphql/schema.graphql")]
    public async Task A_resource_that_can_only_be_read_refuses_another_method_with_the_allowed_ones(string path)
    {
        var answer = await shared.Server.SendAsync(HttpMethod.Post, path, "{}");
        AssertFault(answer, 405, $"POST is not supported: {path} can only be read");
        Assert.Equal("GET, HEAD, OPTIONS", answer.Header("Allow"));
        Assert.Equal(204, (await shared.Server.SendAsync(HttpMethod.Options, path)).Status);
    }

    [Fact]
    public async Task A_URL_over_the_limit_is_refused_with_the_limit() =>
        AssertFault(await shared.Server.GetAsync("/graphql?query={__typename}" + new string('+', 16 << 10)),
            414, "the limit MaxRequestLineBytes, which is 16384.", ErrorCodes.RequestTooLarge);

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/favicon.ico")]
    [InlineData("/graphql%2Fschema.graphql")]
    [InlineData("/graphql/graphiql/nothing.js")]
    public async Task An_unknown_path_is_not_found(string path) => AssertFault(await shared.Server.GetAsync(path), 404, "The API is at /graphql");

    static void AssertFault(Answer answer, int status, string message, string code = ErrorCodes.BadRequest)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Error.Code);
        Assert.Contains(message, answer.Error.Message);
        Assert.False(answer.Json.TryGetProperty("data", out _));
        Assert.Null(answer.ETag);
        Assert.Equal(answer.Bytes.Length, answer.ContentHeaders.ContentLength);
    }
}
