using System.Buffers;
using System.Net.Sockets;
using ContentApi.Server.Transport;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Tests.Transport;

[Trait("Transport", "sockets")]
public sealed class SocketReaderTests : IDisposable
{
    readonly EventLoop loop = new();
    readonly ConnectionLimit limit = SocketPair.NoLimit();

    public void Dispose()
    {
        loop.Dispose();
        limit.Dispose();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task All_sent_bytes_are_read_however_many_are_consumed_and_examined_at_a_time(ulong seed, bool runsInline)
    {
        using var pair = await SocketPair.ConnectAsync();
        var chance = new Chance(seed);
        var sent = new byte[300_000];
        for (var i = 0; i < sent.Length; i++) sent[i] = (byte)chance.Next();
        await using var connection = Connection(pair, runsInline);
        var reader = connection.Transport.Input;
        var sending = SendAsync(pair.Far, sent, chance.Fork());

        using var consumed = new MemoryStream();
        var (canceled, isCanceled) = (0, 0);
        while (true)
        {
            if (chance.Percent(5))
            {
                reader.CancelPendingRead();
                canceled++;
            }
            var read = await reader.ReadAsync(Deadline());
            if (read.IsCanceled) isCanceled++;
            // Each read returns all bytes that were received and not yet consumed.
            var buffer = read.Buffer.ToArray();
            Assert.True(buffer.AsSpan().SequenceEqual(sent.AsSpan((int)consumed.Length, buffer.Length)));
            if (read.IsCompleted && consumed.Length + buffer.Length == sent.Length && buffer.Length == 0) break;
            var take = chance.Percent(20) ? 0 : chance.Percent(20) ? buffer.Length : chance.Below(buffer.Length + 1);
            // After the end no further bytes arrive, so everything must be consumed.
            if (read.IsCompleted) take = buffer.Length;
            consumed.Write(buffer, 0, take);
            var examined = chance.Percent(50) ? buffer.Length : take + chance.Below(buffer.Length - take + 1);
            reader.AdvanceTo(read.Buffer.GetPosition(take), read.Buffer.GetPosition(examined));
        }
        await sending;
        Assert.Equal(sent, consumed.ToArray());
        Assert.Equal(canceled, isCanceled);
        await reader.CompleteAsync();
    }

    [Fact]
    public async Task A_waiting_read_can_be_cancelled_and_loses_no_bytes()
    {
        using var pair = await SocketPair.ConnectAsync();
        await using var connection = Connection(pair);
        var reader = connection.Transport.Input;
        var waiting = reader.ReadAsync(Deadline()).AsTask();
        Assert.False(waiting.IsCompleted);
        reader.CancelPendingRead();
        var read = await waiting;
        Assert.Equal((true, false, 0), (read.IsCanceled, read.IsCompleted, read.Buffer.Length));
        reader.AdvanceTo(read.Buffer.Start);

        using (var cancellation = new CancellationTokenSource())
        {
            waiting = reader.ReadAsync(cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting)).CancellationToken);
        }

