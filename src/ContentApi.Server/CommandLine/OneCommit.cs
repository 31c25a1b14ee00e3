using ContentApi.GraphQL;
using ContentApi.Server.Configuration;
using ContentApi.Server.Serving;

namespace ContentApi.Server.CommandLine;

/// <summary>The content of one commit, or why a command has none to work on.</summary>
static class OneCommit
{
    /// <param name="options">Which commit, and what a request may spend.</param>
    /// <param name="onUnexpectedError">See <see cref="GraphQLEngineOptions.UnexpectedError"/>.</param>
    /// <exception cref="CommandFailure">The commit cannot be served; what keeps it from that has been written to the standard error stream.</exception>
    public static ServedContent Load(ContentApiOptions options, Action<Exception, IReadOnlyList<object>>? onUnexpectedError = null)
    {
        using var source = ContentSource.Open(options);
        var result = new ContentLoader(source.Builder, options.EngineOptions(onUnexpectedError), answerCacheBytes: 0).Load(source.Resolve());
        return result.Content ?? throw Failed(result);
    }

    /// <summary>Writes what keeps the commit from being served to the standard error stream.</summary>
    public static CommandFailure Failed(LoadResult result)
    {
        foreach (var diagnostic in result.Build.Diagnostics.Where(diagnostic => diagnostic.IsError)) Screen.StandardError.Diagnostic(diagnostic);
        return new CommandFailure(result.Failure!.Message, ExitCode.Errors);
    }
}
