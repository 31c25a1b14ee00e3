using System.Text.RegularExpressions;
using ContentApi.Server.GraphiQL;
using ContentApi.Server.Tests.Http;

namespace ContentApi.Server.Tests.GraphiQL;

public partial class GraphiQLTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Address { get; }

    [Fact]
    public async Task A_browser_gets_a_page_that_loads_nothing_from_other_servers()
    {
        var page = await Page();
        Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.ContentType));
        Assert.Contains("default-src 'none'; script-src 'self';", page.Header("Content-Security-Policy"));
        var addresses = Address.Matches(page.Text).Select(match => match.Groups[1].Value).Where(address => address != "data:,").ToArray();
        Assert.NotEmpty(addresses);
        foreach (var address in addresses)
        {
            Assert.StartsWith("/graphql", address);
            Assert.Equal(200, (await shared.Server.GetAsync(address)).Status);
        }
    }

    [Fact]
    public async Task The_page_is_cached_by_its_tag()
    {
        var tag = (await Page()).ETag;
        Assert.Equal(shared.Server.Repository.Head, (await Page()).Header("Content-Commit"));
        Assert.Equal(304, (await shared.Server.GetAsync("/graphql", accept: "text/html", ifNoneMatch: tag)).Status);
    }

    [Fact]
    public async Task Files_are_compressed_and_may_be_kept_for_ever()
    {
        Assert.NotEmpty(GraphiQLFiles.Names);
        foreach (var name in GraphiQLFiles.Names)
        {
            var path = $"/graphql/graphiql/{name}";
            var plain = await shared.Server.GetAsync(path);
            var compressed = await shared.Server.SendAsync(HttpMethod.Get, path, headers: ("Accept-Encoding", "gzip, br"));
            Assert.Equal((200, 200), (plain.Status, compressed.Status));
            Assert.Equal(("public, max-age=31536000, immutable", "Accept-Encoding"), (plain.Header("Cache-Control"), plain.Header("Vary")));
            Assert.Equal((null, "gzip"), (plain.Header("Content-Encoding"), compressed.Header("Content-Encoding")));
            Assert.Equal(plain.Bytes, new GraphiQLFile("", compressed.Bytes).Decompress());
        }
    }

    [Theory]
    [InlineData("nothing.js")]
    [InlineData("manifest.json")]
    [InlineData("..%2Fschema.graphql")]
    public async Task There_are_no_other_files(string name) => Assert.Equal(404, (await shared.Server.GetAsync($"/graphql/graphiql/{name}")).Status);

    Task<Answer> Page() => shared.Server.GetAsync("/graphql", accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
}
