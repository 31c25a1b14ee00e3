using System.Diagnostics;
using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Tests;

/// <summary>
/// Many threads read while git commits, repacks, packs refs and prunes. Not part of an ordinary run:
/// <c>dotnet tests/ContentApi.Git.Tests/bin/Release/net10.0/ContentApi.Git.Tests.dll -explicit only</c>.
/// </summary>
public abstract class SoakTests(Source source)
{
    static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);

    [Fact(Explicit = true)]
    public async Task Nothing_is_missing_or_wrong_while_git_commits_repacks_and_prunes()
    {
        using var origin = source.Empty();
        IEnumerable<(string, string)> Files(int version) =>
            Enumerable.Range(0, 300).Select(i => ($"{i % 10}/{i}.md", i % 7 == version % 7 ? $"{i} {version}" : $"{i}"));
        origin.CommitInBulk(Files(0));
        using var repository = source.Open(origin.Path);
        using var stop = new CancellationTokenSource(Duration);
        var (reads, commits) = (0L, 0);

        var write = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                origin.CommitInBulk(Files(++commits));
                if (commits % 3 == 0) origin.Git("repack", "-a", "-d", "-f", "--quiet");
                if (commits % 5 == 0) origin.Git("gc", "--quiet", "--prune=now");
                if (commits % 2 == 0) origin.Git("pack-refs", "--all");
            }
        }, TestContext.Current.CancellationToken);
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                var tree = repository.ReadTree(repository.Resolve("main"), "")!;
                Assert.Equal((300, 0), (tree.Files.Count, tree.Skipped.Count));
                foreach (var file in tree.Files)
                {
                    var blob = repository.ReadBlob(file.Oid, 100);
                    Assert.Equal((BlobStatus.Found, file.Path), (blob.Status, file.Path));
                    Assert.StartsWith(Path.GetFileNameWithoutExtension(file.Path), Encoding.UTF8.GetString(blob.Bytes.Span));
                    Interlocked.Increment(ref reads);
                }
            }
        })).ToArray();

        await Task.WhenAll([write, .. readers]);
        Assert.InRange(commits, 5, int.MaxValue);
        var descriptors = Directory.GetFiles("/proc/self/fd").Length;
        TestContext.Current.SendDiagnosticMessage(
            $"{source}: {reads:N0} blobs read, {commits} commits, {descriptors} descriptors, {Process.GetCurrentProcess().WorkingSet64 >> 20} MB.");
        TestContext.Current.TestOutputHelper!.WriteLine($"{reads:N0} blobs read during {commits} commits; {descriptors} descriptors open.");
    }
}

public sealed class SoakByLibgit2Tests() : SoakTests(Source.Libgit2);
public sealed class SoakByGitTests() : SoakTests(Source.Program);
public sealed class SoakOfSha256Tests() : SoakTests(Source.ProgramSha256);
