using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Contract;
using ContentApi.Server.Requests;
using ContentApi.Server.Sending;

namespace ContentApi.Server.Http;

/// <summary>Turns exceptions into answers. A fault of the server is logged once; the client gets an answer without its details.</summary>
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
                // The client has disconnected: a request reads and writes nothing but its connection, and nothing else cancels it. RequestAborted may not be
                // cancelled yet.
                context.Abort();
            }
            catch (OutOfMemoryException)
            {
                // Not a fault of the code: the place at which memory ran out says nothing.
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

    /// <summary>Returns a callback that logs an exception by which one field of an answer failed; the rest of the answer is sent.</summary>
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
