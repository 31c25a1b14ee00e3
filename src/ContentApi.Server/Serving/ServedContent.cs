using System.Security.Cryptography;
using System.Text;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Contract;
using ContentApi.Server.Answers;

namespace ContentApi.Server.Serving;

/// <summary>One commit, ready to answer requests. Immutable: a request uses one instance from beginning to end.</summary>
sealed class ServedContent
{
    /// <param name="snapshot">The commit's content.</param>
    /// <param name="previous">The content that was served before, whose API with its plans is kept if the model is the same; null for the first.</param>
    /// <param name="engine">The limits of requests.</param>
    /// <param name="answerCacheBytes">The memory that cached answers may use, in bytes.</param>
    /// <exception cref="GraphQLException">See <see cref="ServedApi"/>.</exception>
    public ServedContent(ContentSnapshot snapshot, ServedContent? previous, GraphQLEngineOptions engine, long answerCacheBytes)
    {
        Snapshot = snapshot;
        Api = previous?.Api is { } api && ReferenceEquals(api.Model, snapshot.Model) ? api : new(snapshot.Model, engine, answerCacheBytes);
        CommitOid = snapshot.Commit.Oid.ToString();
        // Limits decide which requests are answered, and with which errors. The three that are reset here do not affect the content of an answer.
        var limits = engine with { UnexpectedError = null, CacheBytes = 0, MaxExecutionMilliseconds = 1 };
        Fingerprint = SHA256.HashData(
            Encoding.UTF8.GetBytes($"{CommitOid}\n{snapshot.Reference}\n{snapshot.ContentRoot}\n{Api.ModelTag}\n{limits}\n{Build}"));
    }

    public ContentSnapshot Snapshot { get; }
    public ServedApi Api { get; }

    /// <summary>40 or 64 hexadecimal digits.</summary>
    public string CommitOid { get; }

    /// <summary>SHA-256 of all that an answer depends on besides the request.</summary>
    public byte[] Fingerprint { get; }

    /// <summary>Finds the answer that the cache has for a request of the same bytes, with its entity tag at this commit; null if it has none.</summary>
    public (CachedAnswer Answer, string Tag)? FindAnswer(ByteKey.Parts request) => Api.Answers.IsOn ? AtThisCommit(Api.Answers.FindByRequest(request)) : null;

    /// <summary>Finds the answer that the cache has for a key, with its entity tag at this commit; null if it has none.</summary>
    /// <param name="key">See <see cref="AnswerKey"/>.</param>
    /// <param name="request">See <see cref="AnswerCache.FindByKey"/>.</param>
    public (CachedAnswer Answer, string Tag)? FindAnswer(ByteKey.Parts key, ByteKey.Parts request) =>
        Api.Answers.IsOn ? AtThisCommit(Api.Answers.FindByKey(key, request)) : null;

    (CachedAnswer, string)? AtThisCommit(CachedAnswer? answer) => answer?.TagIn(Snapshot, Fingerprint) is { } tag ? (answer, tag) : null;

    /// <summary>Identifies the code: another version of it may answer differently at the same commit, and must then not answer 304.</summary>
    static readonly string Build = string.Join(
        ',',
        new[] { typeof(ServedContent), typeof(ContentSnapshot), typeof(GraphQLEngine) }.Select(type => type.Module.ModuleVersionId));
}
