using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Tasks.Sources;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Transport;

/// <summary>
/// Reads what a client sends. Bytes are received from the socket when they are read. Those that are not consumed are in one block of memory, which grows as far
/// as the caller reads without consuming. A read that finds nothing waits for <see cref="OnReadable"/>.
/// </summary>
/// <param name="socket">A socket that is not blocking.</param>
/// <param name="pool">The pool of memory for requests of the usual size.</param>
/// <param name="connection">Is notified of received bytes, and aborted if it is watched and the client has disconnected.</param>
/// <param name="runsInline">Whether a read that waited continues on the thread that calls <see cref="OnReadable"/>; otherwise in the thread pool.</param>
sealed class SocketReader(Socket socket, MemoryPool<byte> pool, SocketConnection connection, bool runsInline) : PipeReader, IValueTaskSource<ReadResult>
{
    /// <summary>The memory that a connection keeps while it waits for a request, in bytes; most requests fit.</summary>
    const int UsualBytes = 4_096;

    /// <summary>The least free memory, in bytes, that is worth a call to the kernel.</summary>
    const int LeastRoom = 1_024;

    /// <summary>The reads in a row that may find bytes at once before other connections get their turn.</summary>
    const int MaxInRow = 16;

    /// <summary>The reasons for which a read must not wait, as bits.</summary>
    const int Canceled = 1, CanceledByToken = 2, Aborted = 4;

    /// <summary>The read that receives next: none before <see cref="OnReadable"/> is called; the one that waits, in that call; the next one, at once.</summary>
    const int Nobody = 0, WaitingRead = 1, NextRead = 2;

    readonly Segment segment = new();
    IMemoryOwner<byte>? block;
    Memory<byte> memory;

    // The received bytes that are not consumed, as offsets into the memory.
    int start, end;
    bool isExamined = true;
    bool isEnded;

    ManualResetValueTaskSourceCore<ReadResult> waiting = new() { RunContinuationsAsynchronously = !runsInline };
    int receiver, stops, inRow;
    volatile bool isEndTold, isGoneTold, isWatched, isPending;

    /// <summary>Whether a read waits and nothing was received for it.</summary>
    public bool IsWaiting => Volatile.Read(ref receiver) == WaitingRead;

    /// <summary>Whether there are received bytes that are not consumed.</summary>
    public bool HasUnread => end > start;

    public override bool TryRead(out ReadResult result)
    {
        var isCanceled = TakeCancellation();
        if (isExamined && !isEnded && !isCanceled)
        {
            result = default;
            return false;
        }
        result = Result(isCanceled);
        return true;
    }

    /// <exception cref="ConnectionResetException">The client has disconnected.</exception>
    /// <exception cref="ConnectionAbortedException">The connection was aborted from this side.</exception>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        TryRead(out var result) ? new(result) : cancellationToken.CanBeCanceled ? ReceiveUnlessCanceledAsync(cancellationToken) : ReceiveAsync();

    async ValueTask<ReadResult> ReceiveUnlessCanceledAsync(CancellationToken cancellationToken)
    {
        var receiving = ReceiveAsync();
        ReadResult result;
        using (cancellationToken.UnsafeRegister(static reader => ((SocketReader)reader!).StopRead(CanceledByToken), this)) result = await receiving;
        Interlocked.And(ref stops, ~CanceledByToken);
        // Received bytes are kept for the next read.
        cancellationToken.ThrowIfCancellationRequested();
        return result;
    }

    ValueTask<ReadResult> ReceiveAsync()
    {
        isWatched = false;
        do
        {
            if (Volatile.Read(ref receiver) == NextRead)
            {
                if (++inRow > MaxInRow) return ReceiveLater();
                // Set before receiving, so that OnReadable reports bytes that arrive afterwards.
                Interlocked.Exchange(ref receiver, Nobody);
                if (TryReceive(out var fault))
                {
                    isPending = false;
                    return fault is null ? new(Result(isCanceled: false)) : ValueTask.FromException<ReadResult>(fault);
                }
            }
            waiting.Reset();
            isPending = true;
            if (!HasUnread) connection.OnWaiting();
        }
        while (Interlocked.CompareExchange(ref receiver, WaitingRead, Nobody) != Nobody);
        // A stop before this point has found no read that waits.
        if (Volatile.Read(ref stops) != 0) EndStoppedRead();
        return new(this, waiting.Version);
    }

    ValueTask<ReadResult> ReceiveLater()
    {
        inRow = 0;
        waiting.Reset();
        isPending = true;
        Volatile.Write(ref receiver, WaitingRead);
        ThreadPool.UnsafeQueueUserWorkItem(static reader => reader.OnReadable(isEnd: false, isGone: false), this, preferLocal: false);
        return new(this, waiting.Version);
    }

    /// <summary>Aborts the connection as soon as the client resets it, rather than at the next read. Ends with the next read.</summary>
    public void WatchForReset()
    {
        isWatched = true;
        Interlocked.MemoryBarrier();
        if (isGoneTold) connection.Abort();
    }

