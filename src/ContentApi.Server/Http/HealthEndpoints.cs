using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Content.Diagnostics;
using ContentApi.Server.Requests;
using ContentApi.Server.Sending;
using ContentApi.Server.Serving;
using ContentApi.Server.Transport;

namespace ContentApi.Server.Http;

/// <summary>Answers <c>/health/live</c> and <c>/health/ready</c>, for orchestrators and operators.</summary>
static class HealthEndpoints
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapHealth(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<ContentStore>();
        var stopping = app.Services.GetRequiredService<Stopping>();
        var connections = app.Services.GetRequiredService<ConnectionLimit>();
        app.MapReading(Paths.Live, context => Write(context, StatusCodes.Status200OK, new { status = "live" }));
        app.MapReading(Paths.Ready, context =>
        {
            var (content, failure, lost) = store.Current;
            if (stopping.HasBegun) return Write(context, StatusCodes.Status503ServiceUnavailable, new { status = "stopping" });
            return content is null
                ? Write(context, StatusCodes.Status503ServiceUnavailable, new { status = "starting" })
                : Write(context, StatusCodes.Status200OK, Ready(content, failure, lost, connections));
        });
    }

    /// <summary>
    /// Returns the answer of <c>/health/ready</c>. A commit that cannot be served, or a ref that does not exist, makes the server stale, not unready: it
    /// answers from the last good commit. The endpoint is public, so the answer has only numbers and fixed sentences; the log has the paths, names and reasons.
    /// </summary>
    static object Ready(ServedContent content, LoadFailure? failure, string? lost, ConnectionLimit connections)
    {
        var snapshot = content.Snapshot;
        var isDegraded = snapshot.Gaps.HasUnreadable || connections.IsShort || IsMemoryShort();
        return new
        {
            status = failure is not null || lost is not null ? "stale" : isDegraded ? "degraded" : "ready",
            commit = content.CommitOid,
            @ref = snapshot.Reference,
            entries = snapshot.EntryCount,
            diagnostics = DiagnosticCount.Of(snapshot.Diagnostics),
            unreadable = snapshot.Gaps.HasUnreadable ? snapshot.Gaps.Unreadable.Count : (int?)null,
            connections = connections.IsShort ? new { connections.Open, connections.Max } : null,
            failure = lost is not null ? new { message = RefLost }
                : failure is not null ? new { failure.Commit, message = NotServed, diagnostics = DiagnosticCount.Of(failure.Diagnostics) }
                : (object?)null,
        };
    }

    const string RefLost = "The ref cannot be followed. The server's log says why.";
    const string NotServed = "The commit cannot be served. The server's log and 'content-api check' say why.";

    /// <summary>Whether so much memory of the machine or the container is in use (90 % by default) that the garbage collector works harder.</summary>
    static bool IsMemoryShort()
    {
        var memory = GC.GetGCMemoryInfo(GCKind.Any);
        return memory.MemoryLoadBytes > memory.HighMemoryLoadThresholdBytes;
    }

    static Task Write(HttpContext context, int status, object value)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, Json);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        return context.SendCopyAsync(body);
    }
}
