using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.References;

/// <summary>
/// Finds the folders to watch for a ref: those of the files that may hold it. They follow from
/// the ref's name, so they are few even in a repository with thousands of refs and folders.
/// </summary>
static class ReferenceFolders
{
    /// <summary>Stops a ref whose name has hundreds of slashes from using up the inotify watches, which all programs of a user share.</summary>
    const int MaxFolders = 64;

    /// <param name="repository">Reads the targets of symbolic refs.</param>
    /// <param name="paths">The paths of the repository's files.</param>
    /// <param name="reference">The ref, as in <see cref="GitRepository.Resolve"/>.</param>
    /// <returns>Absolute paths, a folder before its subfolders. Some may not exist.</returns>
    public static IReadOnlyList<string> Of(IRepositorySource repository, RepositoryPaths paths, string reference)
    {
        // The roots hold HEAD and packed-refs; the folder reftable holds all refs in that
        // format. A linked worktree has its own HEAD, and shares the refs of its repository.
        string[] roots = [.. new[] { paths.GitDirectory, paths.CommonDirectory }.Distinct()];
        var revision = Revision.Parse(reference);
        var files = ReferenceResolver.FullNames(revision.IsCurrentBranch ? "HEAD" : revision.Name).SelectMany(name => Chain(repository, name)).ToList();
        var folders = roots.Concat(roots.Select(root => Path.Combine(root, "reftable")))
            .Concat(roots.SelectMany(root => files.SelectMany(file => Above(root, file))));
        return [.. folders.Distinct().Take(MaxFolders)];
    }

    /// <summary>Returns the name and, while the ref is symbolic, the names of its targets.</summary>
    static IEnumerable<string> Chain(IRepositorySource repository, string? name)
    {
        for (var i = 0; i <= SymbolicReferences.Max && name is not null; i++, name = Next(repository, name)) yield return name;
    }

    /// <returns>The target of a symbolic ref; null if the ref is not symbolic or cannot be read. Resolving
    /// the ref reports that error, and the watched folder shows when the ref is repaired.</returns>
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

    /// <summary>Returns the folders between a root and a ref's file, outermost first.</summary>
    static IEnumerable<string> Above(string root, string name)
    {
        // A name with such a segment is not a ref, and could lead out of the repository.
        if (name.Split('/').Any(part => part is "" or "." or "..")) yield break;
        for (var slash = name.IndexOf('/'); slash > 0; slash = name.IndexOf('/', slash + 1)) yield return Path.Combine(root, name[..slash]);
    }
}
