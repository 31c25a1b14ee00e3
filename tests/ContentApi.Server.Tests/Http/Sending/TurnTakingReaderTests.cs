using System.IO.Pipelines;
using ContentApi.Server.Http.Sending;

namespace ContentApi.Server.Tests.Http.Sending;

public sealed class TurnTakingReaderTests
{
    [Fact]
    public async Task What_may_be_HTTP2_is_read_by_a_few_connections_at_once()
    {
        var turns = new StreamTurns();
        var readers = new List<TurnTakingReader>();
        var reads = new List<Task<ReadResult>>();
        for (var i = 0; i < 20; i++)
        {
            readers.Add(await ReaderOfAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(), turns));
            reads.Add(readers[i].ReadAsync(TestContext.Current.CancellationToken).AsTask());
        }
        await Eventually.True(() => reads.Count(read => read.IsCompleted) == 4, "4 have a turn");
        // HTTP/1.1 waits for no turn.
        var plain = await ReaderOfAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), turns);
        Assert.Equal(18, (await plain.ReadAsync(TestContext.Current.CancellationToken)).Buffer.Length);
        foreach (var (reader, read) in readers.Zip(reads).Take(16))
        {
            reader.AdvanceTo((await read).Buffer.End);
        }
        await Task.WhenAll(reads).WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_connection_that_ends_gives_its_turn_back()
    {
        var turns = new StreamTurns();
        for (var i = 0; i < 40; i++)
        {
            // The first record of TLS.
            var reader = await ReaderOfAsync([22, 3, 1], turns);
            var read = await reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Eventually.Deadline, TestContext.Current.CancellationToken);
            Assert.Equal(3, read.Buffer.Length);
            await reader.CompleteAsync();
        }
    }

    static async Task<TurnTakingReader> ReaderOfAsync(byte[] bytes, StreamTurns turns)
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(bytes);
        return new(pipe.Reader, turns);
    }
}
