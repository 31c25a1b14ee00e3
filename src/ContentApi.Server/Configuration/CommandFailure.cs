namespace ContentApi.Server.Configuration;

/// <summary>Thrown if a command cannot continue. The message is one sentence for the person at the terminal.</summary>
sealed class CommandFailure(string message, int exitCode = ExitCode.CannotRun) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
