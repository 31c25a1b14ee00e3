using ContentApi.Git.Contract;
using ContentApi.GraphQL.Building;

namespace ContentApi.Content.Api;

/// <summary>The object behind the API's type <c>EntrySource</c>.</summary>
/// <param name="path">The path from the root of the repository.</param>
/// <param name="blobOid">The file's blob.</param>
/// <param name="line">The line on which the entry begins; 1 for a whole file.</param>
sealed class SourceFile(string path, GitObjectId blobOid, int line = 1)
{
    public string File { get; } = path;
    public GitObjectId BlobOid { get; } = blobOid;
    public int Line { get; } = line;

    public static void Bind(SchemaBuilder schema)
    {
        schema.Resolve("EntrySource.file", (source, in _) => ((SourceFile)source!).File);
        schema.Resolve("EntrySource.blobOid", (source, in _) => ((SourceFile)source!).BlobOid.ToString());
        schema.Resolve("EntrySource.line", (source, in _) => ((SourceFile)source!).Line);
    }
}
