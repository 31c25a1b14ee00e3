namespace ContentApi.Git.Storage;

/// <summary>The type of a Git object, with the numbers of packs (gitformat-pack) and of libgit2's <c>git_object_t</c>.</summary>
enum GitObjectType
{
    Commit = 1,
    Tree = 2,
    Blob = 3,
    Tag = 4,
}
