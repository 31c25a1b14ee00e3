namespace ContentApi.Tests;

/// <summary>Collects the figures of a test run. <c>./test</c> prints them at its end, since the output of a test that passed is not shown.</summary>
static class TestReport
{
    static readonly Lock oneWriter = new();

    /// <param name="name">The name of the subject's file, without its extension.</param>
    /// <param name="line">One or more lines.</param>
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
