using System.Collections.Concurrent;
using System.ComponentModel;
using System.IO.Pipes;

namespace ContentApi.Server.Transport;

/// <summary>A thread that waits for many connections at once, and notifies each when it has received bytes.</summary>
sealed class EventLoop : IDisposable
{
    /// <summary>The data of the event that ends the loop.</summary>
    const ulong Stop = 0;

    readonly Epoll epoll = new();

    // A pipe without bytes: when this end is closed, the loop gets an event for the other end.
    readonly AnonymousPipeServerStream stop = new(PipeDirection.Out);

    // Looked up for each event: while earlier events of the same wait are handled, a connection may be removed.
    readonly ConcurrentDictionary<ulong, SocketConnection> connections = [];
    readonly Thread thread;
    ulong lastId;

    /// <exception cref="Win32Exception">The process has reached its limit of open files.</exception>
    public EventLoop()
    {
        epoll.Add(stop.ClientSafePipeHandle, Stop);
        thread = new(Run) { IsBackground = true, Name = "Network" };
        thread.Start();
    }

    public bool HasEnded => !thread.IsAlive;

    /// <summary>All connections. May be enumerated at any time, while connections are added and removed.</summary>
    public IEnumerable<SocketConnection> Connections => connections.Select(pair => pair.Value);

    /// <param name="connection">Is notified until it is removed, also of bytes that were received before this call.</param>
    /// <returns>The id for <see cref="Remove"/>.</returns>
    /// <exception cref="Win32Exception">The kernel cannot watch another socket.</exception>
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

    /// <summary>Ends the thread. Remaining connections are no longer notified.</summary>
    public void Dispose() => stop.Dispose();
}
