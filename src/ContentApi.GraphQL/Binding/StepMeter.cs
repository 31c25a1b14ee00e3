using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Binding;

/// <summary>
/// Counts the steps of a request's resolvers where their work is not told by the values they give: entries that a filter looks at, for one. The count is the same
/// for the same request and content on every server, so that what is refused once is refused always.
/// </summary>
public sealed class StepMeter
{
    const int StepsBetweenLooks = 4_096;

    long taken, limit, nextLook;
    Deadline deadline;

    internal StepMeter() { }

    internal long Taken => taken;

    internal void Start(long maxSteps, Deadline end) => (taken, limit, deadline, nextLook) = (0, maxSteps, end, Math.Min(StepsBetweenLooks, maxSteps));

    /// <param name="steps">From 0; before or after the work, but often enough that little is done in between.</param>
    /// <remarks>Ends the request by an exception that resolvers let pass, where it took more than <see cref="GraphQLEngineOptions.MaxSteps"/> or its time is up.</remarks>
    public void Charge(long steps = 1)
    {
        taken += steps;
        if (taken > nextLook) Look();
    }

    /// <summary>Ends the request where its time is up. For work that is done once for many requests: it counts no steps, as the next request would count others.</summary>
    public void CheckTime() => deadline.ThrowIfOver();

    void Look()
    {
        if (taken > limit) throw new RequestAbortedException(options => LimitErrors.TooManySteps(options.MaxSteps));
        deadline.ThrowIfOver();
        nextLook = Math.Min(taken + StepsBetweenLooks, limit);
    }
}
