namespace ContentApi.Server.Serving;

/// <summary>Holds what is served now. It is replaced by writing one reference, so that a request in flight ends on what it began with.</summary>
sealed class ContentStore
{
    // The follower of the ref and the retry of a commit write at the same time.
    readonly Lock writing = new();
    volatile State state = new(null, null, null);

    public State Current => state;

    public void Publish(ServedContent content)
    {
        lock (writing) state = state with { Content = content, Failure = null };
    }

    /// <summary>The newest commit cannot be served; what is served stays.</summary>
    public void Fail(LoadFailure failure)
    {
        lock (writing) state = state with { Failure = failure };
    }

    /// <summary>The ref cannot be followed for the time being: nobody knows whether what is served is the newest.</summary>
    /// <param name="reason">One sentence; null when it can be followed again.</param>
    public void Lose(string? reason)
    {
        lock (writing) state = state with { Lost = reason };
    }

    /// <param name="Content">Null until the first commit has been read.</param>
    /// <param name="Failure">Why the ref's newest commit is not the one that is served; null where it is.</param>
    /// <param name="Lost">Why the ref cannot be followed; null where it can.</param>
    public sealed record State(ServedContent? Content, LoadFailure? Failure, string? Lost);
}
