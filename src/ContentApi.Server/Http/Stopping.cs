using ContentApi.Server.Configuration;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Http;

/// <summary>
/// How the server stops: 1. <c>/health/ready</c> says so, while everything is still answered for <see cref="ContentApiOptions.StopDelayMilliseconds"/>, so that
/// a balancer sends no more; 2. nothing is
/// accepted any more, requests that have arrived are answered, others are refused; 3. what is left after <see cref="Deadline"/> is cut off.
/// </summary>
sealed class Stopping(IHostApplicationLifetime lifetime, ContentStore store, ContentApiOptions options) : IHostedLifecycleService, IDisposable
{
    /// <summary>For step 2. Kestrel takes up to a second more for step 3.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    readonly CancellationTokenSource bodiesEnd = new();

    /// <summary>Whether the server has been told to stop.</summary>
    public bool HasBegun => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Cancelled at step 2: the bodies of requests are not waited for any more.</summary>
    public CancellationToken BodiesEnd => bodiesEnd.Token;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Here it is not told yet where the server is not stopped by a signal.
        lifetime.StopApplication();
        // A server that has not been ready is sent nothing.
        if (store.Current.Content is not null) await Task.Delay(options.StopDelayMilliseconds, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await bodiesEnd.CancelAsync();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => bodiesEnd.Dispose();
}
