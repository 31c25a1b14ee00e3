using System.IO.Compression;
using System.Text.Json;

namespace ContentApi.Server.GraphiQL;

/// <summary>The files that <c>bundle.mjs</c> makes of GraphiQL's packages, embedded in this assembly.</summary>
static class GraphiQLFiles
{
    const string Prefix = "GraphiQL/";

    /// <summary>The names of the script, the style sheet and the workers, which contain hashes.</summary>
    public static readonly GraphiQLManifest Manifest =
        JsonSerializer.Deserialize<GraphiQLManifest>(Read("manifest.json"), JsonSerializerOptions.Web)!;

    static readonly Dictionary<string, GraphiQLFile> Files = typeof(GraphiQLFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".gz", StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .ToDictionary(name => name[..^3], name => new GraphiQLFile(ContentTypeOf(name[..^3]), Read(name)));

    public static IEnumerable<string> Names => Files.Keys;

    public static GraphiQLFile? Find(string name) => Files.GetValueOrDefault(name);

    static byte[] Read(string name)
    {
        using var stream = typeof(GraphiQLFiles).Assembly.GetManifestResourceStream(Prefix + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    static string ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".ttf" => "font/ttf",
        _ => "text/plain; charset=utf-8",
    };
}

/// <param name="Workers">The editor's worker scripts, by the labels with which it requests them.</param>
sealed record GraphiQLManifest(string Script, string Style, IReadOnlyDictionary<string, string> Workers);

/// <param name="Compressed">The content, compressed with gzip.</param>
sealed record GraphiQLFile(string ContentType, byte[] Compressed)
{
    readonly WeakReference<byte[]> plain = new([]);

    /// <summary>Returns the content, not compressed. Concurrent callers share one array; hardly any client needs it.</summary>
    public byte[] Decompress()
    {
        lock (plain)
        {
            if (plain.TryGetTarget(out var known) && known.Length > 0) return known;
            var bytes = Inflate();
            plain.SetTarget(bytes);
            return bytes;
        }
    }

    byte[] Inflate()
    {
        using var gzip = new GZipStream(new MemoryStream(Compressed), CompressionMode.Decompress);
        using var target = new MemoryStream();
        gzip.CopyTo(target);
        return target.ToArray();
    }
}
