using System.Buffers;
using System.Net;
using ContentApi.GraphQL.Response;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Sending;

/// <summary>A feature of a connection, which all its requests see: where their answers are counted until the client has received them.</summary>
sealed class ClientConnection : IMemoryPoolFeature, IResponseRoom, IDisposable
{
    /// <summary>Requests that are refused in a row before the connection is.</summary>
    const int MaxRefused = 16;

    readonly SendBudget budget;
    readonly CountedPool pool;
    int waiting, refused;

    // Most connections never have an answer that waits.
    readonly Lazy<(IPAddress? Network, IReadOnlyList<Ledger> Ledgers)> opened;

    // Most are of HTTP/1.1.
    readonly Lazy<StreamHolding> streams;

    /// <param name="budget">The server's.</param>
    /// <param name="connection">The transport's.</param>
    public ClientConnection(SendBudget budget, ConnectionContext connection)
    {
        this.budget = budget;
        pool = new(connection.Features.Get<IMemoryPoolFeature>()?.MemoryPool ?? MemoryPool<byte>.Shared);
        opened = new(() =>
        {
            var network = connection.RemoteEndPoint is IPEndPoint { Address: var address } ? NetworkOf(address) : null;
            return (network, budget.Open(network));
        });
        streams = new(() => new(pool, opened.Value.Ledgers, budget.SlowReaderMilliseconds, () => connection.Abort(new("The client does not read what it asks for."))));
    }

    /// <summary>The memory that Kestrel takes for the connection.</summary>
    public MemoryPool<byte> MemoryPool => pool;

    /// <summary>Answers a request of HTTP/2. Those of a connection are counted together, by what Kestrel holds for them.</summary>
    public async Task AnswerStreamAsync(HttpContext context, RequestDelegate answer)
    {
        streams.Value.Begin(context.Request.Headers);
        try
        {
            budget.Refresh(streams.Value);
            if (budget.IsBehind && !await MayWaitAsync())
            {
                Refuse(context);
                return;
            }
            Volatile.Write(ref refused, 0);
            await answer(context);
        }
        finally
        {
            streams.Value.End();
            budget.Refresh(streams.Value);
        }
    }

    async Task<bool> MayWaitAsync()
    {
        // Of each connection one may wait: those of whoever asks for more than others are refused first.
        var mayWait = await budget.LeftAsync(isFirst: Interlocked.Increment(ref waiting) == 1);
        Interlocked.Decrement(ref waiting);
        return mayWait;
    }

    /// <summary>Counts the body of a request of HTTP/1.1 that comes in parts.</summary>
    public Upload BeginUpload(HttpContext context) => new(budget, opened.Value.Ledgers, context.Features.Get<IHttpRequestLifetimeFeature>());

    /// <summary>Refuses a request: the client may send it again, since nothing was done for it (RFC 9113, 8.7). A client that goes on is cut off: each request that is refused costs memory, too.</summary>
    void Refuse(HttpContext context)
    {
        const int refusedStream = 7;
        if (Interlocked.Increment(ref refused) > MaxRefused) streams.Value.Abort();
        else context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(refusedStream);
    }

    /// <summary>Counts an answer that the transport has copied, and that waits there for its client.</summary>
    public Sending Count(HttpContext context, int bytes) => budget.Count(Describe(context, body: null, bytes: 0, pieceBytes: bytes));

    public bool TryTake(long bytes, long held) => budget.TryTake(opened.Value.Ledgers, bytes, held);

    public void Take(long bytes) => budget.Take(opened.Value.Ledgers, bytes);

    public void GiveBack(long bytes) => budget.GiveBack(opened.Value.Ledgers, bytes);

    /// <inheritdoc cref="SendBudget.ReserveAsync"/>
    /// <returns>What was taken for it; null where there was no room in time.</returns>
    public async ValueTask<Reservation?> ReserveAsync(long refused, long requestBytes) =>
        await budget.ReserveAsync(opened.Value.Ledgers, refused, requestBytes) is { } bytes ? new(this, bytes) : null;

    /// <inheritdoc cref="SendBudget.AdmitAsync"/>
    public ValueTask<Sending?> AdmitAsync(HttpContext context, object body, long bytes, long taken) =>
        budget.AdmitAsync(Describe(context, body, bytes, BodySender.PieceBytes), taken);

    Sending Describe(HttpContext context, object? body, long bytes, long pieceBytes) =>
        new(budget, opened.Value.Ledgers, context.Features.Get<IHttpRequestLifetimeFeature>())
        {
            Body = body, BodyBytes = bytes, PieceBytes = pieceBytes,
        };

    /// <summary>The address; of IPv6 its network, all of whose addresses are one client's.</summary>
    static IPAddress NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        const int networkBytes = 8;
        var bytes = address.GetAddressBytes();
        if (bytes.Length > networkBytes) bytes.AsSpan(networkBytes).Clear();
        return new(bytes);
    }

    public void Dispose()
    {
        if (streams.IsValueCreated) budget.End(streams.Value);
        budget.Close(opened.IsValueCreated ? opened.Value.Network : null);
    }
}
