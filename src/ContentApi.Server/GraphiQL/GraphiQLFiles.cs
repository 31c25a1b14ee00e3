using System.IO.Compression;
using System.Text.Json;

namespace ContentApi.Server.GraphiQL;

/// <summary>What <c>bundle.mjs</c> made of GraphiQL's packages, embedded in this assembly.</summary>
static class GraphiQLFiles
{
    const string Prefix = "GraphiQL/";

    /// <summary>Which file is which: their names hold hashes.</summary>
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

/// <param name="Workers">The editor's background scripts by the label that it asks for them with.</param>
sealed record GraphiQLManifest(string Script, string Style, IReadOnlyDictionary<string, string> Workers);

/// <param name="Compressed">By gzip.</param>
sealed record GraphiQLFile(string ContentType, byte[] Compressed)
{
    readonly WeakReference<byte[]> plain = new([]);

    /// <summary>The file as it is. All who ask for it at once get the same bytes; hardly any client does.</summary>
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
