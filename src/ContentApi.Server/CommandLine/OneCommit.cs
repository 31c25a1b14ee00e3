using ContentApi.Content.Diagnostics;
using ContentApi.Server.Configuration;
using ContentApi.Server.Serving;

namespace ContentApi.Server.CommandLine;

/// <summary>Loads the content of one commit for a command.</summary>
static class OneCommit
{
    /// <param name="options">The repository, the commit, and the limits of requests.</param>
    /// <param name="onUnexpectedError">See <see cref="GraphQL.Contract.GraphQLEngineOptions.UnexpectedError"/>.</param>
    /// <exception cref="CommandFailure">The commit cannot be served. Its errors have been written to the standard error stream.</exception>
    public static ServedContent Load(ContentApiOptions options, Action<Exception, IReadOnlyList<object>>? onUnexpectedError = null)
    {
        using var source = ContentSource.Open(options);
        var result = new ContentLoader(source.Builder, options.EngineOptions(onUnexpectedError), answerCacheBytes: 0).Load(source.Resolve());
        return result.Content ?? throw Failed(result, source);
    }

    /// <summary>Writes the errors of a commit that cannot be served to the standard error stream.</summary>
    public static CommandFailure Failed(LoadResult result, ContentSource source)
    {
        var errors = result.Build.Diagnostics.Where(diagnostic => diagnostic.IsError).ToList();
        foreach (var group in DiagnosticGroups.Of(errors)) Screen.StandardError.Group(group);
        // A missing object is not a fault of the content: the exit code is that of a missing commit.
        return result.Build is { Snapshot: null, HasUnreadable: true }
            ? new(NoModel(result.Failure!.Commit, errors, source.Repository.GitDirectory))
            : new(result.Failure!.Message, ExitCode.Errors);
    }

    /// <summary>Names the object that is missing, its place, and what to do.</summary>
    static string NoModel(string commit, List<Diagnostic> errors, string gitDirectory)
    {
        var lacking = errors.Find(error => error.Rule == DiagnosticRules.ObjectMissing || error.Rule == DiagnosticRules.ObjectUnreadable) ?? errors[0];
        // The form that git takes.
        var name = $"{commit}:{lacking.Path}";
        var (state, remedy) = lacking.Rule == DiagnosticRules.ObjectMissing
            ? ("was left out of the partial clone", $"Fetch it with 'git -C {gitDirectory} cat-file -e {name}', serve a full clone")
            : ("is missing, damaged or not readable",
                $"Fetch it again ('git -C {gitDirectory} fetch --refetch'), restore it from another clone, mend the permissions of the repository's files");
        return $"Nothing can be served without the content model, and the object {name} of it {state} in {gitDirectory}. "
            + $"{remedy}, or name a model on the disk with --schema-file.";
    }
}
