using System.CommandLine;
using ContentApi.Content.Diagnostics;
using ContentApi.Git.Contract;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.CommandLine;

/// <summary>The program's command line. Each failure is one sentence on the standard error stream, with an <see cref="ExitCode"/>.</summary>
static class ContentApiCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var command = new RootCommand("A headless content API with Git-backed storage: serves the content of a Git commit over GraphQL.")
        {
            ServeCommand.Create(), CheckCommand.Create(), SchemaCommand.Create(), QueryCommand.Create(), StatsCommand.Create(), InitCommand.Create(),
        };
        command.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        arguments = arguments switch
        {
            [] or ["help"] => ["--help"],
            ["help", .. var of] => [.. of, "--help"],
            _ => arguments,
        };

        // '@file' is an argument of 'query', not a file of arguments.
        var parsed = command.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0) return Fail(UsageFault.Describe(parsed), ExitCode.CannotRun);
        try
        {
            // The host handles signals itself, so that requests in flight are answered; the other commands end at once.
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

    /// <summary>Whether an exception, or one that it contains, is that memory ran out. Threads that read content wrap theirs.</summary>
    public static bool IsOutOfMemory(Exception? exception) => exception switch
    {
        null => false,
        OutOfMemoryException => true,
        AggregateException several => several.InnerExceptions.Any(IsOutOfMemory),
        _ => IsOutOfMemory(exception.InnerException),
    };

    static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine($"content-api: {Printable.Of(message)}");
        return exitCode;
    }
}
