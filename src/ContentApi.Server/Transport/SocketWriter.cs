using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Transport;

/// <summary>Writes what is sent to a client into memory, and passes it to the kernel on the thread that flushes.</summary>
/// <param name="socket">A socket that is not blocking.</param>
/// <param name="connection">Is aborted if the client has disconnected.</param>
sealed class SocketWriter(Socket socket, ConnectionContext connection) : PipeWriter
{
    /// <summary>The size of a chunk. Most answers with their headers are shorter, and are passed to the kernel in one call.</summary>
    const int ChunkBytes = 32_768;

    // Full chunks, which precede the one that is written into.
    readonly Queue<ArraySegment<byte>> full = [];
    byte[] chunk = [];
    int written;

    // The number of bytes of the first chunk that are sent.
    int sent;
    volatile bool isClosed, isSending;
    CancellationTokenSource cancellation = new();

    public override bool CanGetUnflushedBytes => true;
    public override long UnflushedBytes => full.Sum(segment => segment.Count) + written - sent;

    ReadOnlyMemory<byte> Unsent => full.TryPeek(out var first) ? first.AsMemory(sent) : chunk.AsMemory(sent, written - sent);

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return chunk.AsMemory(written);
    }

    public override Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return chunk.AsSpan(written);
    }

    public override void Advance(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)bytes, (uint)(chunk.Length - written), nameof(bytes));
        written += bytes;
    }

    /// <returns>A result that is completed if the client has disconnected, so that nothing more reaches it.</returns>
    /// <remarks>A flush that is cancelled while it waits ends the connection, since it is unknown how much of it was sent.</remarks>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (isClosed || cancellation.IsCancellationRequested || !TrySend()) return SendRestAsync(cancellationToken);
        return default;
    }

    public override void CancelPendingFlush() => cancellation.Cancel();

    public override void Complete(Exception? exception = null)
    {
        // An abandoned flush may still send from its memory, which must not be given to another connection before.
        var isLeft = isSending;
        if (exception is null && !isClosed && !isLeft) TrySend();
        isClosed = true;
        if (!isLeft) Clear();
    }

    /// <summary>Sends as much as the kernel takes at once. Ignores errors, which recur when the rest is sent.</summary>
    /// <returns>True if nothing is left to send.</returns>
    bool TrySend()
    {
        try
        {
            while (Unsent is { IsEmpty: false } unsent)
            {
                var count = socket.Send(unsent.Span, SocketFlags.None, out var error);
                if (error != SocketError.Success) return false;
                Drop(count);
            }
            // A connection that waits for its next request holds no memory, and this thread writes its next answer into memory that is still in the processor's
            // cache.
            Clear();
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    async ValueTask<FlushResult> SendRestAsync(CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation.Token, cancellationToken);
        isSending = true;
        Shrink();
        try
        {
            while (!isClosed && Unsent is { IsEmpty: false } unsent) Drop(await socket.SendAsync(unsent, linked.Token));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            isClosed = true;
            connection.Abort();
        }
        isSending = false;
        Clear();
        cancellationToken.ThrowIfCancellationRequested();
        var isCanceled = cancellation.IsCancellationRequested;
        if (isCanceled) cancellation = new();
        return new(isCanceled, isClosed);
    }

    void MakeRoom(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 1);
        if (chunk.Length - written >= needed) return;
        if (written > 0) full.Enqueue(new(chunk, 0, written));
        else if (chunk.Length > 0) ArrayPool<byte>.Shared.Return(chunk);
        chunk = ArrayPool<byte>.Shared.Rent(Math.Max(ChunkBytes, needed));
        written = 0;
    }

    /// <summary>
    /// Moves unsent bytes into memory of their size. The connection may wait for its client for long, often with the few bytes of an answer that the kernel has
    /// not taken.
    /// </summary>
    void Shrink()
    {
        var start = full.Count == 0 ? sent : 0;
        var rest = written - start;
        if (rest > chunk.Length / 2) return;
        var smaller = ArrayPool<byte>.Shared.Rent(rest);
        chunk.AsSpan(start, rest).CopyTo(smaller);
        if (chunk.Length > 0) ArrayPool<byte>.Shared.Return(chunk);
        (chunk, written) = (smaller, rest);
        if (full.Count == 0) sent = 0;
    }

    /// <summary>Counts sent bytes, and gives a full chunk back to the pool once it is sent.</summary>
    void Drop(int count)
    {
        sent += count;
        if (!full.TryPeek(out var first) || sent < first.Count) return;
        ArrayPool<byte>.Shared.Return(full.Dequeue().Array!);
        sent = 0;
    }

    void Clear()
    {
        while (full.TryDequeue(out var segment)) ArrayPool<byte>.Shared.Return(segment.Array!);
        if (chunk.Length > 0) ArrayPool<byte>.Shared.Return(chunk);
        chunk = [];
        written = sent = 0;
    }
}
