using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Commits;

/// <summary>Peels annotated tags: a tag object names another object, which may be a tag again.</summary>
static class TagReader
{
    /// <summary>Stops a chain of tags that takes long to follow; nobody nests more than two.</summary>
    const int MaxNesting = 16;

    /// <summary>Stops a tag message of a gigabyte.</summary>
    const int MaxTagBytes = 1 << 20;

    /// <returns>The first object that is not a tag, which may be missing; null where a tag on the way is damaged or the nesting too deep.</returns>
    public static GitObjectId? Peel(IRepositorySource repository, GitObjectId oid)
    {
        for (var i = 0; i < MaxNesting; i++)
        {
            if (!repository.TryReadHeader(oid, out var type, out _) || type != GitObjectType.Tag) return oid;
            // Its first line is "object <id>".
            ReadOnlySpan<byte> bytes = repository.Read(oid, GitObjectType.Tag, MaxTagBytes);
            var digits = 2 * repository.IdSize;
            if (!bytes.StartsWith("object "u8) || bytes.Length < 7 + digits) return null;
            if (CommitReader.ParseOid(bytes.Slice(7, digits)) is not { } target) return null;
            oid = target;
        }
        return null;
    }
}
