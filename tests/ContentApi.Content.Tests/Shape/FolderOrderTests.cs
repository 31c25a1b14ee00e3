using ContentApi.Content.Snapshots;

namespace ContentApi.Content.Tests.Shape;

/// <summary>A folder of the project may use only the folders that ARCHITECTURE.md lists before it.</summary>
public sealed class FolderOrderTests
{
    [Fact]
    public void A_folder_needs_only_folders_that_come_before_it() => FolderArrows.Check(typeof(ContentSnapshot).Assembly, "ContentApi.Content");
}
