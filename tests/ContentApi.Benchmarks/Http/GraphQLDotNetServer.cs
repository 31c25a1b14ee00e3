using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Encodings.Web;
using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Transport;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContentApi.Benchmarks.Http;

/// <summary>
/// graphql-dotnet over the same content as prepared objects, with as little of ASP.NET Core as possible: the alternative in decision 1. It parses and
/// validates each document once. It runs in a separate process, in <see cref="ServeAsync"/>.
/// </summary>
sealed class GraphQLDotNetServer : IDisposable
{
    readonly Process process;

    GraphQLDotNetServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }
    public int ProcessId => process.Id;

    /// <param name="source">The address of <c>/graphql</c> of a server from which it reads the content.</param>
    /// <param name="cpu">The processor that it may use; null for all.</param>
    public static async Task<GraphQLDotNetServer> StartAsync(Uri source, string? cpu)
    {
        var start = Pinned.Command(cpu, "dotnet", Path.Combine(AppContext.BaseDirectory, "ContentApi.Benchmarks.dll"), "graphql-dotnet", $"{source}");
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("graphql-dotnet's server ended before it listened: see above.");
        return new(process, new(address));
    }

    /// <summary>Writes its address to the standard output and serves until the process is ended.</summary>
    public static async Task<int> ServeAsync(Uri source)
    {
        var schema = GraphQLDotNetSchema.Create(await GraphQLDotNetContent.ReadAsync(source));
        // The same escapes as the other servers use: those for HTML cost time and bytes, and a reader of JSON does not need them.
        var serializer = new GraphQLSerializer(options => options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        var executer = new DocumentExecuter(
            new GraphQLDocumentBuilder(), new DocumentValidator(), new DefaultExecutionStrategySelector(), [new DocumentCache()]);

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(async context =>
        {
            var request = HttpMethods.IsGet(context.Request.Method)
                ? FromUrl(context.Request.Query, serializer)
                : await serializer.ReadAsync<GraphQLRequest>(context.Request.Body);
            var result = await executer.ExecuteAsync(new ExecutionOptions
            {
                Schema = schema, Query = request!.Query, OperationName = request.OperationName, Variables = request.Variables,
                CancellationToken = context.RequestAborted,
            });
            context.Response.ContentType = "application/json";
            await serializer.WriteAsync(context.Response.Body, result);
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
        return 0;
    }

    static GraphQLRequest FromUrl(IQueryCollection query, GraphQLSerializer serializer) =>
        new() { Query = query["query"], Variables = serializer.Deserialize<Inputs>(query["variables"]) };

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Parses and validates each document once, like the library's cache, which is in another package.</summary>
    sealed class DocumentCache : IConfigureExecution
    {
        readonly ConcurrentDictionary<string, GraphQLDocument> documents = [];

        public float SortOrder => 200;

        public async Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
        {
            if (documents.TryGetValue(options.Query!, out var known))
            {
                options.Document = known;
                options.ValidationRules = [];
                return await next(options);
            }
            var result = await next(options);
            if (result is { Executed: true, Document: { } document }) documents.TryAdd(options.Query!, document);
            return result;
        }
    }
}
