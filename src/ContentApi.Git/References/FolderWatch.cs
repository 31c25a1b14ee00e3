using ContentApi.Git.Native;

namespace ContentApi.Git.References;

/// <summary>
/// Tells that something changed in a few folders, by one thread that sleeps until Linux wakes it. Where the system has no watch to give, it tells
/// nothing and tries again at the next <see cref="Watch"/>: its user looks by itself now and then.
/// </summary>
sealed class FolderWatch : IDisposable
{
    Inotify? inotify;
    TaskCompletionSource change = NewChange();
    HashSet<int> watches = [];

    /// <summary>
    /// Watches these folders and no others from now on. A folder of the same path may be another one than before; those that do not exist are left out.
    /// </summary>
    public void Watch(IEnumerable<string> folders)
    {
        inotify ??= Start();
        if (inotify is null) return;
        var current = folders.Select(inotify.Add).Where(watch => watch >= 0).ToHashSet();
        foreach (var old in watches.Except(current)) inotify.Remove(old);
        watches = current;
    }

    /// <summary>Waits for a change since the last wait, until some time has passed, or until it is cancelled; it does not throw.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellation)
    {
        await change.Task.WaitAsync(atMost, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (change.Task.IsCompleted) Volatile.Write(ref change, NewChange());
    }

    Inotify? Start()
    {
        if (Inotify.Create() is not { } started) return null;
        new Thread(() => Read(started)) { IsBackground = true, Name = "Watch of refs" }.Start();
        return started;
    }

    void Read(Inotify started)
    {
        while (started.Wait()) Volatile.Read(ref change).TrySetResult();
        started.Dispose();
    }

    static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => inotify?.Stop();
}
