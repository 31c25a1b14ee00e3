using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;

namespace ContentApi.Content.Tests.Api;

public sealed class AllocationTests
{
    [Fact]
    public void A_page_of_entries_with_their_HTML_allocates_one_reference_for_each_further_entry()
    {
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
            -- content-repo/a b.png --
            """
            + string.Concat(Enumerable.Range(10, 50).Select(i =>
                $"\n-- content-repo/posts/p{i}.md --\n---\ntitle: Post {i}\ntags: [a, b]\nnext: p10\n---\n![a](<../a b.png>) [b](p11.md) [c](/search)\n")));

        Assert.InRange(Allocated(50) - Allocated(1), -100, 49 * IntPtr.Size + 100);

        long Allocated(int count)
        {
            var request = new GraphQLRequest
            {
                Query = System.Text.Encoding.UTF8.GetBytes(
                    $"{{ posts(first: {count}) {{ nodes {{ slug title tags next {{ title }} sys {{ path url }} body {{ html }} }} }} }}"),
                State = new SnapshotReader(api.Snapshot),
            };
            using var writer = new ResponseWriter();
            var allocated = Allocation.Of(() =>
            {
                writer.Clear();
                api.Engine.Execute(request, writer);
            });
            Assert.InRange(writer.Length, count * 100, count * 400);
            return allocated;
        }
    }
}
