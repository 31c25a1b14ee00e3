namespace ContentApi.Tests;

/// <summary>What a run of the tests measured or counted. <c>./test</c> prints it at its end: the output of a test that passed is shown nowhere.</summary>
static class TestReport
{
    static readonly Lock oneWriter = new();

    /// <param name="name">One file for each subject.</param>
    /// <param name="line">A line, or several.</param>
    public static void Add(string name, string line)
    {
        var folder = Path.Combine(ProjectFolder.Path, "artifacts/reports");
        lock (oneWriter)
        {
            Directory.CreateDirectory(folder);
            File.AppendAllText(Path.Combine(folder, $"{name}.txt"), $"{line}\n");
        }
    }
}
