namespace ContentApi.GraphQL.Tests.Shape;

/// <summary>The folders of the project are rooms with one-way doors: each may need those that ARCHITECTURE.md names before it, and no other.</summary>
public sealed class FolderOrderTests
{
    [Fact]
    public void A_folder_needs_only_folders_that_come_before_it() => FolderArrows.Check(typeof(GraphQLEngine).Assembly, "ContentApi.GraphQL");
}
