using System.Buffers;
using System.Net;
using ContentApi.GraphQL.Response;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Sending;

/// <summary>A connection feature, shared by all requests of the connection, that counts their answers until the client has received them.</summary>
sealed class ClientConnection : IMemoryPoolFeature, IResponseRoom, IDisposable
{
    /// <summary>Requests that are refused in a row before the connection is aborted.</summary>
    const int MaxRefused = 16;

    readonly SendBudget budget;
    readonly CountedPool pool;
    int waiting, refused;

    // Opened when it is first needed: most connections never have an answer that waits for its client.
    readonly Lazy<(IPAddress? Network, IReadOnlyList<Ledger> Ledgers)> opened;

    // Made when it is first needed: most connections use HTTP/1.1.
    readonly Lazy<StreamHolding> streams;

    /// <param name="budget">The server's budget.</param>
    /// <param name="connection">The transport's connection.</param>
    public ClientConnection(SendBudget budget, ConnectionContext connection)
    {
        this.budget = budget;
        pool = new(connection.Features.Get<IMemoryPoolFeature>()?.MemoryPool ?? MemoryPool<byte>.Shared);
        opened = new(() =>
        {
            var network = connection.RemoteEndPoint is IPEndPoint { Address: var address } ? NetworkOf(address) : null;
            return (network, budget.Open(network));
        });
        streams = new(() =>
            new(pool, opened.Value.Ledgers, budget.SlowReaderMilliseconds, () => connection.Abort(new("The client does not read its answers."))));
    }

    /// <summary>The pool from which Kestrel takes the connection's memory.</summary>
    public MemoryPool<byte> MemoryPool => pool;

    /// <summary>Answers an HTTP/2 request. All requests of a connection are counted together, by the memory that Kestrel holds for them.</summary>
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
        // One request of each connection may wait in any case, so that connections with many requests are refused first.
        var mayWait = await budget.LeftAsync(isFirst: Interlocked.Increment(ref waiting) == 1);
        Interlocked.Decrement(ref waiting);
        return mayWait;
    }

    /// <summary>Begins to count the body of an HTTP/1.1 request that arrives in parts.</summary>
    public Upload BeginUpload(HttpContext context) => new(budget, opened.Value.Ledgers, context.Features.Get<IHttpRequestLifetimeFeature>());

    /// <summary>
    /// Refuses a request: the client may send it again, since nothing was done for it (RFC 9113, 8.7). A client with more than <see cref="MaxRefused"/> refused
    /// requests in a row is cut off, since a refused request takes memory, too.
    /// </summary>
    void Refuse(HttpContext context)
    {
        const int refusedStream = 7;
        if (Interlocked.Increment(ref refused) > MaxRefused) streams.Value.Abort();
        else context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(refusedStream);
    }

    /// <summary>Counts an answer that the transport has copied, and that waits to be sent.</summary>
    public Sending Count(HttpContext context, int bytes) => budget.Count(Describe(context, body: null, bytes: 0, pieceBytes: bytes));

    public bool TryTake(long bytes, long held) => budget.TryTake(opened.Value.Ledgers, bytes, held);

    public void Take(long bytes) => budget.Take(opened.Value.Ledgers, bytes);

    public void GiveBack(long bytes) => budget.GiveBack(opened.Value.Ledgers, bytes);

    /// <inheritdoc cref="SendBudget.ReserveAsync"/>
    /// <returns>The memory that was taken; null if there was no room in time.</returns>
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

    /// <summary>Returns an IPv4 address, or the /64 network of an IPv6 address: one client may have all addresses of it.</summary>
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
