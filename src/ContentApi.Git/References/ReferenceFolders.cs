using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.References;

/// <summary>
/// The folders in which it shows that a ref moves: those of the files that may hold it. They follow from the ref's name, so they are few in a repository of
/// thousands of refs and folders.
/// </summary>
static class ReferenceFolders
{
    /// <summary>Stops a ref whose name has hundreds of slashes from taking the watches that all programs of a user share.</summary>
    const int MaxFolders = 64;

    /// <param name="repository">Tells where symbolic refs lead.</param>
    /// <param name="paths">Where the repository's files lie.</param>
    /// <param name="reference">As for <see cref="GitRepository.Resolve"/>.</param>
    /// <returns>Absolute paths, of which some may not exist, each before those in it.</returns>
    public static IReadOnlyList<string> Of(IRepositorySource repository, RepositoryPaths paths, string reference)
    {
        // HEAD and packed-refs, or all refs as a reftable. A linked worktree has a HEAD of its own, and the refs in the repository that it belongs to.
        string[] roots = [.. new[] { paths.GitDirectory, paths.CommonDirectory }.Distinct()];
        var files = ReferenceResolver.FullNames(reference).SelectMany(name => Chain(repository, name)).ToList();
        var folders = roots.Concat(roots.Select(root => Path.Combine(root, "reftable"))).Concat(roots.SelectMany(root => files.SelectMany(file => Above(root, file))));
        return [.. folders.Distinct().Take(MaxFolders)];
    }

    /// <summary>The ref and those that it leads to, if it is symbolic.</summary>
    static IEnumerable<string> Chain(IRepositorySource repository, string? name)
    {
        for (var i = 0; i <= SymbolicReferences.Max && name is not null; i++, name = Next(repository, name)) yield return name;
    }

    /// <returns>Null also for a ref that cannot be read. Its folder is known, and shows when it can be; whether its fault counts is for who resolves the name.</returns>
    static string? Next(IRepositorySource repository, string name)
    {
        try
        {
            return repository.ReadSymbolicTarget(name);
        }
        catch (GitException)
        {
            return null;
        }
    }

    /// <summary>The folders between a root and a ref's file, from the outermost.</summary>
    static IEnumerable<string> Above(string root, string name)
    {
        // No ref leads out of its repository.
        if (name.Split('/').Any(part => part is "" or "." or "..")) yield break;
        for (var slash = name.IndexOf('/'); slash > 0; slash = name.IndexOf('/', slash + 1)) yield return Path.Combine(root, name[..slash]);
    }
}
