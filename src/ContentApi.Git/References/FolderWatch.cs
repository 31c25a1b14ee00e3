using ContentApi.Git.Native;

namespace ContentApi.Git.References;

/// <summary>
/// Waits until something changes in a few folders. Where the system has no watch to give, it waits for the time that it is given, and tries again at the
/// next <see cref="Watch"/>.
/// </summary>
sealed class FolderWatch : IDisposable
{
    Inotify? inotify;
    HashSet<int> watches = [];

    /// <summary>
    /// Watches these folders and no others from now on. A folder of the same path may be another one than before; those that do not exist are left out.
    /// </summary>
    public void Watch(IEnumerable<string> folders)
    {
        if (inotify is null) Volatile.Write(ref inotify, Inotify.Create());
        if (inotify is null) return;
        var current = folders.Select(inotify.Add).Where(watch => watch >= 0).ToHashSet();
        foreach (var old in watches.Except(current)) inotify.Remove(old);
        watches = current;
    }

    /// <summary>Waits for a change since the last wait, until some time has passed, or until it is cancelled.</summary>
    /// <returns>Whether something changed.</returns>
    public bool Wait(TimeSpan atMost, CancellationToken cancellation)
    {
        if (inotify is not null) return !cancellation.IsCancellationRequested && inotify.Wait(atMost);
        cancellation.WaitHandle.WaitOne(atMost);
        return false;
    }

    /// <summary>Ends a wait, from another thread.</summary>
    public void Wake() => Volatile.Read(ref inotify)?.Wake();

    public void Dispose() => inotify?.Dispose();
}
