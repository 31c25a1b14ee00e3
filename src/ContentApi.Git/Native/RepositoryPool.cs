using System.Collections.Concurrent;

namespace ContentApi.Git.Native;

/// <summary>Keeps a few open repositories, so that each thread has one of its own while it reads and none is opened for one read.</summary>
sealed class RepositoryPool(string gitDirectory) : IDisposable
{
    /// <summary>Kept open between reads. More threads than this may read at once; the handles beyond it are closed after use.</summary>
    static readonly int MaxIdle = Math.Max(4, Environment.ProcessorCount);

    readonly ConcurrentBag<RepositoryHandle> idle = [];
    volatile bool disposed;

    /// <exception cref="GitException">The repository cannot be opened.</exception>
    /// <exception cref="ObjectDisposedException"/>
    public Lease Rent()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return new(this, idle.TryTake(out var handle) ? handle : new(gitDirectory));
    }

    void Return(RepositoryHandle handle)
    {
        if (disposed || idle.Count >= MaxIdle) handle.Dispose();
        else idle.Add(handle);
        if (disposed) Dispose();
    }

    /// <summary>What is lent out is closed on its return.</summary>
    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var handle)) handle.Dispose();
    }

    public readonly struct Lease(RepositoryPool pool, RepositoryHandle repository) : IDisposable
    {
        public RepositoryHandle Repository => repository;

        public void Dispose() => pool.Return(repository);
    }
}
