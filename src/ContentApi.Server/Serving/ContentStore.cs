namespace ContentApi.Server.Serving;

/// <summary>
/// Holds the content that is served. It is replaced by writing one reference, so that a request in progress ends on the content it began with.
/// </summary>
sealed class ContentStore
{
    // The follower of the ref and the retry of a commit may write at the same time.
    readonly Lock writing = new();
    volatile State state = new(null, null, null);

    public State Current => state;

    public void Publish(ServedContent content)
    {
        lock (writing) state = state with { Content = content, Failure = null };
    }

    /// <summary>Records that the newest commit cannot be served. The content that is served stays.</summary>
    public void Fail(LoadFailure failure)
    {
        lock (writing) state = state with { Failure = failure };
    }

    /// <summary>Records that the ref cannot be followed for now: it is unknown whether the served content is the newest.</summary>
    /// <param name="reason">One sentence; null if the ref can be followed again.</param>
    public void Lose(string? reason)
    {
        lock (writing) state = state with { Lost = reason };
    }

    /// <param name="Content">Null until the first commit has been read.</param>
    /// <param name="Failure">Why the ref's newest commit is not served; null if it is.</param>
    /// <param name="Lost">Why the ref cannot be followed; null if it can.</param>
    public sealed record State(ServedContent? Content, LoadFailure? Failure, string? Lost);
}
