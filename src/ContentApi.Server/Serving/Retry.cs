namespace ContentApi.Server.Serving;

/// <summary>Tries something again in the background, with pauses that double from one second to one minute, until it succeeds or is stopped.</summary>
sealed class Retry : IAsyncDisposable
{
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(1);

    CancellationTokenSource stop = new();
    Task running = Task.CompletedTask;

    /// <param name="attempt">Whether it succeeded. It does not throw but for its cancellation.</param>
    /// <remarks>Call it after <see cref="StopAsync"/>: there is one attempt at a time.</remarks>
    public void Begin(Func<CancellationToken, bool> attempt)
    {
        var token = stop.Token;
        running = Task.Run(() => RunAsync(attempt, token), CancellationToken.None);
    }

    static async Task RunAsync(Func<CancellationToken, bool> attempt, CancellationToken token)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await Task.Delay(pause, token);
            if (attempt(token)) return;
        }
    }

    /// <summary>Gives up what has begun, and waits for the end of an attempt in progress.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        stop = new();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }
}
