using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Transport;

/// <summary>What is sent to a client: written into memory, and given to the kernel when it is flushed, by the calling thread.</summary>
/// <param name="socket">It does not block.</param>
/// <param name="connection">Is aborted where the client has gone.</param>
sealed class SocketWriter(Socket socket, ConnectionContext connection) : PipeWriter
{
    /// <summary>Most answers with their headers are shorter, and go to the kernel in one piece.</summary>
    const int ChunkBytes = 32_768;

    // Chunks that are full, before the one that is written into.
    readonly Queue<ArraySegment<byte>> full = [];
    byte[] chunk = [];
    int written;

    // Of the first chunk.
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

    /// <returns>Completed where the client has gone: nothing more reaches it.</returns>
    /// <remarks>A flush that is cancelled while it waits ends the connection, since nobody knows how much of it has been sent.</remarks>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (isClosed || cancellation.IsCancellationRequested || !TrySend()) return SendRestAsync(cancellationToken);
        return default;
    }

    public override void CancelPendingFlush() => cancellation.Cancel();

    public override void Complete(Exception? exception = null)
    {
        // A flush that was left alone still sends from its memory: that must not become another connection's before.
        var isLeft = isSending;
        if (exception is null && !isClosed && !isLeft) TrySend();
        isClosed = true;
        if (!isLeft) Clear();
    }

    /// <summary>Sends what the kernel takes at once. An error is passed over: it comes again where the rest is sent.</summary>
    /// <returns>Whether nothing is left to send.</returns>
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
            // A connection that waits for its next request holds nothing, and the next answer of this thread is written into what the processor still has at hand.
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

    /// <summary>A connection may wait for its client for long, with the few bytes that the kernel has left of an answer: it then holds a piece of memory of their size.</summary>
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

    /// <summary>Gives a full chunk back once it is sent.</summary>
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
