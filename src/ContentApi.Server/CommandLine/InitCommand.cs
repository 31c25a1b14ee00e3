using System.CommandLine;
using ContentApi.Content.Proposals;
using ContentApi.Server.Configuration;
using ContentApi.Server.Serving;

namespace ContentApi.Server.CommandLine;

/// <summary><c>init</c>: proposes a content model for the files of a commit, writes it, and says how much of the content it serves.</summary>
static class InitCommand
{
    const string DefaultOutput = "schema/model.graphql";

    /// <summary>The most files of the rest that are named one by one.</summary>
    const int MostNamed = 20;

    static readonly Option<string> Output = new("--output")
    {
        HelpName = "FILE", Description = "The file that is written; '-' prints the model. A file that exists is not changed.",
        DefaultValueFactory = _ => DefaultOutput,
    };

    public static Command Create()
    {
        var command = new Command("init", "Proposes a content model for the files of a repository, and writes it.");
        command.AddContentOptions();
        command.Add(Output);
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult command)
    {
        var settings = command.Settings();
        var output = command.GetRequiredValue(Output);
        var prints = output == "-";
        if (!prints && File.Exists(output))
            throw new CommandFailure($"'{output}' exists and is not changed: name another file with --output, or '-' to print the model.", ExitCode.CannotRun);
        if (command.GetResult(Output) is not { Implicit: false }) RefuseBesideModel(Path.GetDirectoryName(output)!);

        var options = settings.Options;
        var folder = settings.Configuration[$"{Settings.Section}:{nameof(ContentApiOptions.Content)}"];
        options.SchemaFile = null;
        using var source = ContentSource.Open(options);
        var commit = source.Resolve();
        var proposal = ModelProposal.Make(source.Repository, commit, folder)
            ?? throw new CommandFailure(NoContent(commit.Oid.Abbreviated, folder), ExitCode.Errors);

        if (prints)
        {
            Console.Out.Write(proposal.Sdl);
            return ExitCode.Success;
        }
        if (Path.GetDirectoryName(output) is { Length: > 0 } directory) Directory.CreateDirectory(directory);
        File.WriteAllText(output, proposal.Sdl);
        Summarise(proposal, output, options);
        return ExitCode.Success;
    }

    /// <summary>Refuses a folder that has a model: its files and the proposal would be read as one model, which declares the types twice.</summary>
    static void RefuseBesideModel(string folder)
    {
        if (!Directory.Exists(folder)) return;
        var there = Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories).Select(path => path.Replace('\\', '/'))
            .Min(StringComparer.Ordinal);
        if (there is null) return;
        throw new CommandFailure(
            $"The folder '{folder}' has a model already, '{there}', and all its .graphql files are one model: name a file outside the folder with --output, "
                + "or '-' to print the proposal.", ExitCode.CannotRun);
    }

    static string NoContent(string commit, string? folder) =>
        $"The commit {commit} has no content files{(folder is null ? "" : $" below '{folder}'")}: Markdown, HTML with front matter, or data files in the "
            + "folders of a generator. Name the folder that holds them with --content.";

    static void Summarise(ModelProposal proposal, string output, ContentApiOptions options)
    {
        var screen = Screen.StandardOutput;
        var content = proposal.ContentFolder.Length == 0 ? "." : proposal.ContentFolder;
        screen.Line($"{proposal.Files} content files below '{content}', in the habits of {proposal.Generator}:");
        foreach (var (name, path, entries) in proposal.Types) screen.Line($"  {name}: {entries} {(entries == 1 ? "entry" : "entries")} of {path}");

        (options.Content, options.SchemaFile) = (content, output);
        var coverage = Cover(options);
        var served = coverage.IsServed ? proposal.Files - proposal.Rest.Count - coverage.Faulty.Count : 0;
        screen.Good($"Wrote {output}. It serves {served} of {proposal.Files} files without error ({100.0 * served / proposal.Files:0.0} %).");
        var rest = proposal.Rest.Select(file => $"{file.Path}: {file.Reason}").Concat(coverage.Faulty).ToList();
        if (rest.Count > 0) screen.Line("The rest:");
        foreach (var line in rest.Take(MostNamed)) screen.Line($"  {line}");
        if (rest.Count > MostNamed) screen.Line($"  and {rest.Count - MostNamed} more; 'content-api check' names all files with errors.");
        screen.Line($"Read the comments in it, then run: content-api serve --content {content} --schema-file {output}");
    }

    static ModelCoverage Cover(ContentApiOptions options)
    {
        using var source = ContentSource.Open(options);
        return ModelCoverage.Of(source.Builder.Build(source.Resolve()));
    }
}
