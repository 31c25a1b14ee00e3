namespace ContentApi.Server.Configuration;

/// <summary>What a command ends with.</summary>
static class ExitCode
{
    public const int Success = 0;

    /// <summary>The content or the answer has errors: diagnostics that fail <c>check</c>, a commit that cannot be served, a GraphQL response with <c>errors</c>.</summary>
    public const int Errors = 1;

    /// <summary>The command could not do its work: wrong usage, no such repository or ref, a port in use, too little memory.</summary>
    public const int CannotRun = 2;

    /// <summary>Ctrl+C was pressed again while the server was stopping: what shells make of SIGINT.</summary>
    public const int Interrupted = 130;
}
