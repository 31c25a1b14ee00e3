using System.Collections.Concurrent;

namespace ContentApi.Git.Storage;

/// <summary>A pool of open sources. A thread uses a source alone while it reads, and the next thread uses it again.</summary>
/// <param name="open">Opens another source.</param>
/// <param name="most">The largest number of open sources. If all are in use, <see cref="Rent"/> waits.</param>
sealed class SourcePool(Func<IRepositorySource> open, int most) : IDisposable
{
    readonly ConcurrentBag<IRepositorySource> idle = [];
    readonly SemaphoreSlim free = new(most);
    volatile bool disposed;

    /// <summary>Waits until a source is free. Disposing of the lease returns the source to the pool.</summary>
    /// <exception cref="Contract.GitException">The repository cannot be opened.</exception>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
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

    /// <summary>Closes the idle sources. Sources that are in use are closed when they are returned.</summary>
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
