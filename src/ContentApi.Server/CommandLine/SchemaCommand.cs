using System.CommandLine;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.CommandLine;

/// <summary><c>schema</c>: prints the API's SDL.</summary>
static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Prints the GraphQL schema of the API, in SDL.");
        command.AddContentOptions();
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult command)
    {
        var content = OneCommit.Load(command.Settings().Options);
        using var output = Console.OpenStandardOutput();
        output.Write(content.Api.Sdl.Content.Span);
        if (!content.Api.Sdl.Content.Span.EndsWith("\n"u8)) output.WriteByte((byte)'\n');
        return ExitCode.Success;
    }
}
