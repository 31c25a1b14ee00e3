using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Sending;

/// <summary>Reads what a client sends. If that may be HTTP/2, each read waits for one of the <see cref="StreamTurns"/>.</summary>
/// <param name="inner">The transport's reader.</param>
/// <param name="turns">The turns of all connections of the server.</param>
/// <param name="closed">Cancelled when the connection is cut off.</param>
sealed class TurnTakingReader(PipeReader inner, StreamTurns turns, CancellationToken closed) : PipeReader
{
    // Null until the first bytes are received.
    bool? mayBeHttp2;
    bool hasTurn, hasHadTurn;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        mayBeHttp2 == false ? inner.ReadAsync(cancellationToken) : ReadInTurnAsync(cancellationToken);

    public override bool TryRead(out ReadResult result) => inner.TryRead(out result);

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        inner.AdvanceTo(consumed, examined);
        // The turn ends here rather than at the next read, which may be much later: while a request is answered or a body is not read.
        EndTurn();
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null)
    {
        EndTurn();
        inner.Complete(exception);
    }

    public override ValueTask CompleteAsync(Exception? exception = null)
    {
        EndTurn();
        return inner.CompleteAsync(exception);
    }

    async ValueTask<ReadResult> ReadInTurnAsync(CancellationToken cancellationToken)
    {
        var read = await inner.ReadAsync(cancellationToken);
        if (read.Buffer.IsEmpty) return read;
        mayBeHttp2 ??= MayBeHttp2(read.Buffer.FirstSpan);
        if (mayBeHttp2 == false) return read;
        if (await TryTakeTurnAsync())
        {
            hasTurn = hasHadTurn = true;
            return read;
        }
        inner.AdvanceTo(read.Buffer.Start);
        throw new ConnectionAbortedException("The connection was cut off, or too many connections wait to be read.");
    }

    async ValueTask<bool> TryTakeTurnAsync()
    {
        try
        {
            return await turns.TakeAsync(isFirst: !hasHadTurn, closed);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    void EndTurn()
    {
        if (!hasTurn) return;
        hasTurn = false;
        turns.End();
    }

    /// <summary>
    /// Whether a connection's first bytes may begin TLS, with a record of type 22 (RFC 8446, 5.1), or HTTP/2 without TLS, with "PRI" (RFC 9113, 3.4). HTTP/1.1
    /// methods that begin with "PR", such as PROPFIND, take turns without need.
    /// </summary>
    static bool MayBeHttp2(ReadOnlySpan<byte> first) => first[0] == 22 || first.StartsWith("PR"u8) || "PR"u8.StartsWith(first);
}
