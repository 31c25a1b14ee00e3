using ContentApi.Git.Commits;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.References;

/// <summary>Takes the steps of a <see cref="Revision"/>.</summary>
/// <param name="repository">The repository.</param>
/// <param name="gitDirectory">Its path, for messages.</param>
/// <param name="reference">The expression, for messages.</param>
sealed class RevisionWalk(IRepositorySource repository, string gitDirectory, string reference)
{
    /// <summary>Stops <c>HEAD~1000000000</c>: each step reads a commit.</summary>
    const int MaxSteps = 100_000;

    /// <exception cref="GitException">A commit has fewer parents, or is not in the repository.</exception>
    public GitObjectId Walk(GitObjectId commit, IReadOnlyList<RevisionStep> steps)
    {
        var taken = 0;
        foreach (var (isFirstParents, number) in steps)
        {
            if (!isFirstParents)
            {
                if (number > 0) commit = Parent(commit, number);
                continue;
            }
            if ((taken += Math.Min(number, MaxSteps + 1)) > MaxSteps)
                throw new GitException($"'{reference}' goes back more than {MaxSteps} commits: name a commit by its id, or a tag.");
            for (var i = 0; i < number; i++) commit = Parent(commit, 1);
        }
        return commit;
    }

    GitObjectId Parent(GitObjectId commit, int number)
    {
        var parents = CommitReader.ReadParents(repository, commit) ?? throw Lacks(commit);
        if (number <= parents.Count) return repository.Exists(parents[number - 1]) ? parents[number - 1] : throw Lacks(parents[number - 1]);
        var has = parents.Count switch { 0 => "has no parent", 1 => "has one parent", var count => $"has {count} parents" };
        throw new GitException($"'{reference}' in {gitDirectory} does not exist: the commit {commit.Abbreviated} {has}.");
    }

    GitException Lacks(GitObjectId commit) => new(
        $"'{reference}' in {gitDirectory} leads to the commit {commit}, which the repository does not have or cannot read. "
        + "A shallow clone lacks older commits: 'git fetch --unshallow' gets them.");
}
