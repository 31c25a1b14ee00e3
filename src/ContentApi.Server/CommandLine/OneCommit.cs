using ContentApi.Server.Configuration;
using ContentApi.Server.Serving;

namespace ContentApi.Server.CommandLine;

/// <summary>The content of the commit that a command without a server works on.</summary>
static class OneCommit
{
    /// <exception cref="CommandFailure">The commit cannot be served; what keeps it from that has been written to the standard error stream.</exception>
    public static ServedContent Load(ContentApiOptions options)
    {
        using var source = ContentSource.Open(options);
        var (content, failure, build) = new ContentLoader(source.Builder).Load(source.Resolve());
        if (content is not null) return content;
        foreach (var diagnostic in build.Diagnostics.Where(diagnostic => diagnostic.IsError)) Screen.StandardError.Diagnostic(diagnostic);
        throw new CommandFailure(failure!.Message, ExitCode.Errors);
    }
}
