using ContentApi.Git.Commits;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.References;

/// <summary>
/// Resolves the name of a ref, or a commit id, to a commit. A name is looked up in the same places as in Git (gitrevisions),
/// but branches come before tags: whoever may push a tag <c>main</c> must not be able to replace the content of a server
/// that serves the branch <c>main</c>. <see cref="Revision"/> has the expressions that are supported.
/// </summary>
static class ReferenceResolver
{
    /// <summary>The full names that a short name may abbreviate, in the order of lookup. The last is the default branch of a remote.</summary>
    static readonly string[] Places = ["refs/heads/{0}", "refs/remotes/{0}", "refs/tags/{0}", "refs/{0}", "refs/remotes/{0}/HEAD"];

    /// <summary>The least number of digits of an abbreviated commit id, as in Git.</summary>
    const int MinHexDigits = 4;

    /// <inheritdoc cref="GitRepository.Resolve"/>
    public static GitCommit Resolve(IRepositorySource repository, string gitDirectory, string reference)
    {
        var revision = Revision.Parse(reference);
        var name = revision.IsCurrentBranch ? repository.ReadSymbolicTarget("HEAD") ?? "HEAD" : revision.Name;
        var oid = (revision.LogIndex is { } index ? FindInLog(repository, name, index) : Find(repository, name)) ?? throw new GitException(
            Unborn(repository, gitDirectory, name) ?? ReferenceSuggestions.NotFound(gitDirectory, name, repository.ListReferences()));
        var commit = TagReader.Peel(repository, oid) ?? throw new GitException(
            $"'{reference}' in {gitDirectory} is a damaged tag, or a chain of too many tags: 'git fsck' finds what is damaged.");
        if (revision.Steps.Count > 0) commit = new RevisionWalk(repository, gitDirectory, reference).Walk(commit, revision.Steps);
        return CommitReader.Read(repository, commit)?.Commit ?? throw new GitException($"'{reference}' in {gitDirectory} {NoCommit(repository, commit)}");
    }

    static string NoCommit(IRepositorySource repository, GitObjectId oid)
    {
        var isRead = repository.TryReadHeader(oid, out var type, out var size);
        if (!isRead && !repository.Exists(oid))
            return $"points to the commit {oid}, which the repository does not have (a damaged or unfinished clone): try 'git fetch', or clone again.";
        // Damage may change the type in the header, so the object is read to verify it. An
        // object that is too long for a commit is not read, and its header is believed.
        return isRead && (size > CommitReader.MaxCommitBytes || repository.Read(oid) is not null)
            ? $"is a {type.ToString().ToLowerInvariant()}, not a commit: name a branch, a tag of a commit, or a commit."
            : $"points to the object {oid}, which is damaged and cannot be read: 'git fsck' tells more. Fetch it again from another copy, or clone again.";
    }

    static GitObjectId? Find(IRepositorySource repository, string reference)
    {
        if (GitObjectId.TryParse(reference, out var oid) && oid.Size == repository.IdSize)
            return repository.TryReadHeader(oid, out _, out _) ? oid : null;
        var names = FullNames(reference);
        if (names.Count > 0 && repository.TryReadReference(names, out oid)) return oid;
        if (IsFullName(reference) || reference.Length < MinHexDigits || reference.Length >= 2 * repository.IdSize || !reference.All(char.IsAsciiHexDigit))
            return null;
        return repository.TryFindPrefix(reference, out oid) ? oid : null;
    }

    /// <returns>Null if no ref has the name.</returns>
    static GitObjectId? FindInLog(IRepositorySource repository, string name, int index) =>
        FullNames(name).FirstOrDefault(full => repository.TryReadReference([full], out _)) is { } found ? repository.ReadReflog(found, index) : null;

    /// <summary>Returns the full names that a name may abbreviate, in the order of lookup; none if no ref can have the name.</summary>
    public static IReadOnlyList<string> FullNames(string reference)
    {
        // libgit2 would end the name at a NUL.
        if (reference.Length == 0 || reference.Any(char.IsControl)) return [];
        return IsFullName(reference) ? [reference] : [.. Places.Select(place => string.Format(null, place, reference))];
    }

    static bool IsFullName(string reference) => reference == "HEAD" || reference.StartsWith("refs/", StringComparison.Ordinal);

    /// <summary>
    /// Returns the message for a HEAD that names a branch without commits; null for any other ref. The
    /// usual cause is a bare repository whose HEAD names <c>master</c> while all push to <c>main</c>.
    /// </summary>
    static string? Unborn(IRepositorySource repository, string gitDirectory, string reference)
    {
        if (reference != "HEAD" || repository.ReadSymbolicTarget("HEAD") is not { } target) return null;
        var branches = ReferenceSuggestions.List(repository.ListReferences());
        var branch = target.Replace("refs/heads/", "", StringComparison.Ordinal);
        return $"HEAD of {gitDirectory} is the branch '{branch}', which has no commit yet: "
            + (branches.Length == 0 ? "make a first commit." : $"commit to it, or name another ref. The refs are: {branches}.");
    }
}
