using System.Security.Cryptography;
using System.Text;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Server.Serving;

/// <summary>One commit, ready to answer requests. Immutable: a request takes one and keeps it to its end.</summary>
sealed class ServedContent
{
    /// <param name="snapshot">The content.</param>
    /// <param name="previous">What was served before, whose API (with its plans) is kept while the model is the same.</param>
    /// <param name="engine">What requests may spend.</param>
    /// <param name="answerCacheBytes">What remembered answers may hold.</param>
    /// <exception cref="GraphQLException">See <see cref="ServedApi"/>.</exception>
    public ServedContent(ContentSnapshot snapshot, ServedContent? previous, GraphQLEngineOptions engine, long answerCacheBytes)
    {
        Snapshot = snapshot;
        Api = previous?.Api is { } api && ReferenceEquals(api.Model, snapshot.Model) ? api : new(snapshot.Model, engine, answerCacheBytes);
        CommitOid = snapshot.Commit.Oid.ToString();
        // Limits decide which requests are answered, and with which errors; these three have no part in what an answer says.
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

    /// <summary>Which code answers: the next version of it may give the same commit another form, and then must not be answered with 304.</summary>
    static readonly string Build = string.Join(
        ',',
        new[] { typeof(ServedContent), typeof(ContentSnapshot), typeof(GraphQLEngine) }.Select(type => type.Module.ModuleVersionId));
}
