using ContentApi.Content.Entries;
using ContentApi.Content.Snapshots;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;
using ContentApi.GraphQL.Building;

namespace ContentApi.Content.Api;

/// <summary>The object behind the API's type <c>Asset</c>: a file that the commit has.</summary>
sealed class AssetFile(ContentSnapshot snapshot, TreeFile file)
{
    public static AssetFile? Find(SnapshotReader content, AssetReference asset) =>
        content.FindFile(asset.Path) is { } file ? new(content.Content, file) : null;

    public static void Bind(SchemaBuilder schema)
    {
        schema.Resolve("Asset.path", (source, in _) => ((AssetFile)source!).Path);
        schema.Resolve("Asset.name", (source, in _) => ((AssetFile)source!).Name);
        schema.Resolve("Asset.source", (source, in _) => ((AssetFile)source!).Source);
    }

    string Path => file.Path;
    string Name => ContentPath.NameOf(file.Path);
    SourceFile Source => new(snapshot, file.Path, file.Oid);
}
