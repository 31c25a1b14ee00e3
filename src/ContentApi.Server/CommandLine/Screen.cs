using ContentApi.Content.Diagnostics;
using ContentApi.Content.Snapshots;
using Spectre.Console;

namespace ContentApi.Server.CommandLine;

/// <summary>
/// Writes for a person: colours, tables and progress on a terminal, plain lines into a file or a pipe.
/// </summary>
sealed class Screen(TextWriter writer, IAnsiConsole? terminal)
{
    public static Screen StandardOutput { get; } = new(Console.Out, Console.IsOutputRedirected ? null : AnsiConsole.Console);

    public static Screen StandardError { get; } = new(Console.Error, Console.IsErrorRedirected
        ? null
        : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));

    public void Line(string text) => writer.WriteLine(Printable.Of(text));

    public void Good(string text) => Coloured(text, "green");

    public void Bad(string text) => Coloured(text, "red");

    /// <summary>Writes a diagnostic: a line in the form that editors turn into links, and its hint below it.</summary>
    public void Diagnostic(Diagnostic diagnostic)
    {
        if (terminal is null) Line(diagnostic.ToString());
        else
        {
            var (colour, severity) = diagnostic.IsError ? ("red", "error") : ("yellow", "warning");
            // The terminal wraps a long line, so that the path and position stay one word to click on.
            terminal.Profile.Width = int.MaxValue;
            var (place, message) = ($"{Printable.Of(diagnostic.Path)}:{diagnostic.Position}", Printable.Of(diagnostic.Message));
            terminal.MarkupLineInterpolated($"[bold]{place}[/]: [{colour}]{severity} {diagnostic.Rule.Code}[/]: {message}");
        }
        if (diagnostic.Hint is not null) Coloured($"    {diagnostic.Hint}", "grey");
    }

    public void Counts(IReadOnlyList<(string Name, int Count)> counts)
    {
        if (terminal is null)
        {
            foreach (var (name, count) in counts) Line($"  {name}: {count}");
            return;
        }
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Type").AddColumn(new TableColumn("Entries").RightAligned());
        foreach (var (name, count) in counts) table.AddRow(Markup.Escape(name), $"{count}");
        terminal.Write(table);
    }

    /// <summary>Runs the work, on a terminal with a progress bar that is removed afterwards.</summary>
    public T Progress<T>(string title, Func<IProgress<SnapshotProgress>?, T> work) => terminal is null
        ? work(null)
        : terminal.Progress().AutoClear(true).Start(progress => work(new Bar(progress.AddTask(title))));

    void Coloured(string text, string colour)
    {
        if (terminal is null) Line(text);
        else terminal.MarkupLineInterpolated($"[{colour}]{Printable.Of(text)}[/]");
    }

    sealed class Bar(ProgressTask task) : IProgress<SnapshotProgress>
    {
        public void Report(SnapshotProgress value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
        }
    }
}
