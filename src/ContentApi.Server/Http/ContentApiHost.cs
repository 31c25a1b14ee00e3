using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ContentApi.Content.Snapshots;
using ContentApi.Git.Contract;
using ContentApi.Server.Configuration;
using ContentApi.Server.Documents;
using ContentApi.Server.Sending;
using ContentApi.Server.Serving;
using ContentApi.Server.Transport;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Console;

namespace ContentApi.Server.Http;

/// <summary>Builds and starts the web application, with its services and endpoints.</summary>
static partial class ContentApiHost
{
    [GeneratedRegex(@"(?<=:)[0-9]+(?=/?$)")]
    private static partial Regex PortOf { get; }

    const int ThreadsPerCore = 4;

    /// <summary>
    /// The largest total size of a request's headers, in bytes; a request with more is refused with 431. Half of Kestrel's default: ten thousand connections
    /// may each have sent this much of a request that never ends, and an HTTP/2 client repeats a long header by an index of one byte.
    /// </summary>
    const int MaxHeaderBytes = 16_384;

    public static WebApplication Build(Settings settings, ContentSource source)
    {
        // Reading a commit or indexing texts occupies all cores for seconds: requests that arrive meanwhile must not wait until the pool decides to start
        // another thread.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Min(Descriptors.MostStartingThreads, Math.Max(workers, ThreadsPerCore * Environment.ProcessorCount)), ports);

        // An empty builder adds nothing by itself: no files of the current folder are served or watched.
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = "content-api" });
        builder.Configuration.AddConfiguration(settings.Configuration);
        WebApplication? app = null;
        builder.Logging.AddContentApiLogging(settings.Configuration, () => app?.Lifetime.ApplicationStarted.IsCancellationRequested == true);
        builder.WebHost.UseContentApiKestrel(settings);
        builder.AddTransport(settings.Options);
        builder.AddStopping(settings.Options);
        builder.Services.AddSendBudget();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(settings.Options);
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton(services =>
            new ContentLoader(
                source.Builder, settings.Options.EngineOptions(UnhandledErrors.FieldErrors(services.GetRequiredService<ILoggerFactory>())),
                settings.Options.AnswerCacheBytes));
        builder.Services.AddSingleton(TrustedDocuments.Load(settings.Options.TrustedDocuments));
        builder.Services.AddSingleton<PersistedDocuments>();
        builder.Services.AddSingleton<TrustedDocumentCheck>();
        builder.Services.AddSingleton<ContentStore>();
        builder.Services.AddSingleton<ContentFollower>();

        app = builder.Build();
        app.UseHttp2Requests();
        app.UseUnhandledErrors();
        app.UseUnreadBodies(settings.Options);
        app.UseSharedHeaders();
        GraphQLEndpoint.Map(app);
        app.UseRouting();
        app.MapSchema();
        app.MapSitemap();
        app.MapGraphiQLFiles();
        app.MapHealth();
        app.MapOthers();
        return app;
    }

    /// <exception cref="CommandFailure">A URL is not valid, or the server cannot listen on it.</exception>
    /// <exception cref="OperationCanceledException">The application was stopped meanwhile.</exception>
    public static async Task StartAsync(WebApplication app, ContentApiOptions options)
    {
        // Kestrel treats text that it cannot parse as a name of this machine and listens on all its addresses, which opens the server to the network.
        foreach (var url in options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (PortOf.Match(url) is { Success: true } port && !ushort.TryParse(port.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                throw new CommandFailure($"The server cannot listen on '{url}': a port is a number from 0 to 65535.");
            if (!Uri.IsWellFormedUriString(url.Replace("://*", "://any").Replace("://+", "://any"), UriKind.Absolute))
                throw new CommandFailure($"The server cannot listen on '{url}': it is not a URL such as http://127.0.0.1:5080.");
        }
        try
        {
            await app.StartAsync();
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new CommandFailure($"Another program listens on {options.Urls} already: stop it, or choose another address with --urls.");
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or IOException or SocketException or ArgumentException)
        {
            throw new CommandFailure($"The server cannot listen on '{options.Urls}': {exception.Message.Split('\n')[0]}");
        }
    }

    /// <summary>
    /// Reads the first commit, begins to serve it, and follows the ref from there. If the commit cannot be served, only reports why.
    /// </summary>
    /// <exception cref="OperationCanceledException">The application was stopped.</exception>
    public static LoadResult LoadFirst(WebApplication app, GitCommit commit, IProgress<SnapshotProgress>? progress = null)
    {
        var result = app.Services.GetRequiredService<ContentLoader>().Load(commit, progress, app.Lifetime.ApplicationStopping);
        if (result.Content is null) return result;
        app.Services.GetRequiredService<ContentStore>().Publish(result.Content);
        _ = Task.Run(() => Settle(result.Content.Snapshot));
        app.Services.GetRequiredService<TrustedDocumentCheck>().Check(result.Content.Api);
        app.Services.GetRequiredService<ContentFollower>().Start(commit, result);
        return result;
    }

    /// <summary>Does the work that can wait until content is served: only a search has to wait for it.</summary>
    static void Settle(ContentSnapshot snapshot)
    {
        snapshot.Indexes.Prepare();
        // Reading all files leaves as much garbage as it keeps. The collector would keep that memory for the next such read, which never happens: later commits
        // read only the files that they change.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <param name="hasStarted">
    /// Whether the application has started. Until then the framework's log is off: if it cannot start, <see cref="StartAsync"/> says why in a better message.
    /// </param>
    static void AddContentApiLogging(this ILoggingBuilder logging, IConfiguration configuration, Func<bool> hasStarted)
    {
        logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", level => level >= LogLevel.Warning && hasStarted());
        // This category would create an Activity for each request, which nothing uses. UnhandledErrors logs failed requests.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // Kestrel logs errors and warnings with stack traces for some faults of clients, such as malformed trailers. UnhandledErrors logs the server's own
        // faults before they reach Kestrel.
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level >= LogLevel.Critical && hasStarted());
        // Kestrel logs a client that resets streams faster than they end as critical.
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.Http2", LogLevel.None);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.ColorBehavior = LoggerColorBehavior.Default;
        });
    }

    /// <summary>
    /// Adds the server's own transport on Linux, or Kestrel's if that is chosen or on other systems. The limit of connections applies to both; only the
    /// server's own closes idle connections to make room for new ones.
    /// </summary>
    static void AddTransport(this WebApplicationBuilder builder, ContentApiOptions options)
    {
        builder.Services.AddSingleton(services => new ConnectionLimit(
            options, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, Descriptors.Limit, TimeProvider.System,
            services.GetRequiredService<ILogger<ConnectionLimit>>()));
        if (OperatingSystem.IsLinux() && options.Transport == NetworkTransport.Sockets)
            builder.Services.AddSingleton<IConnectionListenerFactory, SocketTransport>();
        else
            builder.Services.AddSingleton<IConnectionListenerFactory>(services =>
                new LimitedTransport(ActivatorUtilities.CreateInstance<SocketTransportFactory>(services), services.GetRequiredService<ConnectionLimit>()));
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.UseSendBudget(
                kestrel.ApplicationServices.GetRequiredService<SendBudget>(), kestrel.ApplicationServices.GetRequiredService<StreamTurns>())));
    }

    static void AddStopping(this WebApplicationBuilder builder, ContentApiOptions options)
    {
        builder.Services.AddSingleton<Stopping>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Stopping>());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(options.StopDelayMilliseconds) + Stopping.Deadline);
    }

    static void UseContentApiKestrel(this ConfigureWebHostBuilder host, Settings settings)
    {
        host.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls(settings.Options.Urls);
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.RequestHeaderEncodingSelector = ContentLengthEncoding.For;
            kestrel.Limits.MaxRequestBodySize = UnreadBodies.LargestOf(settings.Options);
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
            // UrlReader applies the limit and explains it to the client. Kestrel, without a message, refuses lines four times as long or beyond its buffer.
            kestrel.Limits.MaxRequestLineSize = Math.Min(4 * settings.Options.MaxRequestLineBytes, (int)kestrel.Limits.MaxRequestBufferSize!);
            kestrel.Configure(settings.Configuration.GetSection("Kestrel"));
        });
    }
}
