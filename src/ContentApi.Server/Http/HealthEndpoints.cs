using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Content.Diagnostics;
using ContentApi.Server.Http.Sending;
using ContentApi.Server.Serving;

namespace ContentApi.Server.Http;

/// <summary><c>/health/live</c> and <c>/health/ready</c>, for an orchestrator and the person behind it.</summary>
static class HealthEndpoints
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapHealth(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<ContentStore>();
        app.MapReading("/health/live", context => Write(context, StatusCodes.Status200OK, new { status = "live" }));
        app.MapReading("/health/ready", context =>
        {
            var (content, failure, lost) = store.Current;
            return content is null
                ? Write(context, StatusCodes.Status503ServiceUnavailable, new { status = "starting" })
                : Write(context, StatusCodes.Status200OK, Ready(content, failure, lost));
        });
    }

    /// <summary>A commit that cannot be served, or a ref that is not there, makes the server stale, not unready: it answers from the last good one.</summary>
    static object Ready(ServedContent content, LoadFailure? failure, string? lost)
    {
        var snapshot = content.Snapshot;
        return new
        {
            status = failure is null && lost is null ? "ready" : "stale",
            commit = content.CommitOid,
            @ref = snapshot.Reference,
            entries = snapshot.EntryCount,
            types = snapshot.Model.EntryTypes.ToDictionary(type => type.Name, type => snapshot.Entries(type).Count),
            diagnostics = DiagnosticCount.Of(snapshot.Diagnostics),
            failure = lost is not null ? new { message = lost }
                : failure is not null ? new { failure.Commit, failure.Message, diagnostics = DiagnosticCount.Of(failure.Diagnostics) }
                : (object?)null,
        };
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
