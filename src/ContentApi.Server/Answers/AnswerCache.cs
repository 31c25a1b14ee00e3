using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Planning.Cache;
using ContentApi.GraphQL.Response;

namespace ContentApi.Server.Answers;

/// <summary>
/// Remembers answers by what is asked, up to a number of bytes, and what is asked by the bytes of whole requests: a request that came before is answered without being read. A flood of
/// requests that come once lives in a tenth of the room. Thread-safe.
/// </summary>
/// <param name="maxBytes">0 remembers nothing.</param>
sealed class AnswerCache(long maxBytes)
{
    /// <summary>Of the room for the requests themselves: they are as long as their documents and variables.</summary>
    const int RequestsShare = 8;

    /// <summary>What an entry takes besides its bytes: its places in the cache.</summary>
    const int FixedBytes = 200;

    /// <summary>
    /// In bytes. The cache adds an answer that is longer, together with its key, when it is made the second time, and a longer request when it comes the
    /// second time. Otherwise a flood of answers that are asked for once would pass through the cache into the oldest generation of the garbage
    /// collector, which is collected least.
    /// </summary>
    const int LongBytes = 16_384;

    // To the answers' entries, not to their keys: to look a key up costs as much as to look the request up.
    readonly BoundedCache<ByteKey, BoundedCache<ByteKey, CachedAnswer>.Entry> requests = new(maxBytes / RequestsShare, (request, _) => FixedBytes + request.Bytes.Length, new ByteKey.Comparer());
    readonly BoundedCache<ByteKey, CachedAnswer> answers = new(maxBytes - maxBytes / RequestsShare, (_, answer) => answer.Weight, new ByteKey.Comparer());

    // Hashes of the keys of long answers that were made, each at a place of its own bits: a later one takes the place of an earlier.
    readonly int[] seen = new int[16_384];

    long made;

    public bool IsOn { get; } = maxBytes > 0;
    public int Count => answers.Count;
    public long Bytes => answers.Weight + requests.Weight;

    /// <summary>How often an answer had to be made.</summary>
    public long Made => Volatile.Read(ref made);

    /// <param name="request">As <see cref="Add"/> was given it.</param>
    /// <returns>What is remembered for what the request asks; whether it is still the answer only <see cref="CachedAnswer.TagIn"/> tells.</returns>
    public CachedAnswer? FindByRequest(ByteKey.Parts request) =>
        requests.TryGet(request, out var entry) && entry.TryUse(out var answer) ? answer : null;

    /// <param name="key">See <see cref="AnswerKey"/>.</param>
    /// <param name="request">All bytes that decide what is asked; remembered as asking for this. Empty where they shall not be.</param>
    public CachedAnswer? FindByKey(ByteKey.Parts key, ByteKey.Parts request)
    {
        if (answers.Find(key) is not { } entry || !entry.TryUse(out var answer)) return null;
        Remember(request, entry);
        return answer;
    }

    /// <summary>Whether an answer is to be added: all are, but for long ones that are made for the first time.</summary>
    /// <param name="key">See <see cref="AnswerKey"/>.</param>
    /// <param name="length">Of the answer's body, in bytes.</param>
    public bool IsToAdd(ByteKey.Parts key, int length)
    {
        if (!IsOn) return false;
        if (length + key.Bytes.Length <= LongBytes) return true;
        var hash = new ByteKey.Comparer().GetHashCode(key);
        return Interlocked.Exchange(ref seen[hash & (seen.Length - 1)], hash) == hash;
    }

    /// <param name="key">See <see cref="AnswerKey"/>.</param>
    /// <param name="request">As for <see cref="FindByKey"/>.</param>
    /// <param name="writer">Holds the whole answer, which is copied.</param>
    /// <param name="sources">What it was made of.</param>
    /// <returns>The copy.</returns>
    public byte[] Add(ByteKey.Parts key, ByteKey.Parts request, ResponseWriter writer, AnswerSources sources)
    {
        Interlocked.Increment(ref made);
        var body = GC.AllocateUninitializedArray<byte>(writer.Length);
        writer.CopyTo(body);
        var answer = new CachedAnswer(key.ToKey(), body, sources);
        if (answers.Replace(answer.Key, answer) is { } entry && request.Bytes.Length <= LongBytes) Remember(request, entry);
        return answer.Body;
    }

    /// <summary>Takes notice of a form that was made of the answer.</summary>
    public void Reweigh(CachedAnswer answer) => answers.Reweigh(answer.Key);

    void Remember(ByteKey.Parts request, BoundedCache<ByteKey, CachedAnswer>.Entry answer)
    {
        if (!request.Bytes.IsEmpty) requests.Replace(request.ToKey(), answer);
    }
}
