using System.Diagnostics;

namespace ContentApi.Tests;

/// <summary>Waits until another thread or process has met a condition, without guessing how long that takes.</summary>
static class Eventually
{
    /// <summary>The longest wait; only a test that fails waits this long.</summary>
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
