using System.Text;
using System.Text.Json;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;

namespace ContentApi.Content.Tests.Api;

public sealed class LongResponseTests
{
    /// <summary>A response that fills several chunks of memory repeats one list; each copy equals the list in a response without the others.</summary>
    [Fact]
    public void Objects_are_the_same_wherever_a_chunk_ends()
    {
        const string Selection = "posts(first: 50) { totalCount nodes { slug title tags next { title } sys { path url } body { html } } }";
        using var api = new ApiUnderTest(
            """
            -- schema/model.graphql --
            type Post @collection(path: "posts/{slug}.md", url: "/{slug}") {
              slug: String! @unique
              title: String!
              tags: [String!]!
              next: Post
              body: Markdown @body
            }
            """
            + string.Concat(Enumerable.Range(10, 50).Select(i =>
                $"\n-- content-repo/posts/p{i}.md --\n---\ntitle: Post {i} {new string('x', i * 7 % 200)}\n"
                    + $"tags: [a, b]\nnext: p10\n---\n{new string('y', i * 31 % 300)}\n")));

        var alone = Ask($"{{ {Selection} }}").GetProperty("posts").GetRawText();
        for (var shift = 1; shift <= 120; shift++)
        {
            // Aliases of another length move each object to another offset in the response.
            var data = Ask($"{{ {string.Concat(Enumerable.Range(0, 8).Select(i => $"a{i}{new string('b', shift)}: {Selection} "))} }}");
            var lists = data.EnumerateObject().Select(list => list.Value.GetRawText()).ToList();
            Assert.Equal(8, lists.Count);
            Assert.All(lists, list => Assert.Equal(alone, list));
        }

        JsonElement Ask(string query)
        {
            using var writer = new ResponseWriter();
            api.Engine.Execute(
                new GraphQLRequest { Query = Encoding.UTF8.GetBytes(query), State = new SnapshotReader(api.Snapshot) },
                writer, TestContext.Current.CancellationToken);
            var pieces = string.Concat(writer.Pieces.Select(piece => Encoding.UTF8.GetString(piece.Span)));
            Assert.True(query.Length < 1_000 || writer.Length > 2 * ResponseChunks.Bytes, "the response has several chunks");
            return JsonElement.Parse(pieces).GetProperty("data");
        }
    }
}
