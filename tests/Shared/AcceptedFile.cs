namespace ContentApi.Tests;

/// <summary>
/// A file that holds the accepted output of the code. With the environment variable <c>CONTENTAPI_ACCEPT=1</c> a check writes the file instead of comparing it,
/// so that the change can be reviewed as a difference in Git.
/// </summary>
static class AcceptedFile
{
    const string Variable = "CONTENTAPI_ACCEPT";

    /// <summary>Fails if the file's text is not <paramref name="actual"/>. Line ends are compared as line feeds.</summary>
    /// <param name="path">The file's path from the root of the solution.</param>
    /// <param name="actual">The text that the code makes now.</param>
    public static void Check(string path, string actual)
    {
        var file = Path.Combine(ProjectFolder.Path, path);
        actual = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var accepted = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (accepted == actual) return;
        if (Environment.GetEnvironmentVariable(Variable) == "1") File.WriteAllText(file, actual);
        else Assert.Fail($"{FirstDifference(path, accepted, actual)}\nIf the change is intended, run this test with {Variable}=1, which rewrites the file.");
    }

    static string FirstDifference(string path, string accepted, string actual)
    {
        var (old, now) = (accepted.Split('\n'), actual.Split('\n'));
        var i = 0;
        while (i < old.Length && i < now.Length && old[i] == now[i]) i++;
        return $"{path} differs from line {i + 1} on.\n- {Line(old, i)}\n+ {Line(now, i)}";
    }

    static string Line(string[] lines, int i) => i < lines.Length ? lines[i] : "(the end)";
}
