using ContentApi.Server.CommandLine;
using ContentApi.Server.Configuration;
using ContentApi.Server.Transport;

// Checked first: with too few descriptors .NET cannot even load the assemblies of the command line.
if (args is [ServeCommand.Name, ..] && Descriptors.Limit is { } limit && limit < Descriptors.Least)
{
    Console.Error.WriteLine(
        $"content-api: The process may open {limit} files at once, and the server needs {Descriptors.Least}: raise the limit with 'ulimit -n'.");
    return ExitCode.CannotRun;
}
return await ContentApiCommand.RunAsync(args);
