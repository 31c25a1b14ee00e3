namespace ContentApi.Server.Configuration;

/// <summary>Why a command cannot go on, in one sentence for the person at the terminal.</summary>
sealed class CommandFailure(string message, int exitCode = ExitCode.CannotRun) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
