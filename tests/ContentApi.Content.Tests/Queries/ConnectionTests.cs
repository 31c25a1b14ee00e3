using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Content.Tests.Api;

namespace ContentApi.Content.Tests.Queries;

/// <summary>Paging as in Relay's Cursor Connections specification, over 120 pages named <c>p000</c> to <c>p119</c>.</summary>
public sealed class ConnectionTests(ConnectionTests.Site site) : IClassFixture<ConnectionTests.Site>
{
    public sealed class Site : IDisposable
    {
        internal ApiUnderTest Api { get; } = new(Listing());

        static string Listing()
        {
            var listing = new StringBuilder("-- schema/model.graphql --\ntype Page @collection(path: \"{slug}.yaml\") { slug: String! @unique }\ntype Empty @collection(path: \"none/*.yaml\", plural: \"empties\") { a: Int }\n");
            for (var i = 0; i < 120; i++) listing.Append($"-- content-repo/p{i:000}.yaml --\n");
            return listing.ToString();
        }

        public void Dispose() => Api.Dispose();
    }

    [Theory]
    [InlineData("", "p000", "p049", 50, false, true)]
    [InlineData("first: 3", "p000", "p002", 3, false, true)]
    [InlineData("last: 3", "p117", "p119", 3, true, false)]
    [InlineData("first: 500", "p000", "p119", 120, false, false)]
    [InlineData("first: 120", "p000", "p119", 120, false, false)]
    [InlineData("first: 3, after: p010", "p011", "p013", 3, true, true)]
    [InlineData("last: 3, before: p010", "p007", "p009", 3, true, true)]
    [InlineData("first: 5, after: p117", "p118", "p119", 2, true, false)]
    [InlineData("last: 5, before: p002", "p000", "p001", 2, false, true)]
    [InlineData("first: 10, last: 2", "p008", "p009", 2, true, true)]
    [InlineData("first: 9, after: p010, before: p015", "p011", "p014", 4, true, true)]
    [InlineData("first: 3, after: null", "p000", "p002", 3, false, true)]
    public void A_page_is_the_part_that_its_arguments_ask_for(string arguments, string start, string end, int count, bool previous, bool next)
    {
        var page = Ask(arguments);
        Assert.Equal(
            (start, end, count, 120, previous, next),
            (Slug(page["nodes"]![0]), Slug(page["nodes"]!.AsArray()[^1]), page["nodes"]!.AsArray().Count, (int)page["totalCount"]!,
             (bool)page["pageInfo"]!["hasPreviousPage"]!, (bool)page["pageInfo"]!["hasNextPage"]!));
        Assert.Equal((string?)page["pageInfo"]!["startCursor"], (string?)page["edges"]![0]!["cursor"]);
        Assert.Equal((string?)page["pageInfo"]!["endCursor"], (string?)page["edges"]!.AsArray()[^1]!["cursor"]);
        Assert.Equal(page["nodes"]!.AsArray().Select(Slug), page["edges"]!.AsArray().Select(edge => Slug(edge!["node"])));
    }

    [Theory]
    [InlineData("first: 0")]
    [InlineData("first: 1, after: p119")]
    [InlineData("first: 1, after: p050, before: p040")]
    public void An_empty_page_has_no_cursors(string arguments)
    {
        var page = Ask(arguments);
        Assert.Empty(page["edges"]!.AsArray());
        Assert.Null(page["pageInfo"]!["startCursor"]);
        Assert.Null(page["pageInfo"]!["endCursor"]);
        Assert.Equal(120, (int)page["totalCount"]!);
    }

    [Fact]
    public void A_type_without_files_answers_with_an_empty_list() => site.Api.Answers(
        "{ empties { totalCount nodes { a } pageInfo { hasNextPage hasPreviousPage } } }",
        """{"data":{"empties":{"totalCount":0,"nodes":[],"pageInfo":{"hasNextPage":false,"hasPreviousPage":false}}}}""");

