using System.CommandLine;
using ContentApi.Server.CommandLine.Diagnostics;
using ContentApi.Server.Configuration;
using ContentApi.Server.Serving;

namespace ContentApi.Server.CommandLine;

/// <summary><c>check</c>: reads a commit as the server does and prints its diagnostics.</summary>
static class CheckCommand
{
    static readonly Option<bool> Strict = new("--strict") { Description = "Fail on warnings as well." };

    static readonly Option<string> Format = new("--format")
    {
        HelpName = "text|json|github",
        Description = "The format of the diagnostics: 'github' gives annotations in GitHub Actions. 'json' and 'github' have every diagnostic.",
        DefaultValueFactory = _ => "text",
    };

    static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Print each diagnostic; otherwise those that say the same are one line with their number and three examples.",
    };

    public static Command Create()
    {
        var command = new Command("check", "Reads the content at a commit and prints its diagnostics; ends with code 1 if there are errors.");
        command.AddContentOptions();
        command.Add(Strict);
        command.Add(Verbose);
        command.Add(Format.AcceptOnlyFromAmong("text", "json", "github"));
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult command)
    {
        var options = command.Settings().Options;
        using var source = ContentSource.Open(options);
        var format = command.GetRequiredValue(Format);
        var commit = source.Resolve();
        var loader = new ContentLoader(source.Builder, options.EngineOptions(), answerCacheBytes: 0);
        var result = format == "text"
            ? Screen.StandardOutput.Progress("Reading", progress => loader.Load(commit, progress))
            : loader.Load(commit);

        var report = DiagnosticReport.Of(result, source.Builder.ExplainRenames(result.Build), commit, source.Builder.Options.Reference);
        switch (format)
        {
            case "json": JsonFormat.Write(Console.Out, report); break;
            case "github": GitHubFormat.Write(Console.Out, report); break;
            default: TextFormat.Write(Screen.StandardOutput, report, command.GetValue(Verbose)); break;
        }
        // A model whose API is not a valid schema has no diagnostic.
        if (result.Failure is { } failure && report.Count.Errors == 0) throw new CommandFailure(failure.Message, ExitCode.Errors);
        return report.Count.Errors > 0 || (command.GetValue(Strict) && report.Count.Warnings > 0) ? ExitCode.Errors : ExitCode.Success;
    }
}
