using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Contract;
using ContentApi.Server.Requests;
using ContentApi.Server.Sending;

namespace ContentApi.Server.Http;

/// <summary>The edge at which an exception becomes an answer: a fault of ours is logged once and told without its details.</summary>
static partial class UnhandledErrors
{
    public static void UseUnhandledErrors(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(UnhandledErrors).FullName!);
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (BadHttpRequestException exception)
            {
                await Answer(context, new(exception.StatusCode, exception.Message));
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client has gone: a request reads and writes nothing but its connection, and nobody else cancels it. RequestAborted may not be cancelled
                // yet.
                context.Abort();
            }
            catch (OutOfMemoryException)
            {
                // No fault of the code: where it struck tells nothing.
                Log.OutOfMemory(logger, context.Request.Method, Printable.Of(context.Request.Path));
                await Answer(context, RequestFault.NoRoom);
            }
            catch (Exception exception)
            {
                Log.Unhandled(logger, exception, context.Request.Method, Printable.Of(context.Request.Path));
                await Answer(context, new(
                    StatusCodes.Status500InternalServerError, "The server failed to answer. The details are in its log.", ErrorCodes.InternalServerError));
            }
        });
    }

    /// <summary>Logs a fault that failed one field of an answer: the rest of it was sent.</summary>
    public static Action<Exception, IReadOnlyList<object>> FieldErrors(ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger(typeof(UnhandledErrors).FullName!);
        return (exception, path) => Log.FieldFailed(logger, exception, string.Join('.', path));
    }

    static Task Answer(HttpContext context, RequestFault fault)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }
        return fault.WriteAsync(context.Response);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
        public static partial void Unhandled(ILogger logger, Exception exception, string method, string path);

        [LoggerMessage(3, LogLevel.Error, "{Method} {Path} failed: the process has no memory left (the container's limit, or DOTNET_GCHeapHardLimit)")]
        public static partial void OutOfMemory(ILogger logger, string method, string path);

        [LoggerMessage(2, LogLevel.Error, "The field {Path} failed")]
        public static partial void FieldFailed(ILogger logger, Exception exception, string path);
    }
}
