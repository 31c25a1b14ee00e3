using System.Diagnostics;

namespace ContentApi.Server.Tests.CommandLine;

/// <summary>The program as a hook of a repository that receives pushes. Pushed objects are in quarantine until <c>pre-receive</c> ends.</summary>
public sealed class HookTests : IDisposable
{
    readonly TestRepository work = TestRepository.With(SampleContent.Listing);
    readonly TestRepository received;

    public HookTests() => received = work.Clone("--bare");

    public void Dispose()
    {
        received.Dispose();
        work.Dispose();
    }

    void Install(string hook, string options)
    {
        var path = Path.Combine(received.Path, "hooks", hook);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // 'update' receives the ref and the ids as arguments, the other hooks as lines.
        var read = hook == "update" ? "new=$3" : "read -r old new ref";
        File.WriteAllText(path, $"#!/bin/sh\n{read}\nexec dotnet exec '{AppContext.BaseDirectory}content-api.dll' check --ref \"$new\" {options}\n");
        using var chmod = Process.Start("chmod", ["+x", path]);
        chmod.WaitForExit();
    }

    (bool Accepted, string Output) Push(string branch)
    {
        var start = new ProcessStartInfo("git", ["push", received.Path, branch])
        {
            WorkingDirectory = work.Path, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        start.Environment["GIT_CONFIG_COUNT"] = "1";
        (start.Environment["GIT_CONFIG_KEY_0"], start.Environment["GIT_CONFIG_VALUE_0"]) = ("safe.directory", "*");
        using var push = Process.Start(start)!;
        var output = push.StandardError.ReadToEndAsync();
        push.StandardOutput.ReadToEnd();
        push.WaitForExit();
        return (push.ExitCode == 0, output.Result);
    }

    [Theory]
    [InlineData("pre-receive", "")]
    [InlineData("pre-receive", "--repository .")]
    [InlineData("pre-receive", "--repository \"$PWD\"")]
    [InlineData("update", "")]
    public void Check_refuses_a_push_with_faulty_content_and_lets_a_good_one_pass(string hook, string options)
    {
        Install(hook, options);
        work.Commit("-- content-repo/pages/bad.md --\n---\ntitle: [x\n---\n");
        var (accepted, output) = Push("main");
        Assert.Contains("remote: content-repo/pages/bad.md:2:8: error", output);
        Assert.False(accepted);
        Assert.NotEqual(work.Head, received.Git("rev-parse", "main"));

        work.Commit("-- content-repo/pages/bad.md --\n---\ntitle: X\n---\n");
        work.Delete("content-repo/pages/broken.md");
        work.Commit();
        (accepted, output) = Push("main");
        Assert.True(accepted, output);
        Assert.Equal(work.Head, received.Git("rev-parse", "main"));
    }

    [Fact]
    public void Check_reads_after_a_push()
    {
        Install("post-receive", "");
        work.Commit("-- content-repo/pages/bad.md --\n---\ntitle: [x\n---\n");
        var (accepted, output) = Push("main");
        Assert.True(accepted, output);
        Assert.Contains("remote: content-repo/pages/bad.md:2:8: error", output);
    }
}
