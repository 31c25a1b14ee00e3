namespace ContentApi.Server.Serving;

/// <summary>Repeats an attempt in the background, with pauses that double from one second to one minute, until it succeeds or is stopped.</summary>
sealed class Retry : IAsyncDisposable
{
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(1);

    CancellationTokenSource stop = new();
    Task running = Task.CompletedTask;

    /// <param name="attempt">Returns true if it succeeded. It throws only if it is cancelled.</param>
    /// <remarks>Call it after <see cref="StopAsync"/>: there may be only one attempt at a time.</remarks>
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

    /// <summary>Stops repeating, and waits for the end of an attempt in progress.</summary>
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
