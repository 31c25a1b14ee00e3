using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ContentApi.Server.Configuration;
using ContentApi.Server.Http;
using ContentApi.Server.Sending;
using ContentApi.Server.Transport;
using ContentApi.Server.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentApi.Server.Tests;

/// <summary>A real server on a free port over a real repository. Dispose deletes the repository.</summary>
sealed class TestServer : IAsyncDisposable
{
    /// <summary>The transport of all servers of this run. <c>./test</c> runs the tests of HTTP once with each transport.</summary>
    public static readonly NetworkTransport Transport =
        Enum.Parse<NetworkTransport>(Environment.GetEnvironmentVariable("CONTENTAPI_TEST_TRANSPORT") ?? nameof(NetworkTransport.Sockets), ignoreCase: true);

    readonly LogCollector log = new();
    readonly WebApplication app;
    readonly ContentSource source;

    TestServer(TestRepository repository, ContentSource source, WebApplication app)
    {
        (Repository, this.source, this.app) = (repository, source, app);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        Url = new(app.Urls.Single());
        // Requests and responses stay as they are: no default headers, no redirects, no decompression.
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Url };
    }

    public TestRepository Repository { get; }

    /// <summary>The warnings and errors that were logged since the server began to listen.</summary>
    public IReadOnlyCollection<string> Log => log.Lines;
    public Uri Url { get; }

    /// <summary>The content that is served now.</summary>
    public ServedContent Content => app.Services.GetRequiredService<ContentStore>().Current.Content!;
    public HttpClient Client { get; }
    public ConnectionLimit Connections => app.Services.GetRequiredService<ConnectionLimit>();

    /// <summary>The memory that answers hold until their clients have received them.</summary>
    public SendBudget Budget => app.Services.GetRequiredService<SendBudget>();

    /// <param name="listing">The files of the first commit: see <see cref="FileListing"/>.</param>
    public static Task<TestServer> StartAsync(
        string listing = SampleContent.Listing, Action<ContentApiOptions>? configure = null, Action<KestrelServerOptions>? configureKestrel = null) =>
        StartAsync(TestRepository.With(listing), configure, configureKestrel);

    /// <param name="repository">A repository with a commit. Dispose deletes it.</param>
    public static async Task<TestServer> StartAsync(
        TestRepository repository, Action<ContentApiOptions>? configure = null, Action<KestrelServerOptions>? configureKestrel = null)
    {
        var server = await StartWithoutContentAsync(repository, configure, configureKestrel);
        server.Load();
        return server;
    }

    /// <summary>Starts a server that listens before it has read its content: see <see cref="Load"/>.</summary>
    public static Task<TestServer> StartWithoutContentAsync(string listing = SampleContent.Listing, Action<ContentApiOptions>? configure = null) =>
        StartWithoutContentAsync(TestRepository.With(listing), configure);

    static async Task<TestServer> StartWithoutContentAsync(
        TestRepository repository, Action<ContentApiOptions>? configure, Action<KestrelServerOptions>? configureKestrel = null)
    {
        var options = new ContentApiOptions { Repository = repository.Path, Urls = "http://127.0.0.1:0", Transport = Transport };
        configure?.Invoke(options);
        var source = ContentSource.Open(options);
        var quiet = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Logging:Console:LogLevel:Default", (string?)"None")]).Build();
        var app = ContentApiHost.Build(new(options, quiet), source);
        configureKestrel?.Invoke(app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value);
        await ContentApiHost.StartAsync(app, options);
        return new(repository, source, app);
    }

    public void Load() => Assert.NotNull(ContentApiHost.LoadFirst(app, source.Resolve()).Content);

    public Task<Answer> PostAsync(string query, string? accept = null, string? ifNoneMatch = null, object? variables = null, string? operationName = null) =>
        SendAsync(HttpMethod.Post, "/graphql", JsonSerializer.Serialize(new { query, variables, operationName }), accept: accept, ifNoneMatch: ifNoneMatch);

    public Task<Answer> GetAsync(string path, string? accept = null, string? ifNoneMatch = null) =>
        SendAsync(HttpMethod.Get, path, accept: accept, ifNoneMatch: ifNoneMatch);

    /// <param name="body">The text of the body, sent as UTF-8.</param>
    /// <param name="contentType">The value of Content-Type, which may be invalid; null for no such header.</param>
    public async Task<Answer> SendAsync(
        HttpMethod method, string path, string? body = null, string? contentType = "application/json", string? accept = null, string? ifNoneMatch = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (contentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        if (ifNoneMatch is not null) request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        foreach (var (name, value) in headers)
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content!.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request);
        return new(
            (int)response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Stops the server: it answers the requests in progress and closes all connections.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        source.Dispose();
        Repository.Dispose();
    }
}

sealed record Answer(int Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);
    public string? ContentType => ContentHeaders.ContentType?.ToString();
    public string? ETag => Header("ETag");
    public JsonElement Json => JsonElement.Parse(Bytes);

    /// <summary>The message and the code of the first error.</summary>
    public (string? Message, string? Code) Error
    {
        get
        {
            var error = Json.GetProperty("errors")[0];
            return (error.GetProperty("message").GetString(), error.GetProperty("extensions").GetProperty("code").GetString());
        }
    }

    /// <summary>Returns all values of a header of the answer or its content, separated by commas; null if there is none.</summary>
    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : null;
}
