using System.Collections.Concurrent;
using System.ComponentModel;
using System.IO.Pipes;

namespace ContentApi.Server.Transport;

/// <summary>A thread that waits for many connections at once, and tells each when something has come for it.</summary>
sealed class EventLoop : IDisposable
{
    /// <summary>What the end of the loop is told as.</summary>
    const ulong Stop = 0;

    readonly Epoll epoll = new();

    // Nothing is sent through it: when this end of it is closed, the loop is told of the other's end.
    readonly AnonymousPipeServerStream stop = new(PipeDirection.Out);

    // Events that were told together come one after the other: a connection may be closed before its own.
    readonly ConcurrentDictionary<ulong, SocketConnection> connections = [];
    readonly Thread thread;
    ulong lastId;

    /// <exception cref="Win32Exception">The process has as many files open as it may.</exception>
    public EventLoop()
    {
        epoll.Add(stop.ClientSafePipeHandle, Stop);
        thread = new(Run) { IsBackground = true, Name = "Network" };
        thread.Start();
    }

    public bool HasEnded => !thread.IsAlive;

    /// <summary>May be asked for at any time; connections come and go meanwhile.</summary>
    public IEnumerable<SocketConnection> Connections => connections.Select(pair => pair.Value);

    /// <param name="connection">Is told of what came before as well; until it is removed.</param>
    /// <returns>For <see cref="Remove"/>.</returns>
    /// <exception cref="Win32Exception">The kernel has no room for more.</exception>
    public ulong Add(SocketConnection connection)
    {
        var id = Interlocked.Increment(ref lastId);
        connections[id] = connection;
        try
        {
            epoll.Add(connection.Socket.SafeHandle, id);
        }
        catch (Win32Exception)
        {
            Remove(id);
            throw;
        }
        return id;
    }

    public void Remove(ulong id) => connections.TryRemove(id, out _);

    void Run()
    {
        while (true)
        {
            var count = epoll.Wait();
            for (var i = 0; i < count; i++)
            {
                var (id, isEnd, isGone) = epoll[i];
                if (id == Stop)
                {
                    stop.ClientSafePipeHandle.Dispose();
                    epoll.Dispose();
                    return;
                }
                if (connections.TryGetValue(id, out var connection)) connection.OnReadable(isEnd, isGone);
            }
        }
    }

    /// <summary>Connections that are left hear nothing any more.</summary>
    public void Dispose() => stop.Dispose();
}
