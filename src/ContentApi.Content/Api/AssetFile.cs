using ContentApi.Content.Entries;
using ContentApi.Content.Snapshots;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Building;

namespace ContentApi.Content.Api;

/// <summary>The object behind the API's type <c>Asset</c>: a file that the commit has.</summary>
/// <param name="file">The file.</param>
/// <param name="written">The text that names it.</param>
sealed class AssetFile(SiteFile file, string written)
{
    public static AssetFile? Find(SnapshotReader content, AssetReference asset) =>
        content.FindAsset(asset) is { } file ? new(file, asset.Written) : null;

    public static void Bind(SchemaBuilder schema)
    {
        schema.Resolve("Asset.path", (source, in _) => ((AssetFile)source!).Path);
        schema.Resolve("Asset.name", (source, in _) => ((AssetFile)source!).Name);
        schema.Resolve("Asset.url", (source, in _) => ((AssetFile)source!).Url);
        schema.Resolve("Asset.written", (source, in _) => ((AssetFile)source!).Written);
        schema.Resolve("Asset.source", (source, in _) => ((AssetFile)source!).Source);
    }

    string Path => file.Path;
    string Name => ContentPath.NameOf(file.Path);
    string Url => file.Url;
    string Written { get; } = written;
    SourceFile Source => new(file.RepositoryPath, file.Oid);
}
