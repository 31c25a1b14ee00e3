using ContentApi.Git.Storage;

namespace ContentApi.Git.Tests.Storage;

public sealed class ObjectFoldersTests
{
    [Theory]
    [InlineData("/a\n/b\n", "/a|/b")]
    [InlineData("# note\n/a\n\n../b", "/a|../b")]
    [InlineData("\"/a\\nb\"\n/c", "/a\nb|/c")]
    [InlineData("\"/\\303\\251 \\\"x\\\\\"", "/é \"x\\")]
    [InlineData("\"/😀é\"\n", "/😀é")]
    [InlineData("\"/a", "\"/a")]
    [InlineData("\"/a\\q\"", "\"/a\\q\"")]
    [InlineData("", "")]
    public void Reads_a_file_of_alternates_as_git_writes_it(string text, string paths) =>
        Assert.Equal(paths, string.Join('|', ObjectFolders.ParseList(text, '\n')));

    [Theory]
    [InlineData("/a:/b", "/a|/b")]
    [InlineData("\"/a:b\":../c:", "/a:b|../c")]
    [InlineData("\"/a\":\"/b\"", "/a|/b")]
    public void Reads_a_variable_with_alternates(string text, string paths) => Assert.Equal(paths, string.Join('|', ObjectFolders.ParseList(text, ':')));

    [Fact]
    public void Variables_that_were_set_for_another_repository_are_ignored()
    {
        using var one = TestRepository.Empty();
        using var other = TestRepository.Empty();
        GitEnvironment Environment(string? gitDirectory) => GitEnvironment.Of(one.Path + "/.git", one.Path + "/.git", name => name switch
        {
            "GIT_DIR" => gitDirectory, "GIT_OBJECT_DIRECTORY" => "/objects", "GIT_ALTERNATE_OBJECT_DIRECTORIES" => "/x:\"/y\"", _ => null,
        });
        Assert.All([null, "", one.Path + "/.git", one.Path + "/.git/../.git/"], own =>
        {
            var environment = Environment(own);
            Assert.Equal(("/objects", "/x /y"), (environment.ObjectDirectory, string.Join(' ', environment.AlternateObjectDirectories)));
        });
        Assert.Equal(GitEnvironment.Empty, Environment(other.Path + "/.git"));
    }
}
