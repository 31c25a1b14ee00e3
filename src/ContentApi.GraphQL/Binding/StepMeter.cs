using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Binding;

/// <summary>
/// Counts the steps of a request's resolvers: work that the number of returned values does not show, such as entries that a filter examines. Every
/// server counts the same steps for the same request and content, so that a request that is refused once is always refused.
/// </summary>
public sealed class StepMeter
{
    const int StepsBetweenLooks = 4_096;

    long taken, limit, nextLook;
    Deadline deadline;

    internal StepMeter() { }

    internal long Taken => taken;

    internal void Start(long maxSteps, Deadline end) =>
        (taken, limit, deadline, nextLook) = (0, maxSteps, end, Math.Min(StepsBetweenLooks, maxSteps));

    /// <summary>
    /// Counts steps, before or after their work. Called often enough that little work is done between two calls.
    /// </summary>
    /// <param name="steps">The number of steps, at least 0.</param>
    /// <remarks>
    /// Throws if the request has taken more steps than <see cref="GraphQLEngineOptions.MaxSteps"/> or has exceeded its time. Resolvers do not catch the
    /// exception: it ends the request.
    /// </remarks>
    public void Charge(long steps = 1)
    {
        taken += steps;
        if (taken > nextLook) Look();
    }

    /// <summary>
    /// Ends the request if it has exceeded its time. For work that is done once for many requests: it counts no steps, because a later request would not do
    /// the work and would count fewer.
    /// </summary>
    public void CheckTime() => deadline.ThrowIfOver();

    void Look()
    {
        if (taken > limit) throw new RequestAbortedException(options => LimitErrors.TooManySteps(options.MaxSteps));
        deadline.ThrowIfOver();
        nextLook = Math.Min(taken + StepsBetweenLooks, limit);
    }
}
