using ContentApi.Content.Entries;
using ContentApi.Content.Snapshots;
using ContentApi.Git;

namespace ContentApi.Content.Tests.Snapshots;

/// <summary>A real repository with a content model and content, and the builder of its snapshots.</summary>
sealed class SnapshotUnderTest : IDisposable
{
    readonly GitRepository git;

    public SnapshotUnderTest(TestRepository repository, SnapshotOptions? options = null)
    {
        Repository = repository;
        git = GitRepository.Open(repository.Path);
        Builder = new SnapshotBuilder(git, options ?? new());
    }

    /// <param name="model">SDL.</param>
    /// <param name="content">A listing (see <see cref="FileListing"/>) of files below the content root.</param>
    public static SnapshotUnderTest Of(string model, string content) =>
        new(TestRepository.With($"-- schema/model.graphql --\n{model}\n{Below("content-repo", content)}"));

    public TestRepository Repository { get; }
    public SnapshotBuilder Builder { get; }

    /// <summary>Commits files below the content root and builds the snapshot.</summary>
    public ContentSnapshot Commit(string content)
    {
        Repository.Commit(Below("content-repo", content));
        return Snapshot();
    }

    public SnapshotResult Build(string reference = "HEAD", IProgress<SnapshotProgress>? progress = null, CancellationToken? cancellation = null) =>
        Builder.Build(git.Resolve(reference), progress, cancellation ?? TestContext.Current.CancellationToken);

    public ContentSnapshot Snapshot()
    {
        var result = Build();
        Assert.True(result.Snapshot is not null, string.Join('\n', result.Diagnostics));
        return result.Snapshot;
    }

    /// <summary>Builds HEAD and returns its diagnostics as lines without the content root: <c>pages/a.md:1:1: warning CA...</c></summary>
    public string Diagnostics() => Lines(Build());

    public static string Lines(SnapshotResult result) => string.Join('\n', result.Diagnostics).Replace("content-repo/", "");

    public static string Below(string folder, string listing) =>
        string.Join("", FileListing.Parse(listing).Select(file => $"-- {folder}/{file.Path} --\n{file.Text}"));

    public static string Paths(IEnumerable<Entry?> entries) => string.Join(' ', entries.Select(entry => entry?.Path ?? "null"));

    public void Dispose()
    {
        git.Dispose();
        Repository.Dispose();
    }
}
