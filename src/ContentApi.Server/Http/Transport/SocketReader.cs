using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Http.Transport;

/// <summary>What a client sends, received when it is read. What has come and is not consumed lies in one piece of memory, which grows as far as the reader lets it.</summary>
/// <param name="socket">It does not block.</param>
/// <param name="pool">Memory for requests of the usual size.</param>
sealed class SocketReader(Socket socket, MemoryPool<byte> pool) : PipeReader
{
    /// <summary>A connection keeps so many bytes while it waits for a request; most fit into them.</summary>
    const int UsualBytes = 4_096;

    /// <summary>Less is not worth a call to the kernel.</summary>
    const int LeastRoom = 1_024;

    readonly Segment segment = new();
    IMemoryOwner<byte>? block;
    Memory<byte> memory;

    // What has come and is not consumed.
    int start, end;
    bool isExamined = true;
    bool isEnded;
    CancellationTokenSource cancellation = new();

    /// <summary>Whether something has come that nobody consumed.</summary>
    public bool HasUnread => end > start;

    public override bool TryRead(out ReadResult result)
    {
        var isCanceled = cancellation.IsCancellationRequested;
        if (isCanceled) cancellation = new();
        if (isExamined && !isEnded && !isCanceled)
        {
            result = default;
            return false;
        }
        result = new(new ReadOnlySequence<byte>(segment, start, segment, end), isCanceled, isEnded);
        return true;
    }

    /// <exception cref="ConnectionResetException">The client has gone.</exception>
    /// <exception cref="ConnectionAbortedException">The connection was aborted from this side.</exception>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        TryRead(out var result) ? new(result) : cancellationToken.CanBeCanceled ? ReceiveUnlessCanceledAsync(cancellationToken) : ReceiveAsync(default);

    async ValueTask<ReadResult> ReceiveUnlessCanceledAsync(CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation.Token, cancellationToken);
        try
        {
            return await ReceiveAsync(linked.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<ReadResult> ReceiveAsync(CancellationToken linked)
    {
        MakeRoom();
        try
        {
            var count = await socket.ReceiveAsync(memory[end..], linked.CanBeCanceled ? linked : cancellation.Token);
            end += count;
            isEnded = count == 0;
            isExamined = false;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told by the result.
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
        {
            throw new ConnectionAbortedException(exception.Message, exception);
        }
        catch (SocketException exception)
        {
            throw new ConnectionResetException(exception.Message, exception);
        }
        TryRead(out var result);
        return result;
    }

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

    public override void CancelPendingRead() => cancellation.Cancel();

    public override void Complete(Exception? exception = null) => Take(null);

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

    /// <summary>Positions in it are offsets into the memory.</summary>
    sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public void Hold(ReadOnlyMemory<byte> memory) => Memory = memory;
    }
}
