using ContentApi.Content.Entries;
using ContentApi.Content.Snapshots;
using ContentApi.Git;

namespace ContentApi.Content.Api;

/// <summary>The source of the API's <c>EntrySource</c>.</summary>
sealed class SourceFile(ContentSnapshot snapshot, string path, GitObjectId blobOid)
{
    /// <summary>From the root of the repository.</summary>
    public string File => snapshot.ContentRoot.Length == 0 ? path : $"{snapshot.ContentRoot}/{path}";
    public GitObjectId BlobOid { get; } = blobOid;
}

/// <summary>The source of the API's <c>Asset</c>: a file that the commit has.</summary>
sealed class AssetFile(ContentSnapshot snapshot, TreeFile file)
{
    public static AssetFile? Find(ContentSnapshot snapshot, AssetReference asset) =>
        snapshot.FindFile(asset.Path) is { } file ? new(snapshot, file) : null;

    public string Path => file.Path;
    public string Name => file.Path[(file.Path.LastIndexOf('/') + 1)..];
    public SourceFile Source => new(snapshot, file.Path, file.Oid);
}
