namespace ContentApi.Server.Configuration;

/// <summary>The exit codes of the commands.</summary>
static class ExitCode
{
    public const int Success = 0;

    /// <summary>
    /// The content or the answer has errors: diagnostics that fail <c>check</c>, a commit that cannot be served, or a GraphQL response with <c>errors</c>.
    /// </summary>
    public const int Errors = 1;

    /// <summary>The command could not do its work: wrong usage, no such repository or ref, a port in use, too little memory.</summary>
    public const int CannotRun = 2;

    /// <summary>Ctrl+C was pressed again while the server was stopping: the code that shells report for SIGINT.</summary>
    public const int Interrupted = 130;
}
