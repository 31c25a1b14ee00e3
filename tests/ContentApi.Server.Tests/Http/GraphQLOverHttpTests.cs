using System.Text.Json;

namespace ContentApi.Server.Tests.Http;

public class GraphQLOverHttpTests(SharedServer shared) : IClassFixture<SharedServer>
{
    const string GraphQLResponse = "application/graphql-response+json", Json = "application/json";

    [Fact]
    public async Task A_POST_is_answered_from_the_commit()
    {
        var answer = await shared.Server.PostAsync(
            """{ page(slug: "about") { title body { html } sections { heading actions { title } } reports { title } } }""");
        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
        Assert.Equal(
            """{"data":{"page":{"title":"About us","body":{"html":"<p>We <em>act</em>.</p>\n"},"sections":"""
                + """[{"heading":"What we do","actions":[{"title":"Join"}]}],"reports":[{"title":"First report"}]}}}""",
            answer.Text);
        Assert.Equal(shared.Server.Repository.Head, answer.Header("Content-Commit"));
    }

    [Theory]
    [InlineData("?query={page(slug:%22about%22){title}}")]
    [InlineData("?query=query+Named($slug:String){page(slug:$slug){title}}&variables=%7B%22slug%22:%22about%22%7D")]
    [InlineData("?query=query+A{page(slug:%22home%22){title}}query+B{page(slug:%22about%22){title}}&operationName=B")]
    [InlineData("?query={page(slug:%22about%22){title}}&operationName=&variables=null&extensions=%7B%7D")]
    [InlineData("?&utm=%ff&Query={a}&q%75ery={page+(slug:\"ab%6Fut\")%7btitle}}&=&variables&operationName")]
    public async Task A_GET_carries_its_parameters_in_the_URL(string query)
    {
        var answer = await shared.Server.GetAsync("/graphql" + query);
        Assert.Equal("""{"data":{"page":{"title":"About us"}}}""", answer.Text);
        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("""{"query":"query Q($s:String){page(slug:$s){title}}","variables":{"s":"home"},"variables":{"s":"about"}}""")]
    [InlineData("""{"variables":{"s":"\u0061bout"},"operationName":"Q","query":"query Q($s:String){page(slug:$s){title}} query R{__typename}"}""")]
    [InlineData("""{"query":"{page(slug:\"about\"){title}}","variables":null,"operationName":null,"extensions":null}""")]
    [InlineData("""{"query":"{page(slug:\"about\"){title}}","operationName":"","extensions":{"some":{"deep":["value"]}},"id":"x","unknown":[1,{"a":2}]}""")]
    public async Task A_body_may_have_its_parameters_in_any_form(string body)
    {
        var answer = await shared.Server.SendAsync(HttpMethod.Post, "/graphql", body);
        Assert.Equal("""{"data":{"page":{"title":"About us"}}}""", answer.Text);
    }

    [Theory]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query ($slug: String!) { page(slug: $slug) { title } }", "BAD_USER_INPUT")]
    [InlineData("query A { __typename } query B { __typename }", "OPERATION_RESOLUTION_FAILURE")]
    public async Task A_request_error_has_status_200_as_JSON_and_400_as_a_GraphQL_response(string query, string code)
    {
        var json = await shared.Server.PostAsync(query, Json);
        var response = await shared.Server.PostAsync(query, GraphQLResponse);
        Assert.Equal((200, 400), (json.Status, response.Status));
        Assert.Equal(("no-cache", "no-store"), (json.Header("Cache-Control"), response.Header("Cache-Control")));
        Assert.Equal((code, code), (json.Error.Code, response.Error.Code));
        Assert.Equal(("application/json; charset=utf-8", "application/graphql-response+json; charset=utf-8"), (json.ContentType, response.ContentType));
        Assert.NotNull(json.ETag);
        Assert.Null(response.ETag);
    }

    [Fact]
    public async Task A_field_error_leaves_the_status_at_200()
    {
        var answer = await shared.Server.PostAsync("{ __typename pages(first: 501) { totalCount } }", GraphQLResponse);
        Assert.Equal((200, "PAGE_SIZE_EXCEEDED"), (answer.Status, answer.Error.Code));
    }

    [Theory]
    [InlineData("mutation { __typename }")]
    [InlineData("query A { __typename } mutation B { __typename }", "B")]
    public async Task A_GET_executes_queries_only(string query, string operationName = "")
    {
        var answer = await shared.Server.GetAsync($"/graphql?query={Uri.EscapeDataString(query)}&operationName={operationName}");
        Assert.Equal(405, answer.Status);
        Assert.Equal("POST", answer.Header("Allow"));
        Assert.Equal(JsonValueKind.Array, answer.Json.GetProperty("errors").ValueKind);
    }

    [Fact]
    public async Task A_HEAD_has_the_headers_of_a_GET_and_no_body()
    {
        const string Path = "/graphql?query={page(slug:%22about%22){title}}";
        var (get, head) = (await shared.Server.GetAsync(Path), await shared.Server.SendAsync(HttpMethod.Head, Path));
        Assert.Equal((200, 0), (head.Status, head.Bytes.Length));
        Assert.Equal((get.ETag, get.ContentType, get.ContentHeaders.ContentLength), (head.ETag, head.ContentType, head.ContentHeaders.ContentLength));
    }

    [Fact]
    public async Task Every_origin_may_read()
    {
        var answer = await shared.Server.SendAsync(HttpMethod.Post, "/graphql", """{"query":"{__typename}"}""", headers: ("Origin", "https://example.org"));
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("Content-Commit, ETag", answer.Header("Access-Control-Expose-Headers"));
    }

    [Fact]
    public async Task A_preflight_allows_a_POST_with_any_header()
    {
        var answer = await shared.Server.SendAsync(HttpMethod.Options, "/graphql", headers:
            [("Origin", "https://example.org"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type")]);
        Assert.Equal(204, answer.Status);
        Assert.Equal(("*", "GET, HEAD, POST", "*, Authorization"), (
            answer.Header("Access-Control-Allow-Origin"), answer.Header("Access-Control-Allow-Methods"), answer.Header("Access-Control-Allow-Headers")));
    }

    [Fact]
    public async Task OPTIONS_lists_the_methods()
    {
        var answer = await shared.Server.SendAsync(HttpMethod.Options, "/graphql");
        Assert.Equal((204, "GET, HEAD, POST, OPTIONS"), (answer.Status, answer.Header("Allow")));
    }

    [Fact]
    public async Task A_response_does_not_name_the_server_and_forbids_sniffing()
    {
        var answer = await shared.Server.PostAsync("{__typename}");
        Assert.Null(answer.Header("Server"));
        Assert.Equal(("nosniff", "Accept, Accept-Encoding"), (answer.Header("X-Content-Type-Options"), answer.Header("Vary")));
    }

    [Fact]
    public async Task The_root_redirects_to_the_API()
    {
        var answer = await shared.Server.GetAsync("/");
        Assert.Equal((302, "/graphql"), (answer.Status, answer.Header("Location")));
    }
}
