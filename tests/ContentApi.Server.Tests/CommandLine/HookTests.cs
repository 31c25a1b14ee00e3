using System.Diagnostics;

namespace ContentApi.Server.Tests.CommandLine;

/// <summary>The program as a hook of a repository that receives pushes. Pushed objects are in quarantine until <c>pre-receive</c> ends.</summary>
public sealed class HookTests : IDisposable
{
    TestRepository work = TestRepository.With(SampleContent.Listing);
    TestRepository received;

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
    public void Check_refuses_a_push_to_a_repository_that_only_the_git_program_reads()
    {
        Dispose();
        work = TestRepository.With(SampleContent.Listing, "sha256");
        received = work.Clone("--bare");
        Check_refuses_a_push_with_faulty_content_and_lets_a_good_one_pass("pre-receive", "");
    }

    [Fact]
    public void Check_in_quarantine_finds_objects_that_the_repository_borrows()
    {
        // The new commits are in quarantine, and all older objects are in the repository from which the receiving one borrows.
        using var lender = work.Clone("--bare");
        received.Dispose();
        received = lender.Clone("--bare", "--shared", "--reference", lender.Path);
        Assert.True(File.Exists(received.Path + "/objects/info/alternates"));
        Check_refuses_a_push_with_faulty_content_and_lets_a_good_one_pass("pre-receive", "");
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

    /// <summary>Runs <c>check</c> in an empty folder, or in the one that is given.</summary>
    async Task<(int ExitCode, string Text)> CheckWith((string Name, string Value) variable, string? folder = null)
    {
        var empty = Directory.CreateTempSubdirectory("content-api-test-").FullName;
        var (code, output, errors) = await ContentApiProgram.RunAsync(folder ?? empty, null, ["check", "--ref", "main"], variable);
        Directory.Delete(empty);
        return (code, output + errors);
    }

    [Theory]
    [InlineData("absolute")]
    [InlineData("relative")]
    [InlineData("file")]
    public async Task Check_without_a_repository_reads_the_one_that_GIT_DIR_names(string form)
    {
        var git = work.Path + "/.git";
        File.WriteAllText(Path.Combine(received.Path, "gitfile"), $"gitdir: {git}\n");
        var (code, text) = form switch
        {
            "absolute" => await CheckWith(("GIT_DIR", git)),
            "relative" => await CheckWith(("GIT_DIR", "."), git),
            _ => await CheckWith(("GIT_DIR", "./gitfile"), received.Path),
        };
        Assert.Contains("5 entries at commit", text);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task Check_says_that_GIT_DIR_names_no_repository()
    {
        var (code, text) = await CheckWith(("GIT_DIR", "/nowhere"), work.Path);
        Assert.Equal(
            (2, "content-api: There is no folder /nowhere: name an existing Git repository. The environment variable GIT_DIR names it.\n"), (code, text));
    }
}
