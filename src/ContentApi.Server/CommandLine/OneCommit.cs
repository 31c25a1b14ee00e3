using ContentApi.Content.Diagnostics;
using ContentApi.Server.Configuration;
using ContentApi.Server.Serving;

namespace ContentApi.Server.CommandLine;

/// <summary>The content of one commit, or why a command has none to work on.</summary>
static class OneCommit
{
    /// <param name="options">Which commit, and what a request may spend.</param>
    /// <param name="onUnexpectedError">See <see cref="GraphQL.Contract.GraphQLEngineOptions.UnexpectedError"/>.</param>
    /// <exception cref="CommandFailure">The commit cannot be served; what keeps it from that has been written to the standard error stream.</exception>
    public static ServedContent Load(ContentApiOptions options, Action<Exception, IReadOnlyList<object>>? onUnexpectedError = null)
    {
        using var source = ContentSource.Open(options);
        var result = new ContentLoader(source.Builder, options.EngineOptions(onUnexpectedError), answerCacheBytes: 0).Load(source.Resolve());
        return result.Content ?? throw Failed(result, source);
    }

    /// <summary>Writes what keeps the commit from being served to the standard error stream.</summary>
    public static CommandFailure Failed(LoadResult result, ContentSource source)
    {
        var errors = result.Build.Diagnostics.Where(diagnostic => diagnostic.IsError).ToList();
        foreach (var diagnostic in errors) Screen.StandardError.Diagnostic(diagnostic);
        // As where the commit itself is not there: that is no fault of the content.
        return result.Build is { Snapshot: null, HasUnreadable: true }
            ? new(NoModel(result.Failure!.Commit, errors, source.Repository.GitDirectory))
            : new(result.Failure!.Message, ExitCode.Errors);
    }

    /// <summary>Which object is lacking, where, and what to do.</summary>
    static string NoModel(string commit, List<Diagnostic> errors, string gitDirectory)
    {
        var lacking = errors.Find(error => error.Rule == DiagnosticRules.ObjectMissing || error.Rule == DiagnosticRules.ObjectUnreadable) ?? errors[0];
        // As git takes it.
        var name = $"{commit}:{lacking.Path}";
        var (state, remedy) = lacking.Rule == DiagnosticRules.ObjectMissing
            ? ("was left out of the partial clone", $"Fetch it with 'git -C {gitDirectory} cat-file -e {name}', serve a full clone")
            : ("is missing, damaged or not readable", $"Fetch it again ('git -C {gitDirectory} fetch --refetch'), restore it from another clone, mend the permissions of the repository's files");
        return $"Nothing can be served without the content model, and the object {name} of it {state} in {gitDirectory}. {remedy}, or name a model on the disk with --schema-file.";
    }
}
