using System.Diagnostics;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Limits;

/// <summary>When a request must have ended. Asking the clock costs as much as writing a short field, so it is asked now and then.</summary>
struct Deadline
{
    const int FieldsBetweenLooks = 64;

    readonly long end;
    int fields;

    Deadline(long end) => this.end = end;

    public static Deadline Of(GraphQLRequest request, GraphQLEngineOptions options)
    {
        var started = request.Started == 0 ? Stopwatch.GetTimestamp() : request.Started;
        return new(started + (options.MaxExecutionMilliseconds * Stopwatch.Frequency / 1_000));
    }

    /// <summary>Counts fields that are going to be resolved.</summary>
    /// <exception cref="RequestAbortedException">The time is up.</exception>
    public void Tick(int count)
    {
        if ((fields += count) < FieldsBetweenLooks) return;
        fields = 0;
        ThrowIfOver();
    }

    /// <inheritdoc cref="Tick"/>
    public readonly void ThrowIfOver()
    {
        if (Stopwatch.GetTimestamp() > end)
            throw new RequestAbortedException(options => LimitErrors.TookTooLong(options.MaxExecutionMilliseconds), ExecutionOutcome.TimedOut);
    }
}