        await pair.Far.SendAsync("abc"u8.ToArray());
        read = await reader.ReadAsync(Deadline());
        Assert.False(read.IsCanceled);
        Assert.Equal("abc"u8.ToArray(), read.Buffer.ToArray());
    }

    [Fact]
    public async Task The_end_is_reported_by_every_further_read()
    {
        using var pair = await SocketPair.ConnectAsync();
        await using var connection = Connection(pair);
        var reader = connection.Transport.Input;
        pair.Far.Shutdown(SocketShutdown.Send);
        for (var i = 0; i < 3; i++)
        {
            var read = await reader.ReadAsync(Deadline());
            Assert.Equal((true, 0), (read.IsCompleted, read.Buffer.Length));
            reader.AdvanceTo(read.Buffer.End);
        }
    }

    [Fact]
    public async Task A_reset_by_the_client_and_an_abort_of_ours_have_different_exceptions()
    {
        using var pair = await SocketPair.ConnectAsync();
        await using var connection = Connection(pair);
        var reader = connection.Transport.Input;
        var waiting = reader.ReadAsync(Deadline()).AsTask();
        pair.Reset();
        await Assert.ThrowsAsync<ConnectionResetException>(() => waiting);

        using var other = await SocketPair.ConnectAsync();
        await using var otherConnection = Connection(other);
        reader = otherConnection.Transport.Input;
        waiting = reader.ReadAsync(Deadline()).AsTask();
        otherConnection.Abort();
        await Assert.ThrowsAsync<ConnectionAbortedException>(() => waiting);
        await Assert.ThrowsAsync<ConnectionAbortedException>(() => reader.ReadAsync(Deadline()).AsTask());
    }

    /// <summary>A client that sends without a pause shares its thread with other connections, which must get their turn.</summary>
    [Fact]
    public async Task A_client_that_sends_much_waits_regularly_so_that_others_get_their_turn()
    {
        using var pair = await SocketPair.ConnectAsync();
        await using var connection = Connection(pair);
        var sent = new byte[120_000];
        await pair.Far.SendAsync(sent);
        await Eventually.True(() => pair.Near.Available == sent.Length, "all has come");
        var (received, inRow, mostInRow) = (0, 0, 0);
        while (received < sent.Length)
        {
            var reading = connection.Transport.Input.ReadAsync(CancellationToken.None);
            inRow = reading.IsCompleted ? inRow + 1 : 0;
            mostInRow = Math.Max(mostInRow, inRow);
            var read = await reading;
            received += (int)read.Buffer.Length;
            connection.Transport.Input.AdvanceTo(read.Buffer.End);
        }
        Assert.InRange(mostInRow, 2, 16);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Memory_is_returned_unless_a_read_may_still_receive_into_it(bool isLeftWaiting)
    {
        using var pair = await SocketPair.ConnectAsync();
        using var pool = new CountedPool();
        await using var connection = new SocketConnection(pair.Near, pool, loop, limit, runsInline: true);
        var reader = connection.Transport.Input;
        await pair.Far.SendAsync(new byte[10]);
        var read = await reader.ReadAsync(Deadline());
        reader.AdvanceTo(read.Buffer.End);
        var left = isLeftWaiting ? reader.ReadAsync(CancellationToken.None).AsTask() : Task.CompletedTask;
        await reader.CompleteAsync();
        Assert.Equal((1, isLeftWaiting ? 0 : 1), (pool.Rented, pool.Returned));
        await pair.Far.SendAsync(new byte[10]);
        await left;
    }

    [Fact]
    public async Task A_disposed_loop_ends_its_thread()
    {
        var another = new EventLoop();
        using var pair = await SocketPair.ConnectAsync();
        await using var connection = new SocketConnection(pair.Near, MemoryPool<byte>.Shared, another, limit, runsInline: true);
        var reading = connection.Transport.Input.ReadAsync(CancellationToken.None).AsTask();
        another.Dispose();
        await Eventually.True(() => another.HasEnded, "the thread has ended");
        await pair.Far.SendAsync(new byte[1]);
        Assert.False(reading.IsCompleted);
        connection.Abort();
        await Assert.ThrowsAsync<ConnectionAbortedException>(() => reading);
    }

    static async Task SendAsync(Socket socket, byte[] bytes, Chance chance)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var count = Math.Min(bytes.Length - at, 1 + chance.Below(chance.Percent(20) ? 20_000 : 500));
            at += await socket.SendAsync(bytes.AsMemory(at, count));
            if (chance.Percent(30)) await Task.Yield();
        }
        socket.Shutdown(SocketShutdown.Send);
    }

    sealed class CountedPool : MemoryPool<byte>
    {
        public int Rented { get; private set; }
        public int Returned { get; private set; }
        public override int MaxBufferSize => Shared.MaxBufferSize;

        public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
        {
            Rented++;
            return new Block(this, Shared.Rent(minBufferSize));
        }

        protected override void Dispose(bool disposing) { }

        sealed class Block(CountedPool pool, IMemoryOwner<byte> block) : IMemoryOwner<byte>
        {
            public Memory<byte> Memory => block.Memory;

            public void Dispose()
            {
                pool.Returned++;
                block.Dispose();
            }
        }
    }

    SocketConnection Connection(SocketPair pair, bool runsInline = true) => new(pair.Near, MemoryPool<byte>.Shared, loop, limit, runsInline);

    static CancellationToken Deadline() => new CancellationTokenSource(Eventually.Deadline).Token;
}
