using System.Diagnostics;

namespace ContentApi.Git.Tests.Shape;

/// <summary>Lines of code and prose have at most 160 columns (docs/style.md, rule 10).</summary>
public sealed class LineLengthTests
{
    const int MaxColumns = 160;

    static readonly string[] codeExtensions = [".cs", ".sh", ".mjs", ".jsx", ".ts", ".css"], scripts = ["test", "content-api"];

    [Fact]
    public void No_line_of_code_or_prose_is_too_long()
    {
        Assert.SkipUnless(Path.Exists(Path.Combine(ProjectFolder.Path, ".git")), "The solution is not in a Git repository, which names the files to check.");
        string[] files = [.. TrackedFiles()];
        Assert.Contains("src/ContentApi.Git/GitRepository.cs", files);
        string[] found = [.. files.SelectMany(path => TooLong(path, ProjectFolder.Read(path)))];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("a.cs", true)]
    [InlineData("a.md", true)]
    [InlineData("a.md", false, "| table | ", "")]
    [InlineData("a.cs", true, "| table | ", "")]
    [InlineData("a.md", false, "```text\n", "\n```")]
    [InlineData("a.md", true, "```text\n```\n", "")]
    [InlineData("a.csv", false)]
    [InlineData(".ci/run", true)]
    [InlineData("content-api", true)]
    public void Code_is_checked_and_prose_except_tables_and_blocks_of_code(string path, bool isChecked, string before = "", string after = "") =>
        Assert.Equal(isChecked ? 1 : 0, TooLong(path, before + new string('é', MaxColumns + 1) + after).Count());

    [Fact]
    public void A_line_may_fill_all_columns() => Assert.Empty(TooLong("a.cs", new string('é', MaxColumns)));

    /// <summary>Returns the lines that are too long; none for a file that is neither code nor prose.</summary>
    static IEnumerable<string> TooLong(string path, string text)
    {
        if (!IsCode(path) && !IsProse(path)) yield break;
        var (number, isInBlock) = (0, false);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var start = line.TrimStart();
            if (start.StartsWith("```", StringComparison.Ordinal)) isInBlock = !isInBlock;
            if (IsProse(path) && (isInBlock || start.StartsWith('|'))) continue;
            if (line.Length > MaxColumns) yield return $"{path}:{number} has {line.Length} columns";
        }
    }

    static bool IsCode(string path) =>
        codeExtensions.Contains(Path.GetExtension(path)) || scripts.Contains(path) || path.StartsWith(".ci/", StringComparison.Ordinal);

    static bool IsProse(string path) => Path.GetExtension(path) == ".md";

    /// <summary>The paths of the files that the working folder has and Git tracks.</summary>
    static IEnumerable<string> TrackedFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z"]) { WorkingDirectory = ProjectFolder.Path, RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var paths = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return paths.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(ProjectFolder.Path, path)));
    }
}
