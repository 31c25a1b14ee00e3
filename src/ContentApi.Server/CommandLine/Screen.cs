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
        Diagnostic(diagnostic.Rule, $"{diagnostic.Path}:{diagnostic.Position}", diagnostic.Message);
        if (diagnostic.Hint is not null) Coloured($"    {diagnostic.Hint}", "grey");
    }

    /// <summary>Writes the diagnostics of a group, those that say the same in one line, and what follows from them.</summary>
    public void Group(DiagnosticGroup group)
    {
        if (group.IsKind)
        {
            Diagnostic(group.Rule, "", $"{group.Message} {group.Places}");
            if (group.Hint is not null) Coloured($"    {group.Hint}", "grey");
        }
        else Diagnostic(group.Members[0]);
        if (group.CountsConsequences) Coloured($"    {group.ConsequencePlaces}", "grey");
        else
            foreach (var consequence in group.Consequences) Diagnostic(consequence);
    }

    /// <param name="rule">The rule.</param>
    /// <param name="place">The path and position; empty if the message names several.</param>
    /// <param name="message">The message.</param>
    void Diagnostic(DiagnosticRule rule, string place, string message)
    {
        var (colour, severity) = rule.Severity == DiagnosticSeverity.Error ? ("red", "error") : ("yellow", "warning");
        if (place.Length > 0) place += ": ";
        if (terminal is null)
        {
            Line($"{place}{severity} {rule.Code}: {message}");
            return;
        }
        // The terminal wraps a long line, so that the path and position stay one word to click on.
        terminal.Profile.Width = int.MaxValue;
        terminal.MarkupLineInterpolated($"[bold]{Printable.Of(place)}[/][{colour}]{severity} {rule.Code}[/]: {Printable.Of(message)}");
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
