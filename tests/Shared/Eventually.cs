using System.Diagnostics;

namespace ContentApi.Tests;

/// <summary>Waits for what another thread or process brings about, without guessing how long it takes.</summary>
static class Eventually
{
    /// <summary>Generous: it is used up only by a test that fails.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <exception cref="TimeoutException">The condition was not met in time.</exception>
    public static Task True(Func<bool> condition, string what) => TrueAsync(() => Task.FromResult(condition()), what);

    /// <inheritdoc cref="True"/>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        for (var watch = Stopwatch.StartNew(); !await condition(); await Task.Delay(10))
        {
            if (watch.Elapsed > Deadline) throw new TimeoutException($"Not within {Deadline.TotalSeconds} s: {what}.");
        }
    }
}
