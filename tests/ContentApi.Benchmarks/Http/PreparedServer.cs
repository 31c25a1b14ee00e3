using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContentApi.Benchmarks.Http;

/// <summary>
/// The least that a server on ASP.NET Core can do: it reads the request to its end and sends prepared bytes. It runs in a separate process, in
/// <see cref="ServeAsync"/>.
/// </summary>
sealed class PreparedServer : IDisposable
{
    const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    readonly Process process;

    PreparedServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }
    public int ProcessId => process.Id;

    public static async Task<PreparedServer> StartAsync(string files, bool inline, string? cpu)
    {
        var start = Pinned.Command(cpu, "dotnet", Path.Combine(AppContext.BaseDirectory, "ContentApi.Benchmarks.dll"), "prepared", files);
        start.RedirectStandardOutput = true;
        if (inline) start.Environment[InlineCompletions] = "1";
        var process = Process.Start(start)!;
        return new(process, new((await process.StandardOutput.ReadLineAsync())!));
    }

    /// <summary>Writes its address to the standard output and serves until the process is ended.</summary>
    public static async Task<int> ServeAsync(string files)
    {
        var answers = Directory.GetFiles(files).ToDictionary(file => "/" + Path.GetFileName(file), File.ReadAllBytes);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").UseSockets(sockets =>
            sockets.UnsafePreferInlineScheduling = Environment.GetEnvironmentVariable(InlineCompletions) == "1");
        await using var app = builder.Build();
        app.Run(async context =>
        {
            while (true)
            {
                var read = await context.Request.BodyReader.ReadAsync();
                context.Request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) break;
            }
            var answer = answers[context.Request.Path.Value!];
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = answer.Length;
            await context.Response.BodyWriter.WriteAsync(answer);
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
        return 0;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
