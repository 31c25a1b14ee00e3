using System.Buffers;
using System.Net.Sockets;
using ContentApi.Server.Transport;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Tests.Transport;

[Trait("Transport", "sockets")]
public sealed class SocketWriterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task All_written_bytes_are_received_by_a_slow_reader(ulong seed)
    {
        using var pair = await SocketPair.ConnectAsync();
        var chance = new Chance(seed);
        var writer = new SocketWriter(pair.Near, new Aborts(pair.Near));
        var receiving = ReceiveAsync(pair.Far, chance.Fork());
        using var written = new MemoryStream();
        long unflushed = 0;
        while (written.Length < 1_000_000)
        {
            var bytes = new byte[chance.Below(chance.Percent(10) ? 100_000 : 2_000)];
            for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)chance.Next();
            if (chance.Percent(50)) writer.Write(bytes);
            else
            {
                // Requests more memory than is used in the end.
                var memory = writer.GetMemory(bytes.Length + chance.Below(50_000));
                bytes.CopyTo(memory);
                writer.Advance(bytes.Length);
            }
            written.Write(bytes);
            Assert.Equal(unflushed += bytes.Length, writer.UnflushedBytes);
            if (!chance.Percent(50)) continue;
            var flushed = await writer.FlushAsync(TestContext.Current.CancellationToken);
            Assert.Equal((false, false), (flushed.IsCanceled, flushed.IsCompleted));
            Assert.Equal(unflushed = 0, writer.UnflushedBytes);
        }
        await writer.FlushAsync(TestContext.Current.CancellationToken);
        await writer.CompleteAsync();
        pair.Near.Shutdown(SocketShutdown.Send);
        Assert.Equal(written.ToArray(), await receiving);
    }

    [Fact]
    public async Task Writing_to_a_client_that_has_gone_ends_the_connection()
    {
        using var pair = await SocketPair.ConnectAsync();
        var connection = new Aborts(pair.Near);
        var writer = new SocketWriter(pair.Near, connection);
        writer.Write(new byte[10_000_000]);
        var flushing = writer.FlushAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(flushing.IsCompleted);
        pair.Reset();
        Assert.True((await flushing.WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken)).IsCompleted);
        Assert.Equal(1, connection.Count);
        writer.Write("more"u8);
        Assert.True((await writer.FlushAsync(TestContext.Current.CancellationToken)).IsCompleted);
        Assert.Equal(0, writer.UnflushedBytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_a_waiting_flush_also_aborts_the_connection(bool byToken)
    {
        using var pair = await SocketPair.ConnectAsync();
        var connection = new Aborts(pair.Near);
        var writer = new SocketWriter(pair.Near, connection);
        writer.Write(new byte[10_000_000]);
        using var cancellation = new CancellationTokenSource();
        var flushing = writer.FlushAsync(cancellation.Token).AsTask();
        Assert.False(flushing.IsCompleted);
        if (byToken)
        {
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flushing);
        }
        else
        {
            writer.CancelPendingFlush();
            Assert.True((await flushing).IsCanceled);
        }
        Assert.Equal(1, connection.Count);
    }

    [Fact]
    public async Task Memory_is_not_reused_while_it_is_still_being_sent()
    {
        using var pair = await SocketPair.ConnectAsync();
        var writer = new SocketWriter(pair.Near, new Aborts(pair.Near));
        for (var i = 0; i < 300; i++) writer.Write(Enumerable.Repeat((byte)7, 32_768).ToArray());
        var flushing = writer.FlushAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(flushing.IsCompleted);
        await writer.CompleteAsync();
        for (var i = 0; i < 400; i++) ArrayPool<byte>.Shared.Rent(32_768).AsSpan().Fill(9);
        var receiving = ReceiveAsync(pair.Far, new Chance(1));
        Assert.True((await flushing.WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken)).IsCompleted);
        pair.Near.Shutdown(SocketShutdown.Send);
        Assert.Equal(-1, (await receiving).AsSpan().IndexOfAnyExcept((byte)7));
    }

    static async Task<byte[]> ReceiveAsync(Socket socket, Chance chance)
    {
        using var received = new MemoryStream();
        var buffer = new byte[100_000];
        while (true)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(0, 1 + chance.Below(chance.Percent(20) ? buffer.Length : 2_000)));
            if (count == 0) return received.ToArray();
            received.Write(buffer, 0, count);
            if (chance.Percent(5)) await Task.Delay(1);
        }
    }

    /// <summary>A connection that counts how often it is aborted.</summary>
    sealed class Aborts(Socket socket) : DefaultConnectionContext
    {
        public int Count { get; private set; }

        public override void Abort(ConnectionAbortedException abortReason)
        {
            Count++;
            socket.Close(timeout: 0);
        }
    }
}
