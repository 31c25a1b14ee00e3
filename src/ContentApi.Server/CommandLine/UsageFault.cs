using System.CommandLine;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Server.CommandLine;

/// <summary>Describes the wrong word of a command line, and suggests the right one.</summary>
static class UsageFault
{
    /// <summary>Options that other programs have, and the options here that do the same.</summary>
    static readonly Dictionary<string, string> OfOthers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--port"] = "--urls", ["-p"] = "--urls", ["--host"] = "--urls", ["--url"] = "--urls", ["--address"] = "--urls", ["--bind"] = "--urls",
        ["--listen"] = "--urls",
        ["--branch"] = "--ref", ["-b"] = "--ref", ["--tag"] = "--ref", ["--commit"] = "--ref", ["--revision"] = "--ref",
        ["--repo"] = "--repository", ["--git-dir"] = "--repository", ["-C"] = "--repository", ["--path"] = "--repository",
        ["--dir"] = "--content", ["--root"] = "--content", ["--model"] = "--schema", ["--output"] = "--format", ["--json"] = "--format",
        ["-V"] = "--version", ["-v"] = "--version",
    };

    /// <returns>One sentence or several, without the program's name.</returns>
    public static string Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand && parsed.UnmatchedTokens is [var name, ..] && !name.StartsWith('-'))
        {
            var names = command.Subcommands.Select(sub => sub.Name).ToList();
            return $"There is no command '{name}'.{Suggestion(name, names)} The commands are: {string.Join(", ", names)}.";
        }
        // An unknown option is the fault, not the value after it: in '--port 3000' it is '--port'.
        if (parsed.UnmatchedTokens.FirstOrDefault(token => token.StartsWith('-')) is { } option) return UnknownOption(command, option);
        if (parsed.UnmatchedTokens is [var word, ..])
            return $"'{command.Name}' does not take the argument '{word}'. Run '{HelpOf(command)}' to see what it takes.";
        // The last error is about a word that was given; an earlier one may be about a word that is missing.
        var message = string.Join(' ', parsed.Errors[^1].Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return $"{message} Run '{HelpOf(command)}' to see the options and commands.";
    }

    static string UnknownOption(Command command, string given)
    {
        var name = given.Split('=', 2)[0];
        var names = Names(command).ToList();
        var owner = command is RootCommand ? "content-api" : command.Name;
        var known = OfOthers.GetValueOrDefault(name) is { } other && names.Contains(other) ? $" Use {other}{Example(name, given)}."
            : Suggestion(name, names);
        return $"'{owner}' has no option '{name}'.{(known.Length > 0 ? known : $" Run '{HelpOf(command)}' to see which there are.")}";
    }

    static string Example(string name, string given) =>
        !name.Equals("--port", StringComparison.OrdinalIgnoreCase) && name != "-p" ? ""
        : given.Split('=', 2) is [_, var port] ? $": --urls http://127.0.0.1:{port}" : ", as in --urls http://127.0.0.1:3000";

    static IEnumerable<string> Names(Command command)
    {
        foreach (var option in command.Options) yield return option.Name;
        foreach (var parent in command.Parents.OfType<Command>())
            foreach (var option in parent.Options.Where(option => option.Recursive)) yield return option.Name;
    }

    static string Suggestion(string given, IEnumerable<string> names) => DidYouMean.Suggest(given, names) is [var nearest,
        ..] ? $" Did you mean '{nearest}'?" : "";

    static string HelpOf(Command command) => command is RootCommand ? "content-api --help" : $"content-api {command.Name} --help";
}
