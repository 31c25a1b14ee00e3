using ContentApi.Server.Configuration;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Http;

/// <summary>
/// Stops the server in three steps: 1. <c>/health/ready</c> answers 503, while all requests are still answered for
/// <see cref="ContentApiOptions.StopDelayMilliseconds"/>, so that a load balancer sends no more; 2. no connection is accepted any more, requests that have
/// arrived are answered, others are refused; 3. requests that are not answered after <see cref="Deadline"/> are cut off.
/// </summary>
sealed class Stopping(IHostApplicationLifetime lifetime, ContentStore store, ContentApiOptions options) : IHostedLifecycleService, IDisposable
{
    /// <summary>The longest time of step 2. Kestrel takes up to a second more for step 3.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    readonly CancellationTokenSource bodiesEnd = new();

    /// <summary>Whether the server has begun to stop.</summary>
    public bool HasBegun => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Cancelled at step 2: the server no longer waits for the bodies of requests.</summary>
    public CancellationToken BodiesEnd => bodiesEnd.Token;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A host that is not stopped by a signal has not cancelled ApplicationStopping yet.
        lifetime.StopApplication();
        // A load balancer sends nothing to a server that was never ready.
        if (store.Current.Content is not null)
            await Task.Delay(options.StopDelayMilliseconds, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await bodiesEnd.CancelAsync();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => bodiesEnd.Dispose();
}
