using System.Net.Sockets;
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

/// <summary>The web application: what it is made of and what it answers.</summary>
static class ContentApiHost
{
    const int ThreadsPerCore = 4;

    /// <summary>
    /// What the headers of a request may have in all, in bytes; with more it is refused with 431. Half of Kestrel's default: ten thousand connections may have sent so much of a request that never
    /// ends, and a client of HTTP/2 repeats a long header by an index of one byte.
    /// </summary>
    const int MaxHeaderBytes = 16_384;

    public static WebApplication Build(Settings settings, ContentSource source)
    {
        // While a commit is read or texts are indexed, all cores are at it for seconds: whoever asks meanwhile must not wait until the pool finds that it needs
        // one thread more.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Min(Descriptors.MostStartingThreads, Math.Max(workers, ThreadsPerCore * Environment.ProcessorCount)), ports);

        // Nothing is there that is not written here: no files of the current folder are served or watched.
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
            new ContentLoader(source.Builder, settings.Options.EngineOptions(UnhandledErrors.FieldErrors(services.GetRequiredService<ILoggerFactory>())), settings.Options.AnswerCacheBytes));
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

    /// <exception cref="CommandFailure">A URL is not one, or its port cannot be listened on.</exception>
    /// <exception cref="OperationCanceledException">The application was told to stop meanwhile.</exception>
    public static async Task StartAsync(WebApplication app, ContentApiOptions options)
    {
        // Kestrel takes what it cannot read for a name of this machine and listens on every address of it, for all the world.
        foreach (var url in options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
            if (!Uri.IsWellFormedUriString(url.Replace("://*", "://any").Replace("://+", "://any"), UriKind.Absolute))
                throw new CommandFailure($"The server cannot listen on '{url}': it is no URL such as http://127.0.0.1:5080.");
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
    /// Reads the first commit, begins to serve it, and follows the ref from there. It does none of the latter where the commit cannot be served.
    /// </summary>
    /// <exception cref="OperationCanceledException">The application was told to stop.</exception>
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

    /// <summary>What is left to do once content is served: nobody but a search has to wait for it.</summary>
    static void Settle(ContentSnapshot snapshot)
    {
        snapshot.Indexes.Prepare();
        // Reading leaves as much behind as it keeps. The collector would hold on to that room for reading that does not come again: a commit reads what it
        // changes.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <param name="hasStarted">Until then, the framework's own word on why it cannot start is left to <see cref="StartAsync"/>, which has a better
    /// one.</param>
    static void AddContentApiLogging(this ILoggingBuilder logging, IConfiguration configuration, Func<bool> hasStarted)
    {
        logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", level => level >= LogLevel.Warning && hasStarted());
        // It would make an Activity for each request, which nobody listens to; what fails is logged by UnhandledErrors.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // Kestrel logs errors and warnings with stack traces for some of what clients send, such as trailers that it cannot read. What is the server's own
        // fault is logged by UnhandledErrors before.
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level >= LogLevel.Critical && hasStarted());
        // It takes a client that resets streams faster than they end for critical.
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
    /// Kestrel's own transport where it is chosen, and elsewhere than on Linux. The limit of connections holds for both; only ours closes idle ones to make
    /// room for new ones.
    /// </summary>
    static void AddTransport(this WebApplicationBuilder builder, ContentApiOptions options)
    {
        builder.Services.AddSingleton(services => new ConnectionLimit(
            options, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, Descriptors.Limit, TimeProvider.System,
            services.GetRequiredService<ILogger<ConnectionLimit>>()));
        if (OperatingSystem.IsLinux() && options.Transport == NetworkTransport.Sockets) builder.Services.AddSingleton<IConnectionListenerFactory, SocketTransport>();
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
            // UrlReader has the limit, and a word for the sender; Kestrel has none for what is longer still. More does not fit into its buffer.
            kestrel.Limits.MaxRequestLineSize = Math.Min(4 * settings.Options.MaxRequestLineBytes, (int)kestrel.Limits.MaxRequestBufferSize!);
            kestrel.Configure(settings.Configuration.GetSection("Kestrel"));
        });
    }
}
