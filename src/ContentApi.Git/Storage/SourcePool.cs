using System.Collections.Concurrent;

namespace ContentApi.Git.Storage;

/// <summary>Keeps a few open sources, so that each thread has one of its own while it reads and none is opened for one read.</summary>
/// <param name="open">Opens one more.</param>
/// <param name="most">How many may be open; more threads than these wait until one is free.</param>
sealed class SourcePool(Func<IRepositorySource> open, int most) : IDisposable
{
    readonly ConcurrentBag<IRepositorySource> idle = [];
    readonly SemaphoreSlim free = new(most);
    volatile bool disposed;

    /// <exception cref="Contract.GitException">The repository cannot be opened.</exception>
    /// <exception cref="ObjectDisposedException"/>
    public Lease Rent()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        free.Wait();
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return new(this, idle.TryTake(out var source) ? source : open());
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    void Return(IRepositorySource source)
    {
        idle.Add(source);
        if (disposed) Dispose();
        free.Release();
    }

    /// <summary>What is lent out is closed on its return.</summary>
    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var source)) source.Dispose();
    }

    public readonly struct Lease(SourcePool pool, IRepositorySource source) : IDisposable
    {
        public IRepositorySource Repository => source;

        public void Dispose() => pool.Return(source);
    }
}
