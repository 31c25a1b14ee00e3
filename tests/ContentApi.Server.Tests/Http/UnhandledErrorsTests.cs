using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using ContentApi.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContentApi.Server.Tests.Http;

/// <summary>The server's real handling of unhandled exceptions, in front of endpoints that throw on purpose.</summary>
public sealed class UnhandledErrorsTests : IAsyncLifetime
{
    readonly LogRecorder log = new();
    WebApplication app = null!;
    HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.AddProvider(log);
        app = builder.Build();
        app.UseUnhandledErrors();
        app.UseRouting();
        app.MapGet("/fail", (RequestDelegate)(context =>
        {
            context.Response.Headers.ETag = "\"promised\"";
            throw new InvalidOperationException("the secret");
        }));
        app.MapGet("/fail-late", (RequestDelegate)(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("begun");
            throw new InvalidOperationException("the secret");
        }));
        await app.StartAsync();
        client = new() { BaseAddress = new(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_fault_of_the_server_is_logged_once_and_answered_without_details()
    {
        using var response = await client.GetAsync("/fail", TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("INTERNAL_SERVER_ERROR", JsonElement.Parse(text).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.DoesNotContain("secret", text);
        Assert.Null(response.Headers.ETag);
        var (message, exception) = Assert.Single(log.Errors);
        Assert.Equal(("GET /fail failed", "the secret"), (message, exception?.Message));
    }

    [Fact]
    public async Task A_fault_in_the_middle_of_a_response_aborts_the_connection()
    {
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetStringAsync("/fail-late", TestContext.Current.CancellationToken));
        Assert.Single(log.Errors);
    }

    sealed class LogRecorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(string Message, Exception? Exception)> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Errors.Enqueue((formatter(state, exception), exception));
        }

        public void Dispose() { }
    }
}
