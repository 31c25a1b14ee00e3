using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Execution;

/// <summary>
/// The responses of a subscription (specification, 6.2.3.2, <c>MapSourceToResponseEvent</c>): each is complete, UTF-8 JSON, and valid until the next is asked for. Nothing is
/// read ahead. To leave the enumeration is to unsubscribe (6.2.3.3): the source stream is then disposed of. An event that fails has a response with errors, and the
/// stream goes on; where the source stream itself throws, so does this one. It can be enumerated once.
/// </summary>
public sealed class ResponseStream : IAsyncEnumerable<ReadOnlyMemory<byte>>
{
    readonly IAsyncEnumerable<object?> source;
    readonly Action<object?, ResponseWriter, CancellationToken> executeEvent;
    int enumerations;

    /// <param name="source">The events.</param>
    /// <param name="executeEvent">Writes the response to one (<c>ExecuteSubscriptionEvent</c>).</param>
    internal ResponseStream(IAsyncEnumerable<object?> source, Action<object?, ResponseWriter, CancellationToken> executeEvent) =>
        (this.source, this.executeEvent) = (source, executeEvent);

    /// <exception cref="InvalidOperationException">It was enumerated before.</exception>
    public IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellation = default) =>
        Interlocked.Increment(ref enumerations) == 1
            ? Responses(cancellation)
            : throw new InvalidOperationException("The responses of a subscription can be read once.");

    async IAsyncEnumerator<ReadOnlyMemory<byte>> Responses(CancellationToken cancellation)
    {
        using var writer = new ResponseWriter();
        await foreach (var @event in source.WithCancellation(cancellation))
        {
            writer.Clear();
            executeEvent(@event, writer, cancellation);
            yield return writer.Written;
        }
    }
}
