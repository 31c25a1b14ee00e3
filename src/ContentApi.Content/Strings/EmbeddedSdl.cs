using System.Text;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Strings;

/// <summary>SDL that is embedded in the assembly: <c>directives.graphql</c> and <c>System.graphql</c>.</summary>
static class EmbeddedSdl
{
    /// <param name="name">The file's name.</param>
    /// <param name="before">Definitions that are put before those of the file.</param>
    public static DocumentNode Read(string name, string before = "") =>
        Parser.ParseDocument(new Source((byte[])[.. Encoding.UTF8.GetBytes(before), .. EmbeddedFile.Read(name)], name), ParserOptions.TypeSystem);
}

/// <summary>Reads files that are embedded in the assembly.</summary>
static class EmbeddedFile
{
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
