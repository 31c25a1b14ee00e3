using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace ContentApi.Server.Http.Sending;

/// <summary>A feature of a connection, which all its requests see: where their answers are counted until the client has received them.</summary>
/// <param name="budget">The server's.</param>
/// <param name="endPoint">The client's.</param>
sealed class ClientConnection(SendBudget budget, EndPoint? endPoint) : IDisposable
{
    // Most connections never have an answer that waits.
    readonly Lazy<(IPAddress? Network, IReadOnlyList<Ledger> Ledgers)> opened = new(() =>
    {
        var network = endPoint is IPEndPoint { Address: var address } ? NetworkOf(address) : null;
        return (network, budget.Open(network));
    });

    /// <summary>Counts an answer that the transport has copied, and that waits there for its client.</summary>
    public Sending Count(HttpContext context, int bytes) => budget.Count(Describe(context, body: null, bytes: 0, pieceBytes: bytes));

    /// <inheritdoc cref="SendBudget.AdmitAsync"/>
    public ValueTask<Sending?> AdmitAsync(HttpContext context, object body, long bytes, long taken) =>
        budget.AdmitAsync(Describe(context, body, bytes, BodySender.PieceBytes), taken);

    Sending Describe(HttpContext context, object? body, long bytes, long pieceBytes) =>
        new(budget, opened.Value.Ledgers, context.Features.Get<IHttpRequestLifetimeFeature>())
        {
            Body = body, BodyBytes = bytes, PieceBytes = pieceBytes + Sending.FixedBytes,
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

    public void Dispose() => budget.Close(opened.IsValueCreated ? opened.Value.Network : null);
}
