using System.Diagnostics;
using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Binding;

/// <summary>When a request must have ended. Asking the clock costs as much as writing a short field, so it is asked now and then.</summary>
struct Deadline
{
    const int WorkBetweenLooks = 1_024;

    /// <summary>What a resolver may take, in fields whose values are only copied.</summary>
    public const int WorkOfResolver = 16;

    readonly long end;
    int work;

    Deadline(long end) => this.end = end;

    public static Deadline Of(GraphQLRequest request, GraphQLEngineOptions options)
    {
        var started = request.Started == 0 ? Stopwatch.GetTimestamp() : request.Started;
        return new(started + (options.MaxExecutionMilliseconds * Stopwatch.Frequency / 1_000));
    }

    /// <summary>Counts work that is going to be done: 1 for a field, <see cref="WorkOfResolver"/> more for one that a resolver is asked for.</summary>
    /// <exception cref="RequestAbortedException">The time is up.</exception>
    public void Tick(int count)
    {
        if ((work += count) < WorkBetweenLooks) return;
        work = 0;
        ThrowIfOver();
    }

    /// <inheritdoc cref="Tick"/>
    public readonly void ThrowIfOver()
    {
        if (Stopwatch.GetTimestamp() > end)
            throw new RequestAbortedException(options => LimitErrors.TookTooLong(options.MaxExecutionMilliseconds), ExecutionOutcome.TimedOut);
    }
}
