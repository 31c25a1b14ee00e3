using ContentApi.Git.Commits;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.References;

/// <summary>
/// From what an operator writes to a commit. A name is looked for in Git's places, but branches come before tags: who may push a tag <c>main</c> must not by that
/// replace what a server of the branch <c>main</c> serves. Expressions (<c>HEAD~1</c>, <c>main@{yesterday}</c>) are not names.
/// </summary>
static class ReferenceResolver
{
    /// <summary>Where a short name may lie, in this order; the last is a remote's default branch.</summary>
    static readonly string[] Places = ["refs/heads/{0}", "refs/remotes/{0}", "refs/tags/{0}", "refs/{0}", "refs/remotes/{0}/HEAD"];

    /// <summary>The fewest digits that a shortened commit id may have, as in Git.</summary>
    const int MinHexDigits = 4;

    /// <inheritdoc cref="GitRepository.Resolve"/>
    public static GitCommit Resolve(IRepositorySource repository, string gitDirectory, string reference)
    {
        var oid = Find(repository, reference) ?? throw new GitException(
            Unborn(repository, gitDirectory, reference) ?? ReferenceSuggestions.NotFound(gitDirectory, reference, repository.ListReferences()));
        var commit = TagReader.Peel(repository, oid) ?? throw new GitException(
            $"'{reference}' in {gitDirectory} leads to a damaged object, or through too many tags to a commit: 'git fsck' finds what is damaged.");
        return CommitReader.Read(repository, commit)?.Commit ?? throw new GitException($"'{reference}' in {gitDirectory} {NoCommit(repository, commit)}");
    }

    static string NoCommit(IRepositorySource repository, GitObjectId oid)
    {
        var isRead = repository.TryReadHeader(oid, out var type, out var size);
        if (!isRead && !repository.Exists(oid))
            return $"points to the commit {oid}, which the repository does not have (a damaged or unfinished clone): try 'git fetch', or clone again.";
        // Damage may change the type; what is too long for a commit is taken for what it says.
        return isRead && (size > CommitReader.MaxCommitBytes || repository.Read(oid) is not null)
            ? $"is a {type.ToString().ToLowerInvariant()}, not a commit: name a branch, a tag of a commit, or a commit."
            : $"points to the object {oid}, which is damaged and cannot be read: 'git fsck' tells more. Fetch it again from another copy, or clone again.";
    }

    static GitObjectId? Find(IRepositorySource repository, string reference)
    {
        if (GitObjectId.TryParse(reference, out var oid) && oid.Size == repository.IdSize) return repository.TryReadHeader(oid, out _, out _) ? oid : null;
        var names = FullNames(reference);
        if (names.Count > 0 && repository.TryReadReference(names, out oid)) return oid;
        if (IsFullName(reference) || reference.Length < MinHexDigits || reference.Length >= 2 * repository.IdSize || !reference.All(char.IsAsciiHexDigit)) return null;
        return repository.TryFindPrefix(reference, out oid) ? oid : null;
    }

    /// <summary>The full names that a name may stand for, the first first; none where no ref can be called so.</summary>
    public static IReadOnlyList<string> FullNames(string reference)
    {
        // A NUL would end the name early for libgit2.
        if (reference.Length == 0 || reference.Any(char.IsControl)) return [];
        return IsFullName(reference) ? [reference] : [.. Places.Select(place => string.Format(null, place, reference))];
    }

    static bool IsFullName(string reference) => reference == "HEAD" || reference.StartsWith("refs/", StringComparison.Ordinal);

    /// <summary>A branch that HEAD names and nobody has committed to: the usual surprise is a bare repository whose HEAD says <c>master</c> while all push to <c>main</c>.</summary>
    static string? Unborn(IRepositorySource repository, string gitDirectory, string reference)
    {
        if (reference != "HEAD" || repository.ReadSymbolicTarget("HEAD") is not { } target) return null;
        var branches = ReferenceSuggestions.List(repository.ListReferences());
        var branch = target.Replace("refs/heads/", "", StringComparison.Ordinal);
        return $"HEAD of {gitDirectory} is the branch '{branch}', which has no commit yet: "
            + (branches.Length == 0 ? "make a first commit." : $"commit to it, or name another ref. There is: {branches}.");
    }
}
