using System.IO.Pipelines;
using ContentApi.Server.Sending;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Tests.Sending;

public sealed class TurnTakingReaderTests
{
    [Fact]
    public async Task Connections_that_may_be_HTTP2_take_turns_to_be_read()
    {
        var turns = new StreamTurns(new(new()));
        var readers = new List<TurnTakingReader>();
        var reads = new List<Task<ReadResult>>();
        for (var i = 0; i < 20; i++)
        {
            readers.Add(await ReaderOfAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(), turns));
            reads.Add(readers[i].ReadAsync(TestContext.Current.CancellationToken).AsTask());
        }
        await Eventually.True(() => reads.Count(read => read.IsCompleted) == 4, "4 have a turn");
        // A connection of HTTP/1.1 is read without a turn.
        var plain = await ReaderOfAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), turns);
        Assert.Equal(18, (await plain.ReadAsync(TestContext.Current.CancellationToken)).Buffer.Length);
        foreach (var (reader, read) in readers.Zip(reads).Take(16))
        {
            reader.AdvanceTo((await read).Buffer.End);
        }
        await Task.WhenAll(reads).WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_connection_that_ends_returns_its_turn()
    {
        var turns = new StreamTurns(new(new()));
        for (var i = 0; i < 40; i++)
        {
            // The beginning of a TLS record.
            var reader = await ReaderOfAsync([22, 3, 1], turns);
            var read = await reader.ReadAsync(TestContext.Current.CancellationToken).AsTask()
                .WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
            Assert.Equal(3, read.Buffer.Length);
            await reader.CompleteAsync();
        }
    }

    [Fact]
    public async Task While_two_thousand_connections_wait_new_ones_are_closed_and_those_that_had_a_turn_are_kept()
    {
        const int atOnce = 4, most = 2_048;
        var turns = new StreamTurns(new(new()));
        var old = new Pipe();
        var oldReader = new TurnTakingReader(old.Reader, turns, CancellationToken.None);
        await old.Writer.WriteAsync("PRI"u8.ToArray(), TestContext.Current.CancellationToken);
        oldReader.AdvanceTo((await oldReader.ReadAsync(TestContext.Current.CancellationToken)).Buffer.End);

        var readers = new List<TurnTakingReader>();
        var reads = new List<Task<ReadResult>>();
        for (var i = 0; i < atOnce + most; i++)
        {
            readers.Add(await ReaderOfAsync("PRI"u8.ToArray(), turns));
            reads.Add(readers[i].ReadAsync(TestContext.Current.CancellationToken).AsTask());
            if (i < atOnce) await reads[i].WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
        }
        var late = await ReaderOfAsync("PRI"u8.ToArray(), turns);
        await Assert.ThrowsAsync<ConnectionAbortedException>(() => late.ReadAsync(TestContext.Current.CancellationToken).AsTask());
        await late.CompleteAsync();
        await old.Writer.WriteAsync("more"u8.ToArray(), TestContext.Current.CancellationToken);
        var again = oldReader.ReadAsync(TestContext.Current.CancellationToken).AsTask();
        for (var i = 0; i < readers.Count; i++)
        {
            readers[i].AdvanceTo((await reads[i].WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken)).Buffer.End);
        }
        Assert.Equal(4, (await again.WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken)).Buffer.Length);
    }

    [Fact]
    public async Task A_connection_that_is_cut_off_ends_even_without_a_turn()
    {
        var turns = new StreamTurns(new(new()));
        var readers = new List<TurnTakingReader>();
        for (var i = 0; i < 4; i++)
        {
            readers.Add(await ReaderOfAsync("PRI"u8.ToArray(), turns));
            await readers[i].ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
        }
        using var closed = new CancellationTokenSource();
        var waiting = await ReaderOfAsync("PRI"u8.ToArray(), turns, closed);
        var read = waiting.ReadAsync(TestContext.Current.CancellationToken).AsTask();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(read.IsCompleted);
        await closed.CancelAsync();
        await Assert.ThrowsAsync<ConnectionAbortedException>(() => read.WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken));
        await waiting.CompleteAsync();

        // The ended connection holds no turn.
        foreach (var reader in readers) await reader.CompleteAsync();
        var next = await ReaderOfAsync("PRI"u8.ToArray(), turns);
        var first = await next.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
        Assert.Equal(3, first.Buffer.Length);
    }

    static async Task<TurnTakingReader> ReaderOfAsync(byte[] bytes, StreamTurns turns, CancellationTokenSource? closed = null)
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(bytes);
        return new(pipe.Reader, turns, closed?.Token ?? CancellationToken.None);
    }
}
