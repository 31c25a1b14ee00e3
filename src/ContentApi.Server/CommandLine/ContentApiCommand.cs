using System.CommandLine;
using System.CommandLine.Parsing;
using ContentApi.Content.Diagnostics;
using ContentApi.Git.Contract;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.CommandLine;

/// <summary>The program's command line. Whatever goes wrong is told in a sentence on the standard error stream; see <see cref="ExitCode"/>.</summary>
static class ContentApiCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var command = new RootCommand("A headless content API with Git-backed storage: serves the content of a Git commit over GraphQL.")
        {
            ServeCommand.Create(), CheckCommand.Create(), SchemaCommand.Create(), QueryCommand.Create(), StatsCommand.Create(),
        };
        command.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        if (arguments.Length == 0) arguments = ["--help"];

        // '@file' is an argument of 'query', not a file of arguments.
        var parsed = command.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0) return Refuse(parsed.Errors);
        try
        {
            // The host handles signals itself, so that requests in flight are answered; the other commands just end.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (CommandFailure failure)
        {
            return Fail(failure.Message, failure.ExitCode);
        }
        catch (GitException exception)
        {
            return Fail(exception.Message, ExitCode.CannotRun);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A disk that is full, or a file that may not be read.
            return Fail(exception.Message, ExitCode.CannotRun);
        }
        catch (Exception exception) when (IsOutOfMemory(exception))
        {
            var allowed = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20;
            var message = $"The memory does not suffice: the program may use {allowed} MB. Allow it more, or serve less content.";
            return ProcessEnd.AtOnce(Fail(message, ExitCode.CannotRun));
        }
    }

    /// <summary>Whether the memory ran out, on whichever of the threads that read the content.</summary>
    public static bool IsOutOfMemory(Exception? exception) => exception switch
    {
        null => false,
        OutOfMemoryException => true,
        AggregateException several => several.InnerExceptions.Any(IsOutOfMemory),
        _ => IsOutOfMemory(exception.InnerException),
    };

    static int Refuse(IReadOnlyList<ParseError> errors)
    {
        // The last is about what was given; one before it may be about what was not.
        var message = string.Join(' ', errors[^1].Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return Fail($"{message} Run 'content-api --help' to see what there is.", ExitCode.CannotRun);
    }

    static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine($"content-api: {Printable.Of(message)}");
        return exitCode;
    }
}
