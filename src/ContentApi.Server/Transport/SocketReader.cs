using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Tasks.Sources;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Transport;

/// <summary>
/// What a client sends, received when it is read. What has come and is not consumed lies in one piece of memory, which grows as far as the reader lets it. A read that finds nothing waits for
/// <see cref="OnReadable"/>.
/// </summary>
/// <param name="socket">It does not block.</param>
/// <param name="pool">Memory for requests of the usual size.</param>
/// <param name="connection">Is told of what comes, and aborted where it is watched and the client has gone.</param>
/// <param name="runsInline">Whether who waits goes on in the thread that calls <see cref="OnReadable"/>; otherwise in the thread pool.</param>
sealed class SocketReader(Socket socket, MemoryPool<byte> pool, SocketConnection connection, bool runsInline) : PipeReader, IValueTaskSource<ReadResult>
{
    /// <summary>A connection keeps so many bytes while it waits for a request; most fit into them.</summary>
    const int UsualBytes = 4_096;

    /// <summary>Less is not worth a call to the kernel.</summary>
    const int LeastRoom = 1_024;

    /// <summary>Reads that find something at once, one after the other, until other connections have their turn.</summary>
    const int MaxInRow = 16;

    /// <summary>Why a read is not to wait, as bits.</summary>
    const int Canceled = 1, CanceledByToken = 2, Aborted = 4;

    /// <summary>Who is to receive next: nobody before something has come; the read that waits, through <see cref="OnReadable"/>; the next read, at once.</summary>
    const int Nobody = 0, WaitingRead = 1, NextRead = 2;

    readonly Segment segment = new();
    IMemoryOwner<byte>? block;
    Memory<byte> memory;

    // What has come and is not consumed.
    int start, end;
    bool isExamined = true;
    bool isEnded;

    ManualResetValueTaskSourceCore<ReadResult> waiting = new() { RunContinuationsAsynchronously = !runsInline };
    int receiver, stops, inRow;
    volatile bool isEndTold, isGoneTold, isWatched, isPending;

    /// <summary>Whether a read waits and nothing has come for it.</summary>
    public bool IsWaiting => Volatile.Read(ref receiver) == WaitingRead;

    /// <summary>Whether something has come that nobody consumed.</summary>
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

    /// <exception cref="ConnectionResetException">The client has gone.</exception>
    /// <exception cref="ConnectionAbortedException">The connection was aborted from this side.</exception>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        TryRead(out var result) ? new(result) : cancellationToken.CanBeCanceled ? ReceiveUnlessCanceledAsync(cancellationToken) : ReceiveAsync();

    async ValueTask<ReadResult> ReceiveUnlessCanceledAsync(CancellationToken cancellationToken)
    {
        var receiving = ReceiveAsync();
        ReadResult result;
        using (cancellationToken.UnsafeRegister(static reader => ((SocketReader)reader!).StopRead(CanceledByToken), this)) result = await receiving;
        Interlocked.And(ref stops, ~CanceledByToken);
        // What has come is there for the next read.
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
                // First this, so that what comes after the receive is told of.
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
        // A stop that came before found nobody waiting.
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

    /// <summary>Until the next read, a client that has gone is not left to be found by it: the connection is aborted.</summary>
    public void WatchForReset()
    {
        isWatched = true;
        Interlocked.MemoryBarrier();
        if (isGoneTold) connection.Abort();
    }

    /// <summary>Something has come, or the end. A read that waits for it goes on in this thread.</summary>
    /// <param name="isEnd">Whether no more will come after what is there.</param>
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

    /// <returns>False where nothing is there.</returns>
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
            // Where less has come than there was room, nothing is left; what comes later is told of.
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
        // One long request must not occupy memory as long as its connection lives.
        if (memory.Length > UsualBytes) Take(null);
    }

    public override void CancelPendingRead() => StopRead(Canceled);

    /// <summary>Ends a read that waits, and all that come later: the socket was closed from this side.</summary>
    public void Abort() => StopRead(Aborted);

    void StopRead(int why)
    {
        Interlocked.Or(ref stops, why);
        // Who calls may hold a lock that who waits would take.
        ThreadPool.UnsafeQueueUserWorkItem(static reader => reader.EndStoppedRead(), this, preferLocal: false);
    }

    /// <summary>As <see cref="Abort"/>, but only where a read waits and nothing has come for it.</summary>
    public bool TryTakeWaiting()
    {
        if (Interlocked.CompareExchange(ref receiver, Nobody, WaitingRead) != WaitingRead) return false;
        Interlocked.Or(ref stops, Aborted);
        return true;
    }

    /// <summary>Tells who waited of the end.</summary>
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
        // A read that was left alone may be receiving in this moment: its memory must not become another connection's.
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

    /// <summary>Positions in it are offsets into the memory.</summary>
    sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public void Hold(ReadOnlyMemory<byte> memory) => Memory = memory;
    }
}
