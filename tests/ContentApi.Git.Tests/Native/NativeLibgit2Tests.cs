using System.Reflection;
using ContentApi.Git.Native;
using LibGit2Sharp;

namespace ContentApi.Git.Tests.Native;

public sealed class NativeLibgit2Tests
{
    /// <summary>Another name would load a second copy of the library into the process, and the settings would reach only one of the two.</summary>
    [Fact]
    public void Is_imported_under_the_name_that_LibGit2Sharp_uses()
    {
        var imported = typeof(Repository).Assembly.GetType("LibGit2Sharp.Core.NativeDllName")!
            .GetField("Name", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue();
        Assert.Equal(imported, NativeLibgit2.ImportName);
    }

    [Fact]
    public void The_library_is_in_the_folder_of_the_program()
    {
        var found = Directory.EnumerateFiles(AppContext.BaseDirectory, $"*{NativeLibgit2.ImportName}*", SearchOption.AllDirectories).Select(Path.GetFileName);
        Assert.Contains($"lib{NativeLibgit2.ImportName}.so", found);
    }
}
