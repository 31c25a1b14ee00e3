using System.Diagnostics;
using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Binding;

/// <summary>The end of a request's time. Reading the clock costs as much as writing a short field, so it is read once per 1,024 units of work.</summary>
struct Deadline
{
    const int WorkBetweenLooks = 1_024;

    /// <summary>The estimated work of a resolver call, in fields whose values are only copied.</summary>
    public const int WorkOfResolver = 16;

    readonly long end;
    int work;

    Deadline(long end) => this.end = end;

    public static Deadline Of(GraphQLRequest request, GraphQLEngineOptions options)
    {
        var started = request.Started == 0 ? Stopwatch.GetTimestamp() : request.Started;
        return new(started + (options.MaxExecutionMilliseconds * Stopwatch.Frequency / 1_000));
    }

    /// <summary>Counts work that follows: 1 for a field, and <see cref="WorkOfResolver"/> more if its resolver is called.</summary>
    /// <exception cref="RequestAbortedException">The request has exceeded its time.</exception>
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
