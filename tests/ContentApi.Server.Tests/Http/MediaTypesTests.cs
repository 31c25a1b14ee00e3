using ContentApi.Server.Requests;

namespace ContentApi.Server.Tests.Http;

public class MediaTypesTests
{
    const string Chromium = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
        + "image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";

    [Theory]
    [InlineData(null, "Json")]
    [InlineData("", "Json")]
    [InlineData("*/*", "Json")]
    [InlineData("application/*", "Json")]
    [InlineData("application/json", "Json")]
    [InlineData("APPLICATION/JSON", "Json")]
    [InlineData("application/json; charset=utf-8", "Json")]
    [InlineData("application/json; charset=\"UTF-8\"", "Json")]
    [InlineData("application/graphql-response+json", "GraphQLResponse")]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", "GraphQLResponse")]
    [InlineData("application/json, application/graphql-response+json", "GraphQLResponse")]
    [InlineData("application/graphql-response+json;q=0.5, application/json", "Json")]
    [InlineData("application/graphql-response+json, */*;q=0.1", "GraphQLResponse")]
    [InlineData("application/json;q=0, */*", null)]
    [InlineData("application/json;q=0, application/graphql-response+json", "GraphQLResponse")]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("text/html", null)]
    [InlineData("text/*", null)]
    [InlineData("image/png, application/xml", null)]
    [InlineData("nonsense", null)]
    [InlineData(Chromium, "Json")]
    public void A_request_is_answered_in_the_type_that_it_prefers(string? accept, string? expected) =>
        Assert.Equal(expected, MediaTypes.Negotiate(accept, allowHtml: false)?.ToString());

    [Theory]
    [InlineData(null, "Json")]
    [InlineData("*/*", "Json")]
    [InlineData("text/html", "Html")]
    [InlineData(Chromium, "Html")]
    [InlineData("text/html;q=0.1, application/json", "Json")]
    [InlineData("text/html, application/json", "Html")]
    public void A_browser_gets_the_page_where_there_is_one(string? accept, string? expected) =>
        Assert.Equal(expected, MediaTypes.Negotiate(accept, allowHtml: true)?.ToString());
}
