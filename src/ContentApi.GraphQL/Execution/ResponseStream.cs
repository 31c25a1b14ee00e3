using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Execution;

/// <summary>
/// The responses of a subscription (specification, 6.2.3.2, <c>MapSourceToResponseEvent</c>). Each is a complete response in UTF-8 JSON, whose memory is valid
/// until the next is requested. No event is read ahead. Ending the enumeration unsubscribes (6.2.3.3) and disposes of the source stream. If the execution of
/// an event fails, its response has errors, and the stream continues. If the source stream throws, so does the enumeration. The stream can be enumerated once.
/// </summary>
public sealed class ResponseStream : IAsyncEnumerable<ReadOnlyMemory<byte>>
{
    readonly IAsyncEnumerable<object?> source;
    readonly Action<object?, ResponseWriter, CancellationToken> executeEvent;
    int enumerations;

    /// <param name="source">The source stream of events.</param>
    /// <param name="executeEvent">Writes the response to an event (<c>ExecuteSubscriptionEvent</c>).</param>
    internal ResponseStream(IAsyncEnumerable<object?> source, Action<object?, ResponseWriter, CancellationToken> executeEvent) =>
        (this.source, this.executeEvent) = (source, executeEvent);

    /// <exception cref="InvalidOperationException">The stream was enumerated before.</exception>
    public IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellation = default) =>
        Interlocked.Increment(ref enumerations) == 1
            ? Responses(cancellation)
            : throw new InvalidOperationException("The responses of a subscription can be enumerated only once.");

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