    [Fact]
    public void Walking_by_cursor_meets_every_entry_once()
    {
        var met = new List<string>();
        for (var after = "null"; ;)
        {
            var page = site.Api.Data($$"""{ pages(first: 7, after: {{after}}) { nodes { slug } pageInfo { hasNextPage endCursor } } }""")["pages"]!;
            met.AddRange(page["nodes"]!.AsArray().Select(Slug));
            if (!(bool)page["pageInfo"]!["hasNextPage"]!) break;
            after = page["pageInfo"]!["endCursor"]!.ToJsonString();
        }
        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"p{i:000}"), met);
    }

    [Fact]
    public void A_cursor_outlives_its_entry()
    {
        using var api = new ApiUnderTest(
            """
            -- schema/m.graphql --
            type Page @collection(path: "{slug}.yaml") { slug: String! }
            -- content-repo/a.yaml --
            -- content-repo/b.yaml --
            -- content-repo/c.yaml --
            """);
        var cursor = (string)api.Data("{ pages(first: 2) { pageInfo { endCursor } } }")["pages"]!["pageInfo"]!["endCursor"]!;
        api.Repository.Delete("content-repo/b.yaml");
        api.Commit("");
        api.Answers(
            $$"""{ pages(after: "{{cursor}}") { nodes { slug } pageInfo { hasPreviousPage } } }""",
            """{"data":{"pages":{"nodes":[{"slug":"c"}],"pageInfo":{"hasPreviousPage":true}}}}""");
    }

    [Theory]
    [InlineData("first: 501", "Argument \"first\" asks for 501 entries; at most 500 are given at once. Ask for them in several pages.", "PAGE_SIZE_EXCEEDED")]
    [InlineData("last: 1000", "Argument \"last\" asks for 1000 entries; at most 500 are given at once. Ask for them in several pages.", "PAGE_SIZE_EXCEEDED")]
    [InlineData("first: -1", "Argument \"first\" must be 0 or more; -1 was given.", "BAD_USER_INPUT")]
    [InlineData("after: \"p001\"", "Argument \"after\" is not a cursor of \"pages\". Use a cursor of an edge, or startCursor or endCursor of pageInfo, unchanged.", "BAD_USER_INPUT")]
    [InlineData("before: \"\"", "Argument \"before\" is not a cursor of \"pages\". Use a cursor of an edge, or startCursor or endCursor of pageInfo, unchanged.", "BAD_USER_INPUT")]
    [InlineData("before: \"🦊\"", "Argument \"before\" is not a cursor of \"pages\". Use a cursor of an edge, or startCursor or endCursor of pageInfo, unchanged.", "BAD_USER_INPUT")]
    public void An_invalid_page_is_an_error(string arguments, string message, string code) =>
        site.Api.Refuses($$"""{ pages({{arguments}}) { totalCount } }""", message, code);

    [Fact]
    public void The_cursor_of_another_list_is_an_error()
    {
        var cursor = Convert.ToBase64String("Empty:p001.yaml"u8).TrimEnd('=');
        site.Api.Refuses(
            $$"""{ pages(after: "{{cursor}}") { totalCount } }""",
            "Argument \"after\" is not a cursor of \"pages\". Use a cursor of an edge, or startCursor or endCursor of pageInfo, unchanged.", "BAD_USER_INPUT");
    }

    /// <summary>Asks for a page; a slug in the place of a cursor stands for that page's cursor.</summary>
    JsonNode Ask(string arguments)
    {
        foreach (var word in arguments.Split(' ', ',').Where(word => word.StartsWith('p')))
        {
            var before = int.Parse(word[1..]);
            var cursor = site.Api.Data($$"""{ pages(first: {{before + 1}}) { pageInfo { endCursor } } }""")["pages"]!["pageInfo"]!["endCursor"]!;
            arguments = arguments.Replace(word, cursor.ToJsonString());
        }
        var list = arguments.Length == 0 ? "" : $"({arguments})";
        return site.Api.Data($$"""
            { pages{{list}} { totalCount nodes { slug } edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
            """)["pages"]!;
    }

    static string Slug(JsonNode? node) => (string)node!["slug"]!;
}
