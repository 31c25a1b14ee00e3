using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace ContentApi.Server.Http.Sending;

/// <summary>What a client sends; where that may be HTTP/2, one read is passed on in each of the <see cref="StreamTurns"/>.</summary>
/// <param name="inner">The transport's.</param>
/// <param name="turns">The server's.</param>
sealed class TurnTakingReader(PipeReader inner, StreamTurns turns) : PipeReader
{
    // Known from the first bytes.
    bool? mayBeHttp2;
    bool hasTurn, hasHadTurn;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        mayBeHttp2 == false ? inner.ReadAsync(cancellationToken) : ReadInTurnAsync(cancellationToken);

    public override bool TryRead(out ReadResult result) => inner.TryRead(out result);

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        inner.AdvanceTo(consumed, examined);
        // Not when it is read again: that may be long after, where a request is answered or a body not read.
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
        if (!await turns.TakeAsync(isFirst: !hasHadTurn))
        {
            inner.AdvanceTo(read.Buffer.Start);
            throw new ConnectionAbortedException("Too many connections wait to be read.");
        }
        hasTurn = hasHadTurn = true;
        return read;
    }

    void EndTurn()
    {
        if (!hasTurn) return;
        hasTurn = false;
        turns.End();
    }

    /// <summary>TLS begins with a record of type 22 (RFC 8446, 5.1), HTTP/2 without TLS with "PRI" (RFC 9113, 3.4), which is no method of HTTP/1.1 but PROPFIND's beginning at most.</summary>
    static bool MayBeHttp2(ReadOnlySpan<byte> first) => first[0] == 22 || first.StartsWith("PR"u8) || "PR"u8.StartsWith(first);
}
