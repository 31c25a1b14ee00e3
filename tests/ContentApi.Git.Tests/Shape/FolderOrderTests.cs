namespace ContentApi.Git.Tests.Shape;

/// <summary>Each folder of the project may use only the folders that ARCHITECTURE.md names before it.</summary>
public sealed class FolderOrderTests
{
    [Fact]
    public void A_folder_needs_only_folders_that_come_before_it() => FolderArrows.Check(typeof(GitRepository).Assembly, "ContentApi.Git");
}
