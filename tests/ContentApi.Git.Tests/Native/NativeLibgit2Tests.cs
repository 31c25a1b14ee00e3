using System.Reflection;
using ContentApi.Git.Native;
using LibGit2Sharp;

namespace ContentApi.Git.Tests.Native;

public sealed class NativeLibgit2Tests
{
    /// <summary>With another name there would be two copies of the library in the process, and the settings would reach only one.</summary>
    [Fact]
    public void Is_imported_under_the_name_that_LibGit2Sharp_uses()
    {
        var imported = typeof(Repository).Assembly.GetType("LibGit2Sharp.Core.NativeDllName")!
            .GetField("Name", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue();
        Assert.Equal(imported, NativeLibgit2.ImportName);
    }

    [Fact]
    public void Is_stored_beside_the_program()
    {
        var found = Directory.EnumerateFiles(AppContext.BaseDirectory, $"*{NativeLibgit2.ImportName}*", SearchOption.AllDirectories).Select(Path.GetFileName);
        Assert.Contains($"lib{NativeLibgit2.ImportName}.so", found);
    }
}