    /// <summary>Called when bytes or the end have arrived. A read that waits for them receives them on this thread.</summary>
    /// <param name="isEnd">Whether no bytes will follow those that have arrived.</param>
    /// <param name="isGone">Whether nothing can be sent any more either.</param>
    public void OnReadable(bool isEnd, bool isGone)
    {
        if (isEnd) isEndTold = true;
        if (isGone) isGoneTold = true;
        var before = Interlocked.CompareExchange(ref receiver, NextRead, Nobody);
        if (before == WaitingRead && Interlocked.CompareExchange(ref receiver, Nobody, WaitingRead) == WaitingRead) ReceiveForWaiting();
        else if (isGone && isWatched) connection.Abort();
    }

    void ReceiveForWaiting()
    {
        inRow = 0;
        do
        {
            if (Volatile.Read(ref receiver) == NextRead) Interlocked.Exchange(ref receiver, Nobody);
            if (!TryReceive(out var fault)) continue;
            if (fault is null) waiting.SetResult(Result(TakeCancellation()));
            else waiting.SetException(fault);
            return;
        }
        while (Interlocked.CompareExchange(ref receiver, WaitingRead, Nobody) != Nobody);
        if (Volatile.Read(ref stops) != 0) EndStoppedRead();
    }

    /// <returns>False if there is nothing to receive.</returns>
    bool TryReceive(out Exception? fault)
    {
        fault = null;
        MakeRoom();
        var room = memory.Span[end..];
        try
        {
            var count = socket.Receive(room, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock) return false;
            if (error != SocketError.Success) fault = new ConnectionResetException(new SocketException((int)error).Message);
            else
            {
                end += count;
                isEnded = count == 0;
                isExamined = false;
                connection.OnReceived();
            }
            // If less was received than there is room for, nothing is left in the socket, and OnReadable reports later bytes.
            if (count == room.Length || (isEndTold && !isEnded)) Interlocked.CompareExchange(ref receiver, NextRead, Nobody);
        }
        catch (ObjectDisposedException)
        {
            fault = ClosedHere();
        }
        return true;
    }

    ReadResult Result(bool isCanceled) => new(new ReadOnlySequence<byte>(segment, start, segment, end), isCanceled, isEnded);

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        start = consumed.GetInteger();
        isExamined = examined.GetInteger() == end;
        if (start < end) return;
        start = end = 0;
        // The memory of one long request must not be kept for as long as its connection lives.
        if (memory.Length > UsualBytes) Take(null);
    }

    public override void CancelPendingRead() => StopRead(Canceled);

    /// <summary>Ends a read that waits and all later ones, since the socket was closed from this side.</summary>
    public void Abort() => StopRead(Aborted);

    void StopRead(int why)
    {
        Interlocked.Or(ref stops, why);
        // Not on this thread: the caller may hold a lock that the waiting read takes when it continues.
        ThreadPool.UnsafeQueueUserWorkItem(static reader => reader.EndStoppedRead(), this, preferLocal: false);
    }

    /// <summary>Does the same as <see cref="Abort"/> if a read waits and nothing was received for it, but leaves its end to <see cref="AbortTaken"/>.</summary>
    /// <returns>False if no such read waits.</returns>
    public bool TryTakeWaiting()
    {
        if (Interlocked.CompareExchange(ref receiver, Nobody, WaitingRead) != WaitingRead) return false;
        Interlocked.Or(ref stops, Aborted);
        return true;
    }

    /// <summary>Ends the read that <see cref="TryTakeWaiting"/> has taken.</summary>
    public void AbortTaken() => ThreadPool.UnsafeQueueUserWorkItem(static reader => reader.waiting.SetException(ClosedHere()), this, preferLocal: false);

    void EndStoppedRead()
    {
        if (Volatile.Read(ref stops) == 0 || Interlocked.CompareExchange(ref receiver, Nobody, WaitingRead) != WaitingRead) return;
        if ((Volatile.Read(ref stops) & Aborted) != 0) waiting.SetException(ClosedHere());
        else waiting.SetResult(Result(TakeCancellation()));
    }

    bool TakeCancellation() => Volatile.Read(ref stops) != 0 && (Interlocked.And(ref stops, ~Canceled) & Canceled) != 0;

    static ConnectionAbortedException ClosedHere() => new("The connection was closed from this side.");

    public override void Complete(Exception? exception = null)
    {
        // An abandoned read may be receiving at this moment: its memory must not be given to another connection.
        if (!isPending) Take(null);
    }

    void MakeRoom()
    {
        if (block is null) Take(pool.Rent(UsualBytes));
        if (memory.Length - end >= LeastRoom) return;
        var unread = memory[start..end];
        if (start >= memory.Length / 2) unread.CopyTo(memory);
        else
        {
            var larger = MemoryPool<byte>.Shared.Rent(memory.Length * 2);
            unread.CopyTo(larger.Memory);
            Take(larger);
        }
        (start, end) = (0, unread.Length);
    }

    void Take(IMemoryOwner<byte>? next)
    {
        block?.Dispose();
        block = next;
        memory = next?.Memory ?? default;
        segment.Hold(memory);
    }

    ReadResult IValueTaskSource<ReadResult>.GetResult(short token)
    {
        isPending = false;
        return waiting.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token) => waiting.GetStatus(token);

    void IValueTaskSource<ReadResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        waiting.OnCompleted(continuation, state, token, flags);

    /// <summary>The only segment of all results. Positions in it are offsets into the memory.</summary>
    sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public void Hold(ReadOnlyMemory<byte> memory) => Memory = memory;
    }
}
