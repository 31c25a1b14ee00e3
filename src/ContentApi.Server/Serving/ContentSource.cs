using ContentApi.Content.Snapshots;
using ContentApi.Git;
using ContentApi.Git.Contract;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.Serving;

/// <summary>The repository that the settings name, and the builder of its snapshots.</summary>
sealed class ContentSource : IDisposable
{
    ContentSource(GitRepository repository, SnapshotBuilder builder)
    {
        Repository = repository;
        Builder = builder;
    }

    public GitRepository Repository { get; }
    public SnapshotBuilder Builder { get; }

    /// <exception cref="GitException">There is no such repository.</exception>
    /// <exception cref="CommandFailure">The content model on the disk does not exist.</exception>
    public static ContentSource Open(ContentApiOptions options)
    {
        if (options.SchemaFile is { } path && !Path.Exists(path))
            throw new CommandFailure($"There is no '{path}' to read the content model from: --schema-file names a folder on the disk, or one file.");
        var repository = options.Repository == ContentApiOptions.CurrentRepository ? GitRepository.OpenCurrent() : GitRepository.Open(options.Repository);
        return new(repository, new(repository, new(options.Ref, options.Content, options.Schema, options.SchemaFile)));
    }

    /// <summary>Returns the commit that the ref points to now.</summary>
    /// <exception cref="GitException">There is no such ref.</exception>
    public GitCommit Resolve() => Repository.Resolve(Builder.Options.Reference);

    public void Dispose() => Repository.Dispose();
}
