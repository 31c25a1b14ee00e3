using ContentApi.Server.Configuration;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Http;

/// <summary>
/// Stops the server in three steps: 1. <c>/health/ready</c> answers 503, while all requests are still answered for
/// <see cref="ContentApiOptions.StopDelayMilliseconds"/>, so that a load balancer sends no more; 2. requests that have not arrived are refused, then no
/// connection is accepted any more, and requests that have arrived are answered; 3. requests that are not answered after <see cref="Deadline"/> are cut off.
/// </summary>
sealed class Stopping(IHostApplicationLifetime lifetime, ContentStore store, ContentApiOptions options) : IHostedLifecycleService, IDisposable
{
    /// <summary>The longest time of step 2. Kestrel takes up to a second more for step 3.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    /// <summary>The time within which requests whose bodies are arriving are refused. A client that reads nothing does not delay the rest of step 2.</summary>
    static readonly TimeSpan RefusalTime = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource bodiesEnd = new();

    // Set when the server no longer waits for bodies and has refused the requests whose bodies were arriving.
    readonly TaskCompletionSource noneArrives = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The requests whose bodies are arriving or are refused for that, and one for the time before step 2.
    int arriving = 1;

    /// <summary>Whether the server has begun to stop.</summary>
    public bool HasBegun => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Cancelled at step 2: the server no longer waits for the bodies of requests.</summary>
    public CancellationToken BodiesEnd => bodiesEnd.Token;

    /// <summary>Counts a request whose body has not arrived completely.</summary>
    /// <returns>Is disposed of once the body has arrived or the request is refused.</returns>
    public Arrival BeginArrival()
    {
        Interlocked.Increment(ref arriving);
        return new(this);
    }

    void EndArrival()
    {
        if (Interlocked.Decrement(ref arriving) == 0) noneArrives.TrySetResult();
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A host that is not stopped by a signal has not cancelled ApplicationStopping yet.
        lifetime.StopApplication();
        // A load balancer sends nothing to a server that was never ready.
        if (store.Current.Content is not null)
            await Task.Delay(options.StopDelayMilliseconds, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await bodiesEnd.CancelAsync();
        EndArrival();
        // Kestrel closes an HTTP/2 connection as soon as it has answered, without telling the client that the rest of the body is not needed. Clients take that
        // for a failure of the request and may lose the answer: requests are therefore refused before Kestrel begins to stop.
        await noneArrives.Task.WaitAsync(RefusalTime, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => bodiesEnd.Dispose();

    /// <summary>A request whose body is arriving.</summary>
    public readonly struct Arrival(Stopping stopping) : IDisposable
    {
        public void Dispose() => stopping.EndArrival();
    }
}
