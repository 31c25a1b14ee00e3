using System.Runtime.InteropServices;
using ContentApi.Git.Native;

namespace ContentApi.Git.Tests.Native;

public sealed class NativeLibgit2Tests
{
    [Fact]
    public void Asks_for_each_version_that_the_bindings_can_use_and_no_other()
    {
        var asked = new List<string>();
        Assert.Null(NativeLibgit2.Find(name =>
        {
            asked.Add(name);
            return null;
        }));
        Assert.Equal(["libgit2.so.1.7", "libgit2.so.1.6", "libgit2.so.1.5"], asked);
    }

    [Fact]
    public void Takes_no_library_whose_version_is_not_that_of_its_name()
    {
        var real = NativeLibgit2.Find(name => NativeLibrary.TryLoad(name, out var handle) ? handle : null)!.Value;
        var taken = "";
        Assert.Equal(real, NativeLibgit2.Find(name =>
        {
            taken = name;
            return real;
        }));
        Assert.True(NativeLibrary.TryLoad(taken, out _), $"{taken} is not installed, yet it was taken.");
        Assert.Null(NativeLibgit2.Find(_ => NativeLibrary.GetMainProgramHandle()));
    }
}
