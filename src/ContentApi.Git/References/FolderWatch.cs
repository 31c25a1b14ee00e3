using ContentApi.Git.Native;

namespace ContentApi.Git.References;

/// <summary>
/// Waits until a file changes in one of several folders. If the system has no inotify instance left, it waits for the whole time that it is given, and tries
/// to get an instance at the next <see cref="Watch"/>.
/// </summary>
sealed class FolderWatch : IDisposable
{
    Inotify? inotify;
    HashSet<int> watches = [];

    /// <summary>
    /// Watches these folders and no others from now on, and leaves out those that do not
    /// exist. A path may meanwhile lead to another folder, which is then watched instead.
    /// </summary>
    public void Watch(IEnumerable<string> folders)
    {
        if (inotify is null) Volatile.Write(ref inotify, Inotify.Create());
        if (inotify is null) return;
        var current = folders.Select(inotify.Add).Where(watch => watch >= 0).ToHashSet();
        foreach (var old in watches.Except(current)) inotify.Remove(old);
        watches = current;
    }

    /// <summary>
    /// Waits until a file changes (also if it changed after the previous wait), <paramref name="atMost"/> has passed, or the wait is cancelled.
    /// </summary>
    /// <returns>True if a file changed.</returns>
    public bool Wait(TimeSpan atMost, CancellationToken cancellation)
    {
        if (inotify is not null) return !cancellation.IsCancellationRequested && inotify.Wait(atMost);
        cancellation.WaitHandle.WaitOne(atMost);
        return false;
    }

    /// <summary>Ends the current wait. May be called from any thread.</summary>
    public void Wake() => Volatile.Read(ref inotify)?.Wake();

    public void Dispose() => inotify?.Dispose();
}
