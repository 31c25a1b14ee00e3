using System.Diagnostics;

namespace ContentApi.Benchmarks.Http;

/// <summary>nginx with one worker that sends files: the baseline of the measurements. Dispose ends the process.</summary>
sealed class NginxServer : IDisposable
{
    readonly Process process;

    NginxServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }
    public int ProcessId => process.Id;

    /// <param name="files">The folder that is served.</param>
    /// <param name="folder">The folder for its configuration and temporary files.</param>
    public static async Task<NginxServer> StartAsync(string files, string folder, int port, string? cpu)
    {
        // One process that is its own worker, with Debian's defaults except that there is no access log and that files stay open.
        var configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            daemon off;
            master_process off;
            pid {{folder}}/nginx.pid;
            error_log stderr warn;
            events { worker_connections 1024; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_timeout 65;
              keepalive_requests 100000000;
              open_file_cache max=10000;
              open_file_cache_valid 1h;
              types { }
              default_type application/json;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              server { listen 127.0.0.1:{{port}}; root {{files}}; }
            }
            """);
        var process = Process.Start(Pinned.Command(cpu, "nginx", "-p", folder, "-c", configuration))!;
        var address = new Uri($"http://127.0.0.1:{port}/");
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var _ = await client.GetAsync(new Uri(address, "title-0"));
                return new(process, address);
            }
            catch (HttpRequestException) when (tries < 100 && !process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
