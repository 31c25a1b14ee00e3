using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using ContentApi.Server.Http.Transport;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Tests.Http.Transport;

public sealed class SocketReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_is_sent_is_read_whatever_is_consumed_and_examined_of_it(ulong seed)
    {
        using var pair = await SocketPair.ConnectAsync();
        var chance = new Chance(seed);
        var sent = new byte[300_000];
        for (var i = 0; i < sent.Length; i++) sent[i] = (byte)chance.Next();
        var reader = new SocketReader(pair.Near, MemoryPool<byte>.Shared);
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
            // All that came and was not consumed, each time, from the first byte of it.
            var buffer = read.Buffer.ToArray();
            Assert.True(buffer.AsSpan().SequenceEqual(sent.AsSpan((int)consumed.Length, buffer.Length)));
            Assert.Equal(buffer.Length > 0, reader.HasUnread);
            if (read.IsCompleted && consumed.Length + buffer.Length == sent.Length && buffer.Length == 0) break;
            var take = chance.Percent(20) ? 0 : chance.Percent(20) ? buffer.Length : chance.Below(buffer.Length + 1);
            // Where the end has come nothing is left to wait for.
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
    public async Task A_read_that_waits_is_cancelled_and_loses_nothing()
    {
        using var pair = await SocketPair.ConnectAsync();
        var reader = new SocketReader(pair.Near, MemoryPool<byte>.Shared);
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
    public async Task The_end_is_told_again_and_again()
    {
        using var pair = await SocketPair.ConnectAsync();
        var reader = new SocketReader(pair.Near, MemoryPool<byte>.Shared);
        pair.Far.Shutdown(SocketShutdown.Send);
        for (var i = 0; i < 3; i++)
        {
            var read = await reader.ReadAsync(Deadline());
            Assert.Equal((true, 0), (read.IsCompleted, read.Buffer.Length));
            reader.AdvanceTo(read.Buffer.End);
        }
    }

    [Fact]
    public async Task A_client_that_resets_is_told_from_an_end_of_ours()
    {
        using var pair = await SocketPair.ConnectAsync();
        var reader = new SocketReader(pair.Near, MemoryPool<byte>.Shared);
        var waiting = reader.ReadAsync(Deadline()).AsTask();
        pair.Reset();
        await Assert.ThrowsAsync<ConnectionResetException>(() => waiting);

        using var other = await SocketPair.ConnectAsync();
        reader = new SocketReader(other.Near, MemoryPool<byte>.Shared);
        waiting = reader.ReadAsync(Deadline()).AsTask();
        other.Near.Close(timeout: 0);
        await Assert.ThrowsAsync<ConnectionAbortedException>(() => waiting);
        await Assert.ThrowsAsync<ConnectionAbortedException>(() => reader.ReadAsync(Deadline()).AsTask());
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

    static CancellationToken Deadline() => new CancellationTokenSource(Eventually.Deadline).Token;
}
