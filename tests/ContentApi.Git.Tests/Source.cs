namespace ContentApi.Git.Tests;

/// <summary>
/// A reader of repositories (libgit2 or the <c>git</c> program) and an object format. The tests of reading run with all three sources and expect the same.
/// </summary>
/// <param name="ObjectFormat"><c>sha1</c> or <c>sha256</c>, as <c>git init --object-format</c> takes it.</param>
/// <param name="ByProgram">Whether the <c>git</c> program reads a repository that libgit2 could read too.</param>
public sealed record Source(string ObjectFormat, bool ByProgram)
{
    public static readonly Source Libgit2 = new("sha1", false), Program = new("sha1", true), ProgramSha256 = new("sha256", false);

    internal TestRepository Empty() => TestRepository.Empty(ObjectFormat);

    internal TestRepository With(string listing) => TestRepository.With(listing, ObjectFormat);

    internal TestRepository Like(string name, Action<TestRepository> action) => TestRepository.Like(name, action, ObjectFormat);

    public GitRepository Open(string path) => GitRepository.Open(path, ByProgram);
}
