using ContentApi.Content.Snapshots;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;
using ContentApi.GraphQL.Building;

namespace ContentApi.Content.Api;

/// <summary>The object behind the API's type <c>EntrySource</c>.</summary>
sealed class SourceFile(ContentSnapshot snapshot, string path, GitObjectId blobOid)
{
    /// <summary>The path from the root of the repository.</summary>
    public string File => ContentPath.Join(snapshot.ContentRoot, path);
    public GitObjectId BlobOid { get; } = blobOid;

    public static void Bind(SchemaBuilder schema)
    {
        schema.Resolve("EntrySource.file", (source, in _) => ((SourceFile)source!).File);
        schema.Resolve("EntrySource.blobOid", (source, in _) => ((SourceFile)source!).BlobOid.ToString());
    }
}
