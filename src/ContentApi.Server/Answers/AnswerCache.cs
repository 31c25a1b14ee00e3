using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Planning.Cache;
using ContentApi.GraphQL.Response;

namespace ContentApi.Server.Answers;

/// <summary>
/// Remembers answers by their <see cref="AnswerKey"/>, and by the bytes of whole requests: a request that was received before is answered without being
/// parsed. A flood of requests that are received once uses a tenth of the memory. Thread-safe.
/// </summary>
/// <param name="maxBytes">The memory that the cache may use, in bytes; 0 remembers nothing.</param>
sealed class AnswerCache(long maxBytes)
{
    /// <summary>The bytes of requests may use the memory divided by this. A request is as long as its document and variables.</summary>
    const int RequestsShare = 8;

    /// <summary>An estimate of the memory that an entry takes besides its bytes, in bytes: the cache's own objects.</summary>
    const int FixedBytes = 200;

    /// <summary>
    /// A length in bytes. An answer that is longer, together with its key, is added only when it is made for the second time, and a longer request only when
    /// it is received for the second time. Otherwise a flood of answers that are requested once would pass through the cache into the oldest generation of the
    /// garbage collector, which is collected least often.
    /// </summary>
    const int LongBytes = 16_384;

    // Maps requests to the answers' entries rather than to their keys, since looking up a key costs as much as looking up a request.
    readonly BoundedCache<ByteKey, BoundedCache<ByteKey, CachedAnswer>.Entry> requests = new(
        maxBytes / RequestsShare, (request, _) => FixedBytes + request.Bytes.Length, new ByteKey.Comparer());

    readonly BoundedCache<ByteKey, CachedAnswer> answers = new(maxBytes - maxBytes / RequestsShare, (_, answer) => answer.Weight, new ByteKey.Comparer());

    // The hashes of the keys of long answers that were made once, each at the index that its low bits give: a later hash replaces an earlier one.
    readonly int[] seen = new int[16_384];

    long made;

    public bool IsOn { get; } = maxBytes > 0;
    public int Count => answers.Count;
    public long Bytes => answers.Weight + requests.Weight;

    /// <summary>The number of answers that were made and added.</summary>
    public long Made => Volatile.Read(ref made);

    /// <param name="request">The bytes of the request, as <see cref="Add"/> was given them.</param>
    /// <returns>The remembered answer, which may be outdated: see <see cref="CachedAnswer.TagIn"/>. Null if there is none.</returns>
    public CachedAnswer? FindByRequest(ByteKey.Parts request) =>
        requests.TryGet(request, out var entry) && entry.TryUse(out var answer) ? answer : null;

    /// <param name="key">See <see cref="AnswerKey"/>.</param>
    /// <param name="request">The bytes of the whole request, which are remembered for the answer; empty to remember none.</param>
    /// <returns>As for <see cref="FindByRequest"/>.</returns>
    public CachedAnswer? FindByKey(ByteKey.Parts key, ByteKey.Parts request)
    {
        if (answers.Find(key) is not { } entry || !entry.TryUse(out var answer)) return null;
        Remember(request, entry);
        return answer;
    }

    /// <summary>Whether an answer is to be added: all are, except long ones that are made for the first time.</summary>
    /// <param name="key">See <see cref="AnswerKey"/>.</param>
    /// <param name="length">The length of the answer's body, in bytes.</param>
    public bool IsToAdd(ByteKey.Parts key, int length)
    {
        if (!IsOn) return false;
        if (length + key.Bytes.Length <= LongBytes) return true;
        var hash = new ByteKey.Comparer().GetHashCode(key);
        return Interlocked.Exchange(ref seen[hash & (seen.Length - 1)], hash) == hash;
    }

    /// <param name="key">See <see cref="AnswerKey"/>.</param>
    /// <param name="request">See <see cref="FindByKey"/>.</param>
    /// <param name="writer">Holds the whole answer, which is copied.</param>
    /// <param name="sources">The parts of the content that the answer depends on.</param>
    /// <returns>The copy of the body.</returns>
    public byte[] Add(ByteKey.Parts key, ByteKey.Parts request, ResponseWriter writer, AnswerSources sources)
    {
        Interlocked.Increment(ref made);
        var body = GC.AllocateUninitializedArray<byte>(writer.Length);
        writer.CopyTo(body);
        var answer = new CachedAnswer(key.ToKey(), body, sources);
        if (answers.Replace(answer.Key, answer) is { } entry && request.Bytes.Length <= LongBytes) Remember(request, entry);
        return answer.Body;
    }

    /// <summary>Counts the memory of an answer again, after a compressed form of it was made.</summary>
    public void Reweigh(CachedAnswer answer) => answers.Reweigh(answer.Key);

    void Remember(ByteKey.Parts request, BoundedCache<ByteKey, CachedAnswer>.Entry answer)
    {
        if (!request.Bytes.IsEmpty) requests.Replace(request.ToKey(), answer);
    }
}
