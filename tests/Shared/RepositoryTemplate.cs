using System.Collections.Concurrent;

namespace ContentApi.Tests;

/// <summary>
/// The files of a repository that git has made once, of which tests get copies: writing some dozens of files takes a tenth of the time of the processes that
/// made them. No file may hold the path of the repository.
/// </summary>
sealed class RepositoryTemplate
{
    static readonly ConcurrentDictionary<string, Lazy<RepositoryTemplate>> made = new(StringComparer.Ordinal);

    // Bytes is null for a folder, which comes before what it holds.
    readonly List<(string Path, FileAttributes Attributes, byte[]? Bytes)> files = [];

    /// <summary>The commits that were made.</summary>
    public required int Commits { get; init; }

    /// <summary>Returns the template of this name, which the first call makes.</summary>
    /// <param name="name">Says all on which the files depend.</param>
    /// <param name="make">Makes the repository, and is called once. The repository is deleted.</param>
    public static RepositoryTemplate Of(string name, Func<TestRepository> make) => made.GetOrAdd(name, _ => new(() =>
    {
        using var repository = make();
        var template = new RepositoryTemplate { Commits = repository.Commits };
        foreach (var entry in new DirectoryInfo(repository.Path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            var bytes = entry is FileInfo ? File.ReadAllBytes(entry.FullName) : null;
            template.files.Add((Path.GetRelativePath(repository.Path, entry.FullName), entry.Attributes, bytes));
        }
        return template;
    })).Value;

    /// <param name="folder">An empty folder.</param>
    public void CopyTo(string folder)
    {
        foreach (var (path, attributes, bytes) in files)
        {
            var target = Path.Combine(folder, path);
            if (bytes is null)
            {
                Directory.CreateDirectory(target);
                continue;
            }
            File.WriteAllBytes(target, bytes);
            // Git writes objects that are only read.
            if (attributes.HasFlag(FileAttributes.ReadOnly)) File.SetAttributes(target, attributes);
        }
    }
}
