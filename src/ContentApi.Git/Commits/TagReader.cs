using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Commits;

/// <summary>Peels annotated tags: a tag object names another object, which may be another tag.</summary>
static class TagReader
{
    /// <summary>Stops a chain of tags that takes long to follow. Real tags are nested at most twice.</summary>
    const int MaxNesting = 16;

    /// <summary>In bytes. Stops a tag message of a gigabyte.</summary>
    const int MaxTagBytes = 1 << 20;

    /// <returns>The id of the first object that is not a tag; that object may be missing. Null if a
    /// tag in the chain is damaged or the chain is longer than <see cref="MaxNesting"/>.</returns>
    public static GitObjectId? Peel(IRepositorySource repository, GitObjectId oid)
    {
        for (var i = 0; i < MaxNesting; i++)
        {
            if (!repository.TryReadHeader(oid, out var type, out _) || type != GitObjectType.Tag) return oid;
            // The first line of a tag object is "object <id>".
            ReadOnlySpan<byte> bytes = repository.Read(oid, GitObjectType.Tag, MaxTagBytes);
            var digits = 2 * repository.IdSize;
            if (!bytes.StartsWith("object "u8) || bytes.Length < 7 + digits) return null;
            if (CommitReader.ParseOid(bytes.Slice(7, digits)) is not { } target) return null;
            oid = target;
        }
        return null;
    }
}
